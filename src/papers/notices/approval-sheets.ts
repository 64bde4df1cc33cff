import { type Day, day, daysBetween, writeDay, writeDayBeside } from '../../rules/day.ts';
import type { Box, Paper } from '../paper.ts';
import { type Grounds, writeDocument, writeInstruction } from './grounds-words.ts';
import { type NoticeOffice, noticeOf } from './notice.ts';

/** Where whoever decides signs. */
export const signing = '签字：　　　　　　　年　　月　　日';

const box = (label: string, text: string): Box => ({ label, text });
/** A box over the whole width, left out where there is nothing to say. */
const said = (label: string, text: string | null): Box[][] =>
	text === null || text === '' ? [] : [[box(label, text)]];
/** A box to be written and signed in. */
const signed = (label: string, text: string, lines: number): Box[] => [{ label, text, lines, sign: signing }];

const widestHalf = 13;
/** Two boxes beside each other where both are short, else one below the other. */
const paired = (first: Box, second: Box): Box[][] =>
	[first, second].every(({ text }) => [...text].length <= widestHalf) ? [[first, second]] : [[first], [second]];

/** An approval sheet stays in the office: it is signed, not sealed. */
const sheetOf = (office: NoticeOffice, day: Day, mark: string, title: string, rows: Box[][]): Paper => ({
	...noticeOf(office, day, mark),
	title,
	blocks: [{ kind: 'boxes', rows }],
	signature: null,
});

const instructionsIn = ({ instructions }: Grounds, day: Day): string =>
	instructions.map((each) => writeInstruction(each, day)).join('\n');

interface SheetItem {
	number: string;
	title: string;
	leads: string[];
	supports: string[];
	grounds: Grounds;
}

/** What a 立项审批单 lays before the approver. */
export interface RegistrationFacts extends SheetItem {
	mark: string;
	day: Day;
	office: NoticeOffice;
	/** The day it was registered; null while it is a draft. */
	registered: Day | null;
	received: Day;
	urgency: string;
	publicity: string;
	leader: string | null;
	tasks: string[];
	term: string;
	isOwn: boolean;
	/** Who approved it, where that is known. */
	approver: string | null;
	/** Who drew it up. */
	clerk: string;
}

function proposalOf({ leads, supports, isOwn }: RegistrationFacts): string {
	const led = isOwn
		? '由本室自办'
		: [leads.length > 0 && `由${leads.join('、')}牵头`, supports.length > 0 && `${supports.join('、')}配合`]
				.filter(Boolean)
				.join('，');
	return `拟予立项${led === '' ? '' : `，${led}`}，列入督查台账跟踪督办。`;
}

/** 立项审批单: where an item comes from, who is to do it by when, what is proposed and who approves. */
export function registrationSheet(facts: RegistrationFacts): Paper {
	const { mark, day, office, number, title, registered, received, urgency, publicity, leader, grounds, approver } =
		facts;
	const { leads, supports, tasks, term, clerk } = facts;
	return sheetOf(office, day, mark, '督查事项立项审批单', [
		[
			box('事项编号', number),
			registered === null ? box('收文日期', writeDay(received)) : box('立项日期', writeDay(registered)),
		],
		[box('事项名称', title)],
		...(leader === null
			? [[box('事项来源', grounds.source)]]
			: paired(box('事项来源', grounds.source), box('县领导', leader))),
		...said('来源文件', grounds.documents.map(writeDocument).join('\n')),
		...said('领导批示', instructionsIn(grounds, day)),
		...said('办理任务', tasks.join('\n')),
		...said('牵头单位', leads.join('、')),
		...said('配合单位', supports.join('、')),
		[box('办理时限', term)],
		...(urgency === '一般' && publicity === '公开' ? [] : [[box('缓急', urgency), box('公开范围', publicity)]]),
		[{ label: '拟办意见', text: proposalOf(facts), lines: 3, sign: `拟办：${clerk}　${writeDay(day)}` }],
		signed('督查室意见', '', 3),
		signed('领导审批', approver === null ? '' : `批准人：${approver}`, 4),
	]);
}

/** What a 延期审批单 lays before the approver. */
export interface ExtensionFacts extends Pick<SheetItem, 'number' | 'title'> {
	mark: string;
	day: Day;
	office: NoticeOffice;
	unit: string;
	asked: Day;
	principal: string | null;
	original: Day | null;
	from: Day;
	to: Day;
	/** Extensions granted before this one. */
	times: number;
	isLate: boolean;
	reason: string;
	progress: string | null;
	/** What to mind about it: beyond the parent's day, a rest day. */
	cautions: string[];
	decision: { agreed: boolean; by: string | null } | null;
}

/** What a screen says with days as they are stored, as a paper says it. */
const spelledDays = (words: string): string => words.replace(/\d{4}-\d\d-\d\d/g, (written) => writeDay(day(written)));

function extensionOpinion({ times, isLate, cautions }: ExtensionFacts): string {
	const asked = `第${times + 1}次申请延期，${isLate ? '时限已过才提出' : '在时限内提出'}。`;
	return [asked, ...cautions.map((words) => `${spelledDays(words.replace(/^逾期后才申请，/, ''))}。`)].join('');
}

function decisionWords({ decision, to, from, day }: ExtensionFacts): string {
	if (decision === null) return '';
	const words = decision.agreed
		? `同意延期至${writeDayBeside(to, day)}。`
		: `不同意延期，仍按${writeDayBeside(from, day)}办结。`;
	return decision.by === null ? words : `${words}批准人：${decision.by}`;
}

/** 延期审批单: the day there was, the day asked for and why, how far it has come, how often it was put off, the decision. */
export function extensionSheet(facts: ExtensionFacts): Paper {
	const { mark, day, office, number, title, unit, asked, principal, original, from, to, times, reason, progress } =
		facts;
	return sheetOf(office, day, mark, '督查事项延期审批单', [
		[box('申请单位', unit)],
		[box('事项编号', number), box('申请日期', writeDay(asked))],
		[box('事项名称', title)],
		[box('第一责任人', principal ?? ''), box('已延期', `${times}次`)],
		[box('原定时限', original === null ? '未定' : writeDay(original)), box('现定时限', writeDay(from))],
		[box('申请延至', `${writeDay(to)}（比现定时限推后${daysBetween(from, to)}天）`)],
		[{ label: '延期理由', text: reason, lines: 3 }],
		...said('目前进展', progress),
		signed('督查室意见', extensionOpinion(facts), 4),
		signed('领导审批', decisionWords(facts), 5),
	]);
}

/** What a 办结审批单, or a 呈报单 that goes before the leader, says. */
export interface CompletionFacts extends SheetItem {
	mark: string;
	day: Day;
	office: NoticeOffice;
	/** Whether the result is now laid before the leader (待阅示). */
	isPresented: boolean;
	/** Whether the leader has read it and left no new instruction. */
	isRead: boolean;
	dispatched: Day | null;
	term: string;
	claimed: Day | null;
	/** `按时`, `逾期3个工作日`; null where it has no day. */
	punctual: string | null;
	/** What the units say they have done; null where nothing was written. */
	result: string | null;
	reviewer: string;
}

function completionOpinion({ isPresented, punctual, reviewer }: CompletionFacts): string {
	const timely = punctual === null ? '' : `，${punctual}报结`;
	return `经${reviewer}审核${timely}，${isPresented ? '呈领导阅示' : '同意办结'}。`;
}

/** 办结审批单 and 办结呈报单: the instruction, the result, the office's opinion, and what the leader says to it. */
export function completionSheet(facts: CompletionFacts): Paper {
	const { mark, day, office, number, title, leads, supports, grounds, dispatched, term, claimed, result } = facts;
	const { isPresented, isRead } = facts;
	return sheetOf(office, day, mark, isPresented ? '督查事项办结呈报单' : '督查事项办结审批单', [
		[box('事项编号', number), box('事项来源', grounds.source)],
		[box('事项名称', title)],
		...said('来源文件', grounds.documents.map(writeDocument).join('\n')),
		...said('领导批示', instructionsIn(grounds, day)),
		...said('牵头单位', leads.join('、')),
		...said('配合单位', supports.join('、')),
		[
			box('交办日期', dispatched === null ? '' : writeDay(dispatched)),
			box('报结日期', claimed === null ? '' : writeDay(claimed)),
		],
		[box('办理时限', term)],
		[{ label: '办理结果', text: result ?? '', lines: 5 }],
		signed('督查室意见', completionOpinion(facts), 3),
		...(isPresented ? [signed('领导阅示', '', 5)] : [signed('领导审批', isRead ? '已呈领导阅示，无新批示。' : '', 4)]),
	]);
}
