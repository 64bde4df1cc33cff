import type { HistoryLine } from '../../ledger/history.ts';
import type { Day } from '../../rules/day.ts';
import { type Item, leadsOf, type Status } from '../../rules/item.ts';
import { postingActs, postingWords } from '../../rules/posting.ts';
import type { Pledge } from '../../rules/promise.ts';
import type { CardSection } from '../../terminal/card.ts';
import { standPledge, writePledge } from './calls/pledge-words.ts';
import type { Proposal } from './escalate/proposals.ts';
import { shortDay } from './item-fields.ts';
import type { OfficeRules } from './office.ts';

/** What units have given their word for; it moves no deadline. */
export function pledgeLines(item: Item, pledges: Pledge[], today: Day, rules: OfficeRules): [string, string][] {
	const lines = pledges
		.map((p) => standPledge(p, item, today, rules.calendar))
		.map((stood) => `${stood.unit} ${writePledge(stood, today)}`);
	return lines.length === 0 ? [] : [['承诺', lines.join('\n')]];
}

interface Link {
	kind: string;
	isOwn: boolean;
	number: string;
	title: string;
	status: string;
}

/** How the other item of a link is called, seen from the one it starts from and from the other. */
const linkWords: Readonly<Record<string, [own: string, other: string]>> = {
	并入: ['并入', '并进来的'],
	再次交办: ['承接', '再次交办为'],
};

/** The items an item is named together with. */
export const linkLines = (links: Link[]): [string, string][] =>
	links.map(({ kind, isOwn, number, title, status }) => [
		linkWords[kind]?.[isOwn ? 0 : 1] ?? kind,
		`${number} ${title}（${status}）`,
	]);

export const childrenSection = (children: Item[], today: Day): CardSection => ({
	columns: [{ title: '编号' }, { title: '事项', weight: 2 }, { title: '牵头' }, { title: '时限' }, { title: '状态' }],
	rows: children.map((c) => [
		c.number,
		c.title,
		leadsOf(c)
			.map((u) => u.short ?? u.name)
			.join('、'),
		shortDay(c.deadline.current, today),
		c.status,
	]),
});

export const historySection = (history: HistoryLine[], today: Day): CardSection => ({
	columns: [
		{ title: '日期', min: 5 },
		{ title: '事' },
		{ title: '情况', weight: 3 },
		{ title: '审核' },
		{ title: '日志', align: 'right' },
	],
	rows: history.map((h) => [shortDay(h.day, today), h.what, h.text, h.state, `#${h.seq}`]),
});

/** Problems, next steps and help wanted, as last reported. */
export function feedbackLines(
	feedback: { problems: string | null; next: string | null; help: string | null } | undefined,
): [string, string][] {
	const all: [string, string | null][] = [
		['存在问题', feedback?.problems ?? null],
		['下步打算', feedback?.next ?? null],
		['需协调', feedback?.help ?? null],
	];
	return all.filter((row): row is [string, string] => row[1] !== null);
}

/** Whether an item hangs on the public list, by the last time it was put on or taken off. */
export function postingLines(history: readonly HistoryLine[]): [string, string][] {
	const last = history.findLast(({ what }) => postingActs.some((act) => act === what));
	return last?.what === '挂牌' ? [['公示', postingWords(last.day)]] : [];
}

/** The files of an item, in one line. */
export function attachmentLines(attachments: { name: string }[]): [string, string][] {
	if (attachments.length === 0) return [];
	return [['附件', `${attachments.map((a) => a.name).join('  ')}（共${attachments.length}个）`]];
}

/** What one would usually type next. */
const nextSteps: Record<Status, ((number: string) => string) | null> = {
	拟立项: (n) => `ducha register ${n}`,
	已立项: (n) => `ducha dispatch ${n}`,
	已交办: (n) => `ducha receive ${n}`,
	办理中: (n) => `ducha progress ${n} 进展情况`,
	待审核: (n) => `ducha review ${n} --pass`,
	待阅示: (n) => `ducha review ${n} --pass（没有新批示的）`,
	已办结: (n) => `ducha strike ${n}`,
	已销号: (n) => `ducha revisit ${n} --kind 暗访 --plan 日期`,
	中止: (n) => `条件具备后 ducha resume ${n}`,
	撤销: null,
	并入: null,
};

/** `拟发催办通知单，须督查室主任批准`. */
const proposalWords = ({ rung, approver }: Proposal): string =>
	`拟发${rung}${approver === null ? '' : `，须${approver}批准`}`;

/** What the ladder proposes is looked at there; a message under way wants its reply; all else goes its way. */
function nextStep({ number, status }: Item, isMessage: boolean, proposals: readonly Proposal[]): string | null {
	const said = [...new Set(proposals.filter(({ rung }) => rung !== '提醒').map(proposalWords))];
	if (said.length > 0) return `ducha escalate ${number}（${said.join('；')}）`;
	if (isMessage && status === '办理中') return `ducha message reply ${number} 回复内容`;
	return nextSteps[status]?.(number) ?? null;
}

/** Where an item came from, and what comes next. */
export function originLines(
	provenance: { file: string; sheet: string; row: number; day: Day }[],
	item: Item,
	isMessage: boolean,
	proposals: readonly Proposal[],
): [string, string][] {
	const step = item.children > 0 ? null : nextStep(item, isMessage, proposals);
	const lines = provenance.map((p) => [p.file, p.sheet, `第${p.row}行`, p.day].filter(Boolean).join('  '));
	// One file may have been taken more than once on a day.
	const files = [...new Set(lines)];
	return [
		...(files.length === 0 ? [] : [['导入自', files.join('\n')] as [string, string]]),
		...(step === null ? [] : [['下一步', step] as [string, string]]),
	];
}
