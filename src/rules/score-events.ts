import { writeDayBeside } from './day.ts';
import { bucketOf } from './figures.ts';
import { meritKinds, type ScoredMerit } from './merits.ts';
import { deductionOf } from './rungs.ts';
import { pointsBehind } from './schedule.ts';
import type { ScoredForm, ScoredReturn, ScoredRung, ScoreInput, SharedItem } from './score-input.ts';
import { type Candidate, candidate, roundPoints, worth } from './score-line.ts';

/** What a step is about: the item's number and the unit's part in it. */
type About = Pick<Candidate, 'item' | 'role'>;

const inBrackets = (words: string | null): string => (words === null || words === '' ? '' : `（${words}）`);

/** A paper of the ladder, and the 通报批评 that went with it. */
export function rungLines(sent: ScoredRung, about: About, { points }: ScoreInput): Candidate[] {
	const { rung, mark, day, consequence } = sent;
	const given = { ...about, day, event: mark };
	const cost = deductionOf(rung, points);
	const criticised = { key: 'score-criticised', reason: `随${rung}通报批评${inBrackets(mark)}` } as const;
	return [
		...(cost === null
			? []
			: [
					candidate({ ...given, key: rung, reason: rung + inBrackets(mark), points: worth(-cost, about.role, points) }),
				]),
		...(consequence?.split('、').includes('通报批评')
			? [candidate({ ...given, ...criticised, points: worth(points['score-criticised'], about.role, points) })]
			: []),
	];
}

/** What each return of a claim costs: the first, the second, all further ones. */
const returnRules = ['score-returned', 'score-returned-twice', 'score-returned-often'] as const;

/** 退回: what a claim sent back takes off, the more the oftener it happened. */
export function returnLine({ day, nth, reason }: ScoredReturn, about: About, { points }: ScoreInput): Candidate {
	const key = returnRules[Math.min(nth, returnRules.length) - 1] ?? 'score-returned';
	const words = `报结第${nth}次退回${inBrackets(reason)}`;
	return candidate({ ...about, key, day, reason: words, points: worth(points[key], about.role, points) });
}

/** 失实: a revisit found that what a lead had reported was not so. */
export const untrueLine = (day: ScoredReturn['day'], about: About, { points }: ScoreInput): Candidate =>
	candidate({ ...about, key: 'score-false', day, reason: '回访复核不符，反馈失实', points: points['score-false'] });

/** 迟报 came back after its due day, 漏报 not by the line; null for a form in time, or not due in the span. */
export function formLine({ label, due, returned }: ScoredForm, { from, line, points }: ScoreInput): Candidate | null {
	if (due < from || (line.open ? due >= line.day : due > line.day)) return null;
	if (returned !== null && returned <= due) return null;
	const say = (day: typeof due) => writeDayBeside(day, line.day);
	return returned !== null && returned <= line.day
		? candidate({
				key: 'score-form-late',
				day: returned,
				reason: `${label}反馈表迟报（${say(returned)}，应于${say(due)}前）`,
				points: points['score-form-late'],
			})
		: candidate({
				key: 'score-form-missing',
				day: due,
				reason: `${label}反馈表漏报（应于${say(due)}前）`,
				points: points['score-form-missing'],
			});
}

/** Praise, criticism, commendation, or a mark from outside with its paper; null for what is worth no points. */
export function meritLine(merit: ScoredMerit, about: About, { points }: ScoreInput): Candidate | null {
	const { kind, day, basis, text } = merit;
	const { rule, isOutside } = meritKinds[kind];
	const reason = `${kind}（${basis}）${text === null ? '' : `：${text}`}`;
	if (isOutside) return candidate({ ...about, key: '外部评价', day, reason, points: merit.points ?? 0 });
	if (rule === null) return null;
	return candidate({
		...about,
		key: rule,
		day,
		reason,
		points: worth(points[rule], about.role, points),
		event: basis,
		isTold: true,
	});
}

/** A point for each 百分点 a unit's running items are ahead of (or behind) schedule on average, up to the limit; null where none can be compared. */
export function scheduleLine(led: readonly SharedItem[], input: ScoreInput): Candidate | null {
	const { line, percents, yearly, points } = input;
	const gaps = led.flatMap(({ item }) => {
		if (item.status === '中止' || bucketOf(item, line) !== 'notDue') return [];
		const behind = pointsBehind({ ...item, percent: percents.get(item.id) ?? null }, line.day, yearly);
		return behind === null ? [] : [-behind];
	});
	const most = points['score-schedule'];
	if (gaps.length === 0 || most === 0) return null;
	const tenths = Math.round(gaps.reduce((sum, gap) => sum + Math.round(gap * 10), 0) / gaps.length);
	if (tenths === 0) return null;
	const words = `${tenths > 0 ? '超' : '落后'}序时${Math.abs(tenths) / 10}个百分点`;
	return candidate({
		key: 'score-schedule',
		day: line.day,
		reason: `在办事项平均${words}（可比${gaps.length}件）`,
		points: roundPoints(Math.max(-most, Math.min(most, tenths / 10))),
	});
}
