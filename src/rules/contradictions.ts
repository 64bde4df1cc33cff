import { type Limit, type LimitKey, limitsWith } from './limits.ts';
import { type PointKey, pointsWith } from './points.ts';
import { type OwnValues, type Rule, ruleStanding, ruleTable, soundValues } from './rule-table.ts';

type MeasuredKey = LimitKey | PointKey;

/** Two rules of which one must not fall below the other, with the words that say so of the higher. */
interface Order {
	high: MeasuredKey;
	low: MeasuredKey;
	words: '不能短于' | '不能少于' | '不能轻于' | '应当大于';
}

/** Every pair of numbers that would make nonsense of each other the wrong way round. */
const orders: readonly Order[] = [
	{ high: 'hard', low: 'ordinary', words: '不能短于' },
	{ high: 'ordinary', low: 'immediate', words: '不能短于' },
	{ high: 'ordinary', low: 'urgent', words: '不能短于' },
	{ high: 'urgent', low: 'most-urgent', words: '不能短于' },
	{ high: 'proposal-longest', low: 'proposal', words: '不能短于' },
	{ high: 'hotline', low: 'hotline-urgent', words: '不能短于' },
	{ high: 'no-slip', low: 'receipt', words: '不能短于' },
	{ high: 'red-flag', low: 'blue-flag', words: '应当大于' },
	{ high: 'rectify-behind', low: 'behind', words: '应当大于' },
	{ high: 'score-rectify', low: 'score-urge', words: '不能轻于' },
	{ high: 'score-criticise', low: 'score-urge', words: '不能轻于' },
	{ high: 'score-yellow', low: 'score-rectify', words: '不能轻于' },
	{ high: 'score-yellow', low: 'score-criticise', words: '不能轻于' },
	{ high: 'score-red', low: 'score-yellow', words: '不能轻于' },
	{ high: 'score-overdue', low: 'score-late', words: '不能轻于' },
	{ high: 'score-returned-twice', low: 'score-returned', words: '不能轻于' },
	{ high: 'score-returned-often', low: 'score-returned-twice', words: '不能轻于' },
	{ high: 'score-form-missing', low: 'score-form-late', words: '不能轻于' },
];

/** The least and the most a value can come to: days for limits of time in different units, else the number itself. */
interface Size {
	least: number;
	most: number;
}

/** So many working days take at least as many days, at most twice as many and a long holiday. */
const daysIn: Readonly<Partial<Record<Limit['unit'], (value: number) => Size>>> = {
	工作日: (n) => ({ least: n, most: n * 2 + 10 }),
	日: (n) => ({ least: n, most: n }),
	月: (n) => ({ least: n * 28, most: n * 31 }),
	小时: (n) => ({ least: Math.floor(n / 24), most: Math.ceil(n / 24) }),
};

const exactly = (value: number): Size => ({ least: value, most: value });

function sizesOf(high: Limit | number, low: Limit | number): [Size, Size] {
	if (typeof high === 'number' || typeof low === 'number')
		return [exactly(Math.abs(Number(high))), exactly(Math.abs(Number(low)))];
	const inDays = (limit: Limit) => daysIn[limit.unit]?.(limit.value) ?? exactly(limit.value);
	return high.unit === low.unit ? [exactly(high.value), exactly(low.value)] : [inDays(high), inDays(low)];
}

/** Two rules that cannot hold together: what is wrong, and what would be possible. */
export interface Contradiction {
	/** Keys of both. */
	keys: readonly [string, string];
	message: string;
	hint: string;
}

const ruleOf = (key: string): Rule => ruleTable.find((rule) => rule.key === key) as Rule;

function breachesOfOrder(own: OwnValues, changed: readonly string[]): Contradiction[] {
	const values = { ...limitsWith(own), ...pointsWith(own) };
	return orders.flatMap(({ high, low, words }) => {
		if (!changed.includes(high) && !changed.includes(low)) return [];
		const [upper, lower] = sizesOf(values[high], values[low]);
		const isStrict = words === '应当大于';
		if (isStrict ? upper.least > lower.most : upper.most >= lower.least) return [];
		const [above, below] = [ruleOf(high), ruleOf(low)];
		const [most, least] = [ruleStanding(above, own).value, ruleStanding(below, own).value];
		const possible = changed.includes(high)
			? `“${above.label}”${isStrict ? '要大于' : '至少'}${least}`
			: `“${below.label}”${isStrict ? '要小于' : '最多'}${most}`;
		const other = changed.includes(high) ? below : above;
		return {
			keys: [high, low] as const,
			message: `“${above.label}”${most}${words}“${below.label}”${least}`,
			hint: `${possible}；或先改“${other.label}”：ducha rule set ${other.key} 数值`,
		};
	});
}

/** Two lamps under one name, or one under what another is called by default, which filters understand too. */
function sharedLampNames(own: OwnValues, changed: readonly string[]): Contradiction[] {
	const lamps = ruleTable.filter(({ key }) => key.startsWith('lamp-'));
	return lamps
		.filter(({ key }) => changed.includes(key))
		.flatMap((lamp) => {
			const { value } = ruleStanding(lamp, own);
			const other = lamps.find((o) => o !== lamp && (o.usual === value || ruleStanding(o, own).value === value));
			if (other === undefined) return [];
			return {
				keys: [lamp.key, other.key] as const,
				message: `“${value}”是“${other.label}”的名称，不能再用作“${lamp.label}”的`,
				hint: `换一个名称，如 ${lamp.usual}`,
			};
		});
}

/** Where the office's values contradict each other once these rules (by key) have changed; what stood before is left alone. */
export function contradictionsOf(own: OwnValues, changed: readonly string[]): Contradiction[] {
	const sound = soundValues(own);
	return [...breachesOfOrder(sound, changed), ...sharedLampNames(sound, changed)];
}
