import { UserError } from '../errors.ts';
import type { Calendar } from './calendar.ts';
import type { Day } from './day.ts';
import { reachLimit } from './deadline.ts';
import type { Limit } from './limits.ts';

/** How an inspection is made (督查方式). */
export const inspectionKinds = ['现场督查', '听取汇报', '个别访谈', '明查', '暗访', '联合督查', '督查调研'] as const;
export type InspectionKind = (typeof inspectionKinds)[number];

/** What may be written down of an inspection beside whom and what it looked at. */
type Told = 'authorisedBy' | 'members' | 'interviews' | 'record' | 'product';

/** What each kind cannot be without, and what it still owes when it was made (督查活动). */
const kindsOf: Readonly<Record<InspectionKind, { needs: readonly Told[]; owes: readonly Told[] }>> = {
	现场督查: { needs: [], owes: ['record'] },
	听取汇报: { needs: [], owes: ['record'] },
	个别访谈: { needs: ['interviews'], owes: ['record'] },
	明查: { needs: [], owes: ['record'] },
	暗访: { needs: ['authorisedBy'], owes: ['record'] },
	联合督查: { needs: ['members'], owes: ['record'] },
	督查调研: { needs: [], owes: ['product'] },
};

const words: Readonly<Record<Told, { label: string; hint: string }>> = {
	authorisedBy: { label: '谁授权的', hint: '加 --authorised-by 姓名；未经授权不搞暗访' },
	members: { label: '哪些方面的人参加', hint: '加 --members "县人大=罗建平；县政协=何小川；媒体=县融媒体中心"' },
	interviews: { label: '访谈了谁', hint: '加 --interviews 访谈对象' },
	record: { label: '督查记录', hint: '' },
	product: { label: '调研成果', hint: '' },
};

/** Refuses an inspection that lacks what its kind cannot be without. */
export function checkInspection(kind: InspectionKind, told: Partial<Record<Told, string | null>>): void {
	const missing = kindsOf[kind].needs.find((key) => (told[key] ?? null) === null);
	if (missing !== undefined)
		throw new UserError(`${kind}要写${words[missing].label}`, {
			exit: 'misused',
			code: 'inspection-incomplete',
			hint: words[missing].hint,
		});
	const isJoint = kind !== '联合督查' || readMembers(told.members ?? '').some(({ from }) => from !== null);
	if (!isJoint)
		throw new UserError(`联合督查要写明参加的人是哪个方面的：${told.members}`, {
			exit: 'misused',
			code: 'not-joint',
			hint: words.members.hint,
		});
}

/** What an inspection that was made still owes: its record, or the product of a 督查调研. */
export const owedOf = (kind: InspectionKind, told: Partial<Record<Told, string | null>>): string[] =>
	kindsOf[kind].owes.filter((key) => (told[key] ?? null) === null).map((key) => words[key].label);

/** Members of a joint team, by what they come from: 人大, 政协, 媒体, 专家, a department; null for the office's own. */
interface Members {
	from: string | null;
	names: string[];
}

/** `县人大=罗建平、何小川；媒体：县融媒体中心；林晓`, as typed or as kept. */
function readMembers(text: string): Members[] {
	return text
		.split(/[;；\n]+/u)
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.map((part) => {
			const [first = '', ...rest] = part.split(/[=＝:：]/u);
			const isNamed = rest.length > 0;
			const names = (isNamed ? rest.join('') : first).split(/[、,，\s]+/u).filter((name) => name !== '');
			return { from: isNamed ? first.trim() : null, names };
		});
}

/** Members as they are kept and printed: `县人大：罗建平、何小川；媒体：县融媒体中心`. */
export const writeMembers = (text: string): string =>
	readMembers(text)
		.map(({ from, names }) => `${from === null ? '' : `${from}：`}${names.join('、')}`)
		.join('；');

/** What decides whether two inspections meet. */
export interface Check {
	id: number;
	day: Day;
	units: readonly number[];
	/** The items' numbers. */
	items: readonly string[];
}

/** Two inspections of the same unit or the same matter with too few days between them. */
export interface Clash {
	other: Check;
	units: number[];
	items: string[];
}

/** An item, what it was divided into, and what it was divided from are one matter. */
const isSameMatter = (one: string, other: string): boolean =>
	one === other || one.startsWith(`${other}-`) || other.startsWith(`${one}-`);

/** The other inspections, before or after, that look at the same unit or item within the limit (避免重复督查). */
export function clashesOf(
	check: Omit<Check, 'id'>,
	others: readonly Check[],
	limit: Limit,
	calendar: Calendar,
): Clash[] {
	return others.flatMap((other) => {
		const [first, second] = check.day < other.day ? [check.day, other.day] : [other.day, check.day];
		if (second > reachLimit(first, limit, calendar)) return [];
		const units = check.units.filter((unit) => other.units.includes(unit));
		const items = other.items.filter((item) => check.items.some((own) => isSameMatter(own, item)));
		return units.length + items.length > 0 ? [{ other, units, items }] : [];
	});
}
