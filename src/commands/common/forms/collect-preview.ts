import type { Ledger } from '../../../ledger/open.ts';
import type { FormLine } from '../../../reading/form.ts';
import { oneLine } from '../../../reading/text.ts';
import type { Day } from '../../../rules/day.ts';
import { isFilled } from '../../../rules/form-values.ts';
import { parsePeriod } from '../../../rules/period.ts';
import type { Session } from '../../../session.ts';
import type { Value } from '../../../terminal/formats.ts';
import { showList, showValue } from '../show.ts';
import { isAccepted, type PlannedFile, type Verdict } from './plan-collect.ts';
import type { PlannedRow } from './plan-rows.ts';

/** Verdicts in the order they are counted. */
const verdicts: readonly Verdict[] = [
	'收下',
	'迟报',
	'旧版本',
	'未变',
	'重复',
	'不用',
	'没有填',
	'没有收',
	'两份不同',
	'期间不对',
	'单位不对',
	'认不出单位',
	'不是反馈表',
	'损坏',
	'加密',
	'读不了',
];
const shownRows = 20;

const filledRows = ({ rows }: PlannedFile): PlannedRow[] =>
	(rows?.rows ?? []).filter(({ line }) => isFilled(line.values));

/** `收下3、迟报1、损坏1`. */
export function countVerdicts(plan: readonly PlannedFile[]): string {
	return verdicts
		.map((verdict) => ({ verdict, n: plan.filter((p) => p.verdict === verdict).length }))
		.filter(({ n }) => n > 0)
		.map(({ verdict, n }) => `${verdict}${n}`)
		.join('、');
}

/** `50份`; of workbooks for several units also `，80家`. */
function countFiles(plan: readonly PlannedFile[]): string {
	const files = new Set(plan.map(({ file }) => file)).size;
	return files === plan.length ? `${files}份` : `${files}份${plan.length}家`;
}

const isNew = ({ action }: PlannedRow): boolean => action === 'add' || action === 'update';

export const countNew = (plan: readonly PlannedFile[]): number =>
	plan.filter(isAccepted).flatMap(({ rows }) => rows?.rows.filter(isNew) ?? []).length;

const namedNumbers = 8;

/** Each warning once, with the items it is about in front. */
export const writeWarnings = (warnings: ReadonlyMap<string, readonly string[]>): string[] =>
	[...warnings].map(([words, numbers]) => {
		const more = numbers.length > namedNumbers ? `等${numbers.length}件` : '';
		return `${numbers.toSorted().slice(0, namedNumbers).join('、')}${more} ${words}`;
	});

function limited(lines: string[]): string[] {
	return lines.length <= shownRows
		? lines
		: [...lines.slice(0, shownRows), `  ……另有${lines.length - shownRows}处，全部列出加 --format json`];
}

const rowWords = ({ line, item, notes, why }: PlannedRow): string =>
	`  第${line.row}行 ${item.number} ${oneLine(item.title).slice(0, 20)}：${why === null ? notes.join('；') : [`不收，${why}`, ...notes].join('；')}`;

/** A row that belongs to no matter of the form: one the unit added, or one that does not tell which it is. */
function proposalWords({ row, number, title, values }: FormLine): string {
	const { text, percent, value, problems, next, help } = values;
	const said = [number, title, text, percent === null ? null : `${percent}%`, value, problems, next, help]
		.flatMap((word) => word ?? [])
		.map((word) => oneLine(String(word)))
		.join(' ');
	const why = title === null && text === null ? '认不出是哪件，没有收' : '单位补报，没有立项';
	return `  第${row}行 ${why}：${said}`;
}

/** What deserves a look in one accepted file. */
function fileLines(planned: PlannedFile): string[] {
	const { file, form, rows } = planned;
	const isShown = isAccepted(planned) || planned.verdict === '没有收';
	if (form === null || rows === null || !isShown) return [];
	const notable = rows.rows.filter(({ notes, why }) => notes.length > 0 || why !== null).map(rowWords);
	const added = rows.proposals.map(proposalWords);
	const unfilled =
		rows.unfilled.length === 0
			? []
			: [`  没有填的${rows.unfilled.length}件：${rows.unfilled.map((row) => row.number).join('、')}`];
	const lines = [...limited([...notable, ...added]), ...unfilled];
	return lines.length === 0 ? [] : [`${form.unitName}（${file.name}）`, ...lines];
}

/** The rows a unit added, to be entered by the clerk if they are to be items. */
const proposalHint = (plan: readonly PlannedFile[]): string[] =>
	plan.some((p) => isAccepted(p) && (p.rows?.proposals.length ?? 0) > 0)
		? ['单位补报的要立项的，用 ducha add 登记']
		: [];

function fileJson(planned: PlannedFile): { [key: string]: Value } {
	const { file, verdict, notes, form, rows } = planned;
	return {
		file: file.name,
		unit: form?.unitName ?? null,
		period: form?.period ?? null,
		version: form?.version ?? null,
		key: form?.key ?? null,
		verdict,
		taken: isAccepted(planned),
		notes,
		rows: (rows?.rows ?? []).map(({ line, item, action, merged, notes: about, why }) => ({
			sheet: line.sheet,
			row: line.row,
			number: item.number,
			title: item.title,
			action,
			...merged.values,
			notes: about,
			why,
		})),
		proposals: (rows?.proposals ?? []).map(({ sheet, row, number, title, values }) => ({
			sheet,
			row,
			number,
			title,
			...values,
		})),
		unfilled: (rows?.unfilled ?? []).map((row) => row.number),
	};
}

/** The plan: a verdict for each file, then what deserves a look. */
export async function showPlan(
	session: Session,
	ledger: Ledger,
	plan: readonly PlannedFile[],
	{ said, ending, today }: { said: string; ending: string[]; today: Day },
): Promise<void> {
	if (session.format() === 'json')
		return showValue(session, ledger, 'collect', { files: plan.map(fileJson), said: ending.join('\n') }, () => '');
	const details = plan.flatMap(fileLines);
	await showList(session, ledger, {
		name: 'collect',
		fields: [
			{ key: 'verdict', title: '结论', min: 8 },
			{ key: 'unit', title: '单位', min: 8 },
			{ key: 'period', title: '期间', min: 6 },
			{ key: 'filled', title: '填了', align: 'right' },
			{ key: 'file', title: '文件', weight: 1, min: 16 },
			{ key: 'notes', title: '说明', weight: 2, min: 16, write: (value) => (value as string[]).join('；') },
		],
		rows: plan.map((p) => [
			p.verdict,
			p.form?.unitName ?? '',
			p.form === null ? '' : parsePeriod(p.form.period, today).label,
			p.rows === null ? null : filledRows(p).length,
			p.file.name,
			p.notes,
		]),
		above: [`${said} ${countFiles(plan)}：${countVerdicts(plan)}`],
		below: [...details, ...proposalHint(plan), ...ending],
		pipeWidth: 100,
	});
}
