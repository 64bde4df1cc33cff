import { type Day, writeDay, writeDayBeside } from '../../rules/day.ts';
import { writeLateness } from '../../rules/overdue.ts';
import type { RungName, Trigger } from '../../rules/rungs.ts';
import { type Block, type FactLine, paragraph } from '../paper.ts';
import type { LadderFacts } from './ladder-facts.ts';
import { beside } from './notice.ts';
import type { EarlierPaper, PaperRung, UnitFacts } from './unit-facts.ts';

/** 发出《催办通知单》, 予以通报批评: how a paper sent before is told. */
const tellings: Readonly<Record<PaperRung, string>> = {
	催办通知单: '发出《催办通知单》',
	限期整改单: '发出《限期整改单》',
	通报批评: '予以通报批评',
	黄色警告: '发出《黄色交办单》',
	红牌: '发出《红牌督办单》',
	移交问责建议: '提出移交问责建议',
};

/** What may follow next; from a leader's approval on it is proposed, not announced. */
const threats: Readonly<Record<RungName, (authority: string) => string>> = {
	提醒: () => '提醒',
	催办通知单: () => '发《催办通知单》',
	限期整改单: () => '发《限期整改单》',
	通报批评: () => '提请审批予以通报批评',
	黄色警告: () => '提请审批发《黄色交办单》（黄色警告）',
	红牌: () => '提请审批启动红牌督办',
	移交问责建议: (authority) => `提出移交${authority}依规依纪处理的建议`,
};

/** What follows where nothing comes of the paper, as the office's own ladder goes on; a suggestion at its end too. */
export function threatWords({ above, authority }: Pick<LadderFacts, 'above' | 'authority'>): string {
	const [next, after] = above;
	if (next === undefined) return '将按程序提出进一步处理的建议';
	// A red card is followed at once by what it leads to, for there is hardly a step between.
	const both = next === '红牌' && after !== undefined ? [next, after] : [next];
	return `将${both.map((rung) => threats[rung](authority)).join('，并')}`;
}

/** What goes with a paper, as what is proposed. */
const proposedConsequences: Readonly<Record<string, string>> = {
	通报批评: '在一定范围内通报批评',
	约谈: '约谈主要负责人，时间和地点另行通知',
	媒体曝光: '由新闻媒体公开曝光',
	纪委介入: '请纪检监察机关提前介入了解情况',
};

/** `按程序同时提出以下建议：约谈主要负责人，时间和地点另行通知。`, or nothing. */
export const consequenceWords = ({ consequences }: LadderFacts): string => {
	const words = consequences.map((name) => proposedConsequences[name] ?? name);
	return words.length === 0 ? '' : `按程序同时提出以下建议：${words.join('；')}。`;
};

/** `截至11月2日，逾期30个工作日`; where only rest days have passed, the days: `逾期1天（均为休息日）`. */
export function latenessWords({ late, day }: UnitFacts): string {
	const restDays = late.workingDays === 0 ? '（均为休息日）' : '';
	return `截至${writeDayBeside(day, day)}，${writeLateness(late)}${restDays}`;
}

/** All that is wrong today in one sentence without its full stop. */
export function wrongWords(facts: UnitFacts): string {
	// One lag may call for two rungs; it is said once.
	const others = [...new Set(facts.matters.filter(({ trigger }) => trigger !== '逾期').map(({ words }) => words))];
	if (facts.late.days > 0) return [latenessWords(facts), ...others].join('，');
	return others.length === 0 ? '' : `截至${writeDayBeside(facts.day, facts.day)}，${others.join('，')}`;
}

/** `“老城区雨污分流改造”（2026-031号）`; quotes within quotes are single. */
export const namedItem = ({ item }: UnitFacts): string =>
	`“${item.title.replaceAll('“', '‘').replaceAll('”', '’')}”（${item.number}号）`;

/** 牵头办理, 承办: what the unit does with the item. */
export const partWords = ({ part }: Pick<UnitFacts, 'part'>): string => (part === '承办' ? part : `${part}办理`);

/** `县政府第8次常务会议议定，由你单位牵头办理“…”（2026-031号），时限9月15日。` */
export function openingWords(facts: UnitFacts, unit = '你单位'): string {
	const { decided, deadline, day } = facts;
	const { current, original, extensions } = deadline;
	const due = current === null ? '' : `，时限${writeDayBeside(current, day)}`;
	const moved =
		extensions > 0 && original !== null && current !== original
			? `（原定${writeDayBeside(original, day)}，经批准延期${extensions}次）`
			: '';
	return `${decided === null ? '' : `${decided}，`}由${unit}${partWords(facts)}${namedItem(facts)}${due}${moved}。`;
}

/** Days before the paper's own carry their year where it is another. */
const told = ({ rung, mark, day, until }: EarlierPaper, on: Day): string =>
	`${writeDayBeside(day, on)}${tellings[rung]}${mark === null ? '' : `（${mark}）`}${until === null ? '' : `，限${writeDayBeside(until, on)}前${rung === '催办通知单' ? '报告' : '整改'}`}`;

/** `9月17日发出《催办通知单》（青督催〔2026〕24号），限9月21日前报告；9月28日发出…。`, or nothing. */
export const earlierWords = ({ papers, day }: UnitFacts): string =>
	papers.length === 0 ? '' : `${papers.map((paper) => told(paper, day)).join('；')}。`;

/** No longer than leaves a notice on its page. */
const longestHeard = 80;
const cut = (text: string, most: number): string => {
	const signs = [...text.replace(/\s+/g, ' ').trim()];
	return signs.length > most ? `${signs.slice(0, most - 1).join('')}…` : signs.join('');
};

/** `10月28日：招标公告已发布`, null where nothing was heard. */
export const heardWords = ({ heard, day }: UnitFacts): string | null =>
	heard === null ? null : `${writeDayBeside(heard.day, day)}：${cut(heard.text, longestHeard)}`;

/** The last feedback as a sentence: `10月28日反馈，招标公告已发布。` */
export function feedbackWords({ heard, day, papers }: UnitFacts): string {
	if (heard === null) return papers.length === 0 ? '' : '至今没有反馈办理情况。';
	const words = cut(heard.text, longestHeard).replace(/[。；，.;,]+$/, '');
	const last = papers.at(-1);
	const since = last !== undefined && heard.day < last.day ? '此后没有新的反馈，最近一次是' : '';
	return `${since}${writeDayBeside(heard.day, day)}反馈，${words}。`;
}

/** What an item that is not late yet is held against: its day is still to come. */
type Shortfall = 'late' | 'behind' | 'silent';

/** Whether the item is late, else whether it is behind its schedule or only not reported on. */
export function shortfallOf({ late, matters }: UnitFacts): Shortfall {
	const has = (...triggers: Trigger[]) => matters.some(({ trigger }) => triggers.includes(trigger));
	if (late.days > 0) return 'late';
	if (has('滞后', '严重滞后')) return 'behind';
	return has('不反馈') ? 'silent' : 'late';
}

/** What is still not done when a limit has passed. */
const stillOpen: Readonly<Record<Shortfall, string>> = {
	late: '仍未办结',
	behind: '仍未赶上序时进度',
	silent: '仍未反馈办理情况',
};

const expired = ({ papers, day }: UnitFacts): string => {
	const last = papers.at(-1);
	return last?.until != null && last.until < day ? `${last.rung}期满` : '';
};

/** What its conditions are called. */
const conditions: Readonly<Record<PaperRung, string>> = {
	催办通知单: '催办条件',
	限期整改单: '限期整改条件',
	通报批评: '通报批评条件',
	黄色警告: '黄色警告条件',
	红牌: '红牌督办条件',
	移交问责建议: '提出移交问责建议的条件',
};

/** `限期整改单期满未改，符合黄色警告条件`: why this rung, from what brought it about. */
export function conditionWords(facts: LadderFacts, rung: PaperRung): string {
	const why =
		facts.trigger === '期满'
			? `${expired(facts)}${facts.finding === null ? stillOpen[shortfallOf(facts)] : '仍未整改'}`
			: facts.trigger === '整改不力' || facts.trigger === '情节特别严重'
				? facts.trigger
				: '';
	return `${why === '' ? '' : `${why}，`}符合${conditions[rung]}`;
}

/** Sentences joined, empty ones left out; each ends in one full stop. */
export const sentences = (...words: string[]): string =>
	words
		.filter((each) => each !== '')
		.map((each) => (/[。；]$/.test(each) ? each : `${each}。`))
		.join('');

export const heading = (text: string): Block => ({ kind: 'heading', text });

/** `批准：方振国（分管县领导）　2026年11月2日`. */
export const approvalBlocks = ({ approval, day }: LadderFacts): Block[] =>
	approval === null ? [] : [paragraph(`批准：${approval.name}（${approval.post}）　${writeDay(day)}`)];

/** Whom to ask, and who is given a copy. */
export function footWords({ office, copies }: LadderFacts): string[] {
	const phone = office.phone === null ? '' : `电话 ${office.phone}`;
	const ask = [office.contact ?? '', phone].filter((word) => word !== '').join('　');
	return [...(ask === '' ? [] : [`联系人：${ask}`]), ...(copies.length === 0 ? [] : [`送：${copies.join('，')}`])];
}

/** What every one-page paper of the ladder says first: the item, where it comes from, its days. */
export function itemFacts({ item, origin, deadline }: UnitFacts): FactLine[] {
	const { original, current, extensions } = deadline;
	const moved = current !== null && current !== original ? [{ label: '现定时限', text: writeDay(current) }] : [];
	const stated: FactLine[] =
		original === null
			? []
			: beside({ label: '原定时限', text: writeDay(original) }, { label: '延期', text: `${extensions}次` });
	return [
		{ label: '事项编号', text: `${item.number}　${item.title}` },
		{ label: '任务来源', text: origin },
		...stated,
		...moved,
	];
}
