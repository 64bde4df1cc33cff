import { yearOf } from '../rules/day.ts';
import type { StatedDeadline } from '../rules/deadline.ts';
import type { DayContext } from './day-context.ts';
import { foldTime } from './day-text.ts';
import { type FoundDay, findDays } from './day-words.ts';

import { cleanText, foldText, isBlank } from './text.ts';

/** Words for work that never ends. */
const longTerm =
	/持续|长期|常态|长效|常年|常抓|经常|日常|一贯|坚持不懈|贯穿(?:全年|始终)|不间断|永久|动态推进|滚动推进|(?:按|依)(?:年度)?计划持续/;
/** Words for work to be done on the spot. */
const immediate =
	/立行立改|即知即改|立即|立刻|即刻|马上|当即|即办|即时|即交即办|随交随办|随到随办|边[查整督]边改|立[查整接]立[改办行]|即[查行接][即]?[改办]|立说立行|(?<![会动式考试])当[日天](?:内)?(?:办|完|整|改|$)|第一时间|限时立办/;
/** Nothing was set, and the paper says so. */
const nothingSet =
	/^(?:无|没有|未)(?:明确|具体|规定|设定?|硬性)?(?:完成|办理|办结)?(?:时限|期限|时间|要求|时间要求|节点)+$|^不限(?:时|期)?$|^未明确$|^不设限$/;
/** The paper speaks of something already done. */
const alreadyDone = /^已(?:经)?(?:全部|基本)?(?:按时|如期)?(?:完成|办结|整改|销号|落实|完工|竣工|解决|办理)/;
/** A cycle: 每月25日前, 每半年一次, 按季度报送. */
const cycle =
	/(?:每(?!个?(?:单位|部门|项|件|人|户|村))|逐(?=[月季年日周旬])|按(?=[月季周旬日](?:度)?(?:报|推|调|开|通|组|更|完|$|,|;)))[^,;。]*|(?:一|1)(?:日|周|旬|月|季度?|半年|年)(?:一|1|两|2)?[次报查调考][^,;。]*|(?:月|季|周|旬|半年|年)(?:度)?(?:报|调度|通报)(?:制)?(?=$|,|;|。)/g;

const limitUnits: Record<string, { unit: NonNullable<StatedDeadline['unit']>; each: number }> = {
	工作日: { unit: '工作日', each: 1 },
	自然日: { unit: '日', each: 1 },
	日: { unit: '日', each: 1 },
	天: { unit: '日', each: 1 },
	周: { unit: '日', each: 7 },
	星期: { unit: '日', each: 7 },
	月: { unit: '月', each: 1 },
	季度: { unit: '月', each: 3 },
	年: { unit: '月', each: 12 },
	小时: { unit: '小时', each: 1 },
	h: { unit: '小时', each: 1 },
};
const inside = '(?:之内|以内|内)';
/** An n-day limit; 月, 日 and 年 need 个 or 内 beside them, for `6月` and `20日` are days of the calendar. */
const limit = new RegExp(
	`(?<![\\d月年.])(\\d{1,3})(?:个?(工作日|自然日|天|周|星期|小时|h)${inside}?|个(月|季度)${inside}?|(日|年)${inside}|(?<=限\\d+)(日)|(?<=后\\d+)(日))(?!前|底)`,
	'i',
);
const halves: [RegExp, string][] = [
	[/半个?月(?=之?以?内|$)/g, '15天'],
	[/半年(?=之?以?内)|^半年$/g, '6个月'],
	[/两(?=[个天周])/g, '2'],
	[/1个半月/g, '45天'],
];
/** Events a limit may run from that count as the unit's receipt. */
const receipt =
	/^(?:收|接|交办|转办|批示|印发|下发|发文|发出|通知|派单|签收|受理|会后|会议|立项|交|文件|本通知|限|办理|自|请|须|需|应|在|于|$)/;

/** What a day is the day of, when it is not the end of the work. */
const qualifiers =
	/(动工|开工|开建|启动|投入使用|投用|投运|投产|开业|通车|交付|竣工|完工|主体完工|封顶|报送|反馈|上报|验收|取得阶段性[^,;。]*|初见成效|见成效)/;
/** How much of the work is done when a stage is reached (percent). */
const stagePercents: [RegExp, number][] = [
	[/(\d{1,3})%/, Number.NaN],
	[/过半/, 50],
	[/启动|开工|动工|开建|前期|方案/, 0],
	[/完成|完工|竣工|建成|投用|投入使用|通车|办结|整改到位|交付/, 100],
];

/** Nothing understood of the words of a cell. */
export const emptyDeadline = (raw: string | null): StatedDeadline => ({
	kind: 'none',
	date: null,
	raw,
	note: null,
	n: null,
	unit: null,
	from: null,
	cycle: null,
	also: null,
	milestones: [],
	qualifier: null,
});

/** The words after a day, up to the next one or the end of the clause: what is to be reached by then. */
function stageWords(text: string, found: FoundDay, next: FoundDay | undefined): string {
	const rest = text.slice(found.end, next?.start).split(/[,;。、]/)[0] ?? '';
	return rest.replace(/^(?:之前|以前|前|底|止|内|力争|确保|全面|[-~至到])+/, '');
}

function readStages(text: string, days: FoundDay[]): StatedDeadline['milestones'] {
	if (days.length < 2) return [];
	const stages = days.flatMap((found, i) => {
		const title = stageWords(text, found, days[i + 1]);
		const rule = stagePercents.find(([words]) => words.test(title));
		if (rule === undefined || found.day === null) return [];
		if (Number.isNaN(rule[1]))
			return [{ title, day: found.day, percent: Math.min(100, Number(rule[0].exec(title)![1])) }];
		// What is done with more to come is its part of the whole: 主体完工 of two stages is half.
		const part = i < days.length - 1 ? Math.round((100 * (i + 1)) / days.length) : 100;
		return [{ title, day: found.day, percent: Math.min(rule[1], part) }];
	});
	return stages.map((stage, i) => ({ ...stage, percent: Math.min(...stages.slice(i).map((s) => s.percent)) }));
}

/** Days that open a span or say up to when something was counted are not what is due, if another day is. */
function dueDays(text: string, days: FoundDay[]): FoundDay[] {
	const isOpening = (d: FoundDay) =>
		/^(?:起|开始|以来|后|[-~至到](?:长期|持续|今后))/.test(text.slice(d.end)) ||
		/(?:自|从)$/.test(text.slice(0, d.start));
	const isStatus = (d: FoundDay) => /截[至止](?:到|目前)?$/.test(text.slice(0, d.start));
	const closing = days.filter((d) => !isOpening(d));
	const due = closing.filter((d) => !isStatus(d));
	return due.length > 0 ? due : closing;
}

function dropBareYears(days: FoundDay[]): FoundDay[] {
	const within = new Set(days.filter((d) => !d.yearOnly && d.day !== null).map((d) => yearOf(d.day!)));
	return days.filter((d) => !d.yearOnly || d.day === null || !within.has(yearOf(d.day)));
}

function datedDeadline(raw: string, text: string, days: FoundDay[]): StatedDeadline {
	const last = days.reduce((a, b) =>
		a.day !== null && b.day !== null && b.day >= a.day ? b : a.day === null ? a : b.day === null ? b : a,
	);
	if (last.day === null)
		return { ...emptyDeadline(raw), kind: 'unparseable', note: last.why ?? `没有“${last.words}”这一天` };
	const notes = [...new Set(last.notes)];
	if (days.length > 1) notes.push('有几个日期，取最后一个');
	const qualifier = qualifiers.exec(stageWords(text, last, undefined))?.[1] ?? null;
	return {
		...emptyDeadline(raw),
		kind: 'date',
		date: last.day,
		note: notes.length > 0 ? `推定：${notes.join('，')}` : null,
		also: longTerm.test(text) ? 'long_term' : null,
		milestones: readStages(text, days),
		qualifier,
	};
}

function readLimit(raw: string, text: string): StatedDeadline | null {
	const match = limit.exec(text);
	if (match === null) return null;
	const word = match.slice(2).find((w) => w !== undefined)!;
	const { unit, each } = limitUnits[word.toLowerCase()]!;
	const start = text.slice(0, match.index).replace(/^.*[,;。]/, '');
	const from = start.replace(/(?:起|之日起|之日|日起|后|的|限|在|于|自|请|须|应)+$/, '') || null;
	const n = Number(match[1]) * each;
	if (!receipt.test(start))
		return { ...emptyDeadline(raw), kind: 'unparseable', note: `“${start}”是哪一天不清楚，无法推算` };
	return {
		...emptyDeadline(raw),
		kind: 'relative',
		n,
		unit,
		from,
		note: from === null ? '未写从何时起算，按收到之日' : null,
	};
}

/** Characters of a deadline cell that are read; the whole is kept as written. */
const longestRead = 300;

/** Understands the words of a deadline cell; days that cannot exist and words that name no day are `unparseable`, never guessed. */
export function readDeadline(written: string, context: DayContext): StatedDeadline {
	const raw = cleanText(written);
	if (raw === '') return emptyDeadline(null);
	if (isBlank(raw) || nothingSet.test(foldText(raw))) return emptyDeadline(raw);
	const text = halves.reduce((t, [from, to]) => t.replace(from, to), foldTime(raw.slice(0, longestRead)));
	const cycles = text.match(cycle);
	const once = text.replace(cycle, '');
	const spoken = limit.exec(once)?.[0];
	const all = dropBareYears(findDays(spoken === undefined ? once : once.replace(spoken, ';'), context));
	const days = dueDays(once, all);
	const cycleWords = cycles === null ? null : cycles.join('；');
	const onlyYear = cycleWords !== null && days.every((d) => d.yearOnly);
	if (days.length > 0 && !onlyYear) return { ...datedDeadline(raw, once, days), cycle: cycleWords };
	if (spoken !== undefined) return { ...readLimit(raw, once)!, cycle: cycleWords };
	if (immediate.test(once))
		return {
			...emptyDeadline(raw),
			kind: 'immediate',
			also: longTerm.test(text) ? 'long_term' : null,
			cycle: cycleWords,
		};
	if (longTerm.test(once)) return { ...emptyDeadline(raw), kind: 'long_term', cycle: cycleWords };
	if (cycleWords !== null) return { ...emptyDeadline(raw), kind: 'recurring', cycle: cycleWords };
	if (/^即日/.test(once)) return { ...emptyDeadline(raw), kind: 'immediate' };
	if (alreadyDone.test(once)) return { ...emptyDeadline(raw), note: '表中写明已经完成' };
	if (all.length > 0) return { ...emptyDeadline(raw), kind: 'unparseable', note: '只写了起始时间' };
	return { ...emptyDeadline(raw), kind: 'unparseable', note: '看不出是哪一天' };
}
