import { countActors, countActs } from '../../../ledger/handover.ts';
import { listItems, listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { listPapers } from '../../../ledger/paper-register.ts';
import { readSeries } from '../../../ledger/paper-series.ts';
import { readPromises } from '../../../ledger/urges.ts';
import type { Handover, HandoverTable } from '../../../papers/handover/sheet.ts';
import { addDays, type Day, writeDay, yearOf } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import { lampOf } from '../../../rules/lamp.ts';
import { lateness, writeLateness } from '../../../rules/overdue.ts';
import { ruleTable } from '../../../rules/rule-table.ts';
import { standPledge } from '../calls/pledge-words.ts';
import { leadNames, shownTitle } from '../item-fields.ts';
import { type Morning, readMorning } from '../morning/morning.ts';
import { morningParts } from '../morning/parts.ts';
import type { OfficeRules } from '../office.ts';
import { subjectOf } from '../review/queue.ts';
import { readOwnRules, ruleFacts } from '../rules/rule-changes.ts';

interface Asked {
	db: Db;
	rules: OfficeRules;
	today: Day;
	since: Day;
}

/** Steps everybody knows of; the rest of the history is not counted here. */
const counted = [
	'立项',
	'交办',
	'签收',
	'报结',
	'办结',
	'退回',
	'销号',
	'催办',
	'延期',
	'说明',
	'回访',
	'中止',
	'撤销',
];

async function doneWords({ db, since, today }: Asked): Promise<string[]> {
	const acts = new Map((await countActs(db, since, today)).map(({ act, items }) => [act, items]));
	const steps = counted.flatMap((act) => (acts.has(act) ? [`${act}${acts.get(act)}件`] : []));
	const papers = (await listPapers(db, { from: since, to: today })).filter(({ state }) => state === '已发');
	const kinds = [...new Set(papers.map(({ kind }) => kind))].map(
		(kind) => `${kind}${papers.filter((paper) => paper.kind === kind).length}份`,
	);
	const actors = (await countActors(db, since, today)).map(({ actor, operations }) => `${actor}${operations}笔`);
	return [
		steps.length === 0 ? '没有办理事项。' : `事项：${steps.join('，')}。`,
		kinds.length === 0 ? '没有发出文书。' : `发出文书：${kinds.join('，')}。`,
		`经办：${actors.join('，') || '没有'}。`,
	];
}

function standingWords({ counts }: Morning): string {
	const open = Object.values(counts).reduce((sum, n) => sum + n, 0);
	const parts = Object.entries(counts).flatMap(([standing, n]) => (n === 0 ? [] : [`${standing}${n}件`]));
	return open === 0 ? '没有在办事项。' : `在办${open}件：${parts.join('，')}。`;
}

const named = (item: Item): string[] => [item.number, shownTitle(item), leadNames(item)];

async function overdueTable({ db, rules, today }: Asked): Promise<HandoverTable> {
	const items = await listItems(db, { filter: { pressing: true, dueBefore: addDays(today, -1) }, sort: 'deadline' });
	const late = items.filter((item) => lampOf(item, today, rules) === '红·逾期');
	return {
		title: '逾期未办结',
		none: '没有。',
		headings: ['编号', '事项', '牵头', '时限', '逾期'],
		widths: [10, 24, 12, 11, 14],
		rows: late.map((item) => [
			...named(item),
			item.deadline.current ?? '',
			writeLateness(lateness(item, today, rules.calendar)),
		]),
	};
}

const waitingTable = ({ queue }: Morning): HandoverTable => ({
	title: '等本室处理',
	none: '没有。',
	headings: ['种类', '编号', '事项', '单位', '日期', '内容'],
	widths: [7, 10, 20, 10, 11, 20],
	rows: queue.map((waiting) => [
		waiting.what,
		subjectOf(waiting).number,
		waiting.item === null ? '' : shownTitle(waiting.item),
		waiting.unit ?? '',
		waiting.day,
		waiting.text,
	]),
});

/** Citizens' messages without a reply, by source; each of them stands in `message list`. */
const messagesTable = ({ messages }: Morning): HandoverTable => ({
	title: '待回复的留言、工单',
	none: '没有。',
	headings: ['来源', '条数', '最早的一条'],
	widths: [14, 8, 30],
	rows: messages.map(({ source, count, earliest, due }) => [
		source,
		`${count}条`,
		`${writeDay(earliest)}收到${due === null ? '' : `，限${writeDay(due)}`}`,
	]),
});

/** What units have promised and have not done yet, the oldest first. */
async function promisesTable({ db, rules, today }: Asked): Promise<HandoverTable> {
	const pledges = await readPromises(db, today);
	const items = new Map((await listItemsById(db, [...new Set(pledges.map((p) => p.item))])).map((i) => [i.id, i]));
	const standing = pledges
		.flatMap((pledge) => {
			const item = items.get(pledge.item);
			return item === undefined ? [] : [{ item, ...standPledge(pledge, item, today, rules.calendar) }];
		})
		.filter(({ standing: stands }) => stands === '未到' || stands === '今天' || stands === '已过')
		.sort((a, b) => (a.pledge.promised < b.pledge.promised ? -1 : a.pledge.promised > b.pledge.promised ? 1 : 0));
	return {
		title: '单位答应的（电话、回执）',
		none: '没有。',
		headings: ['编号', '事项', '单位', '承诺', '谁、何时说的', '到今天'],
		widths: [10, 18, 10, 11, 17, 11],
		rows: standing.map(({ item, unit, pledge, words }) => [
			item.number,
			shownTitle(item),
			unit,
			pledge.promised,
			[pledge.whom, pledge.made].filter(Boolean).join(' '),
			words,
		]),
	};
}

/** What must be done now and what the office itself owes: papers to issue, forms not returned, slips, own limits. */
function pressingTable(morning: Morning, { today, rules }: Asked): HandoverTable {
	const parts = morningParts(morning, today, rules, true);
	const lines = parts
		.filter(({ key }) => key === '必须办' || key === '临期' || key === '本室时限')
		.flatMap((part) => part.lines)
		.filter(({ what }) => what !== '承诺');
	// What is overdue for the office itself stands in two parts of the morning.
	const seen = new Set<string>();
	const once = lines.filter(({ what, item }) => {
		const key = `${what} ${item?.number}`;
		const isNew = item === null || !seen.has(key);
		seen.add(key);
		return isNew;
	});
	return {
		title: '接手后先办的',
		none: '没有。',
		headings: ['类别', '编号', '事项', '单位', '情况'],
		widths: [6, 10, 20, 10, 26],
		rows: once.map(({ what, item, unit, words }) => [
			what,
			item?.number ?? '',
			item === null ? '' : shownTitle(item),
			unit,
			words,
		]),
	};
}

async function settingWords({ db, today }: Asked, ledger: string): Promise<string[]> {
	const series = (await readSeries(db, yearOf(today))).map(({ name, next }) => `${name}${next}号`);
	const own = await readOwnRules(db);
	const changed = ruleTable.filter((rule) => ruleFacts(rule, own).isChanged).map(({ label }) => label);
	return [
		`台账文件：${ledger}；附件在旁边的“.附件”文件夹，备份在“.备份”文件夹，一并移交。`,
		series.length === 0 ? '今年还没有取过文号。' : `下一个文号：${series.join('，')}（ducha papers series）。`,
		changed.length === 0 ? '各项规则用的是默认数值。' : `本室改过的规则：${changed.join('、')}（ducha rule list）。`,
	];
}

/** All that one clerk hands to the next, as values. */
export async function readHandover(
	asked: Asked,
	{ office, from, to, ledger }: { office: string; from: string; to: string | null; ledger: string },
): Promise<Handover> {
	const morning = await readMorning(asked.db, asked.rules, asked.today);
	return {
		office,
		today: asked.today,
		from,
		to,
		since: asked.since,
		done: await doneWords(asked),
		standing: standingWords(morning),
		tables: [
			pressingTable(morning, asked),
			await overdueTable(asked),
			waitingTable(morning),
			messagesTable(morning),
			await promisesTable(asked),
		],
		settings: await settingWords(asked, ledger),
	};
}
