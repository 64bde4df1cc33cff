import type { Problem } from '../../../reading/item.ts';
import { guessTableSource } from '../../../reading/source-words.ts';
import { oneLine } from '../../../reading/text.ts';
import type { Session } from '../../../session.ts';
import type { Value } from '../../../terminal/formats.ts';
import type { ImportPlan, PlannedRow, ReadFile } from './plan.ts';
import { countPlan, takesUnits } from './plan-facts.ts';
import { writeColumns } from './profiles.ts';
import type { UnitAnswers } from './units.ts';
import { fieldWords } from './values.ts';

const shownRows = 20;

/** A day deduced in the ordinary way needs no second look; everything else does. */
const isNotable = (warning: string): boolean => !warning.startsWith('完成时限推定');

/** Where a row stands in its file. */
export const placeOf = (p: PlannedRow): string => `${p.row.sheet === '' ? '' : `${p.row.sheet} `}第${p.row.row}行`;

function changeLine(p: PlannedRow): string {
	const changes = p.merge.updates.map((u) =>
		u.field === 'finished'
			? `${u.after}，记报结待审核`
			: `${fieldWords[u.field]}：${oneLine(u.before ?? '（空）')} → ${oneLine(u.after)}`,
	);
	return `  更新 ${p.item?.number} ${oneLine(p.values.title ?? '')}（${placeOf(p)}）  ${changes.join('；')}`;
}

/** What one side says of a field. */
const side = (name: string, text: string | null): string => `${name}${text === null ? '没有' : `“${oneLine(text)}”`}`;

function conflictLines(p: PlannedRow): string[] {
	const head = `  冲突 ${p.item === null ? '' : `${p.item.number} `}${oneLine(p.values.title ?? '')}（${placeOf(p)}）${p.why === null ? '' : `：${p.why}`}`;
	return [
		head,
		...p.merge.conflicts.map(
			(c) =>
				`       ${fieldWords[c.field]}  ${side('上次导入', c.base)}  ${side('台账现在', c.ledger)}  ${side('文件现在', c.file)}`,
		),
	];
}

/** What was settled of a column on some ground; nothing is wrong yet. */
const choices = ['guessed-column', 'loose-column', 'chosen-column'];

/** Where it is and what is wrong; a message that begins with its own cell (`H13：`) says it once. */
function problemLine({ sheet, row, column, code, message }: Problem): string {
	const at = [row === null ? '' : `第${row}行`, column === null ? '' : `${column}列`].join('');
	const cell = `${column}${row}：`;
	const words = message.startsWith(cell) ? message.slice(cell.length) : message;
	return `  ${choices.includes(code) ? '认定' : '问题'} ${[sheet, at].filter((part) => part !== '').join(' ')}：${words}`;
}

function limited(lines: string[], of: string): string[] {
	return lines.length <= shownRows ? lines : [...lines.slice(0, shownRows), `  ……另有${lines.length - shownRows}${of}`];
}

/** The mappings of a file that were remembered, said once each. */
function memoryLines({ reading }: ReadFile): string[] {
	const used = reading.tables.flatMap(({ memory, told }) =>
		memory === null || told.length === 0 ? [] : [`  列的对应沿用“${memory}”：${writeColumns(told)}`],
	);
	return [...new Set(used)];
}

/** A text file says nothing of how its characters are written: where it is not the usual way, what was taken is said. */
const encodingLines = ({ workbook }: ReadFile): string[] =>
	workbook.encoding === undefined || workbook.encoding === 'utf-8'
		? []
		: [`  按${workbook.encoding.toUpperCase()}编码读出`];

function tableLines({ reading, notices }: ReadFile): string[] {
	const used = new Map<string, string>();
	for (const t of reading.tables)
		used.set(
			t.sheet,
			`  ${t.sheet === '' ? '' : `工作表“${t.sheet}”：`}第${t.headerRow}行是表头，${t.items}件${t.title === null ? '' : `（${oneLine(t.title)}）`}`,
		);
	return [...used.values(), ...notices.map((n) => `  ${n}`)];
}

/** Where new items come from, where neither a column nor the command says it. */
function sourceLines({ file, reading }: ReadFile, rows: PlannedRow[]): string[] {
	const silent = rows.filter(
		({ action, row }) => action === 'add' && row.source === null && row.instructedBy === null && row.message === null,
	);
	const sheets = [...new Set(silent.map(({ row }) => row.sheet))];
	const guesses = sheets.map((name) =>
		guessTableSource(reading.tables.find(({ sheet }) => sheet === name)?.title ?? null, file),
	);
	const said = guesses.flatMap((guess) => (guess === null ? [] : [`按${guess.ground}推定为${guess.name}`]));
	return [...new Set(said)].map((words) => `  认定 来源${words}，不对的话请加 --source`);
}

/** Rows to be looked at for one and the same reason are told together. */
const together = 4;

function warningLines(rows: PlannedRow[]): string[] {
	const byReason = new Map<string, PlannedRow[]>();
	for (const p of rows)
		for (const reason of p.warnings.filter(isNotable)) {
			const all = byReason.get(reason);
			if (all === undefined) byReason.set(reason, [p]);
			else all.push(p);
		}
	const common = [...byReason].filter(([, all]) => all.length >= together);
	const isOwn = (warning: string) => isNotable(warning) && (byReason.get(warning)?.length ?? 0) < together;
	const own = rows.flatMap((p) => {
		const reasons = p.warnings.filter(isOwn);
		const title = oneLine(p.values.title ?? '').slice(0, 20);
		return reasons.length === 0 ? [] : [`  留意 ${placeOf(p)} ${title}：${reasons.join('；')}`];
	});
	return [
		...common.map(([reason, all]) => `  留意 ${all.length}件（${placeOf(all[0] as PlannedRow)}起）：${reason}`),
		...limited(own, '行需留意'),
	];
}

/** What the plan means, in words: five counts per file, then what deserves a look. */
export function previewImport(
	files: ReadFile[],
	plan: ImportPlan,
	{ units, source }: { units: UnitAnswers; source: string | null },
): string {
	const lines = files.flatMap((file) => {
		const rows = plan.filter((p) => p.file === file);
		const counts = countPlan(rows, [file]);
		const { problems, skipped } = file.reading;
		const placed = new Set(problems.map((p) => `${p.sheet} ${p.row}`));
		const unplaced = problems.length === 0 ? rows : rows.filter((p) => !placed.has(`${p.row.sheet} ${p.row.row}`));
		const deduced = unplaced.filter((p) => p.warnings.some((w) => !isNotable(w))).length;
		return [
			`${file.file}`,
			...encodingLines(file),
			...tableLines(file),
			...memoryLines(file),
			...(source === null ? sourceLines(file, rows) : []),
			`  新增${counts.add}  更新${counts.update}  未变${counts.same}  冲突${counts.conflict}  拒收${counts.reject}`,
			...limited(rows.filter((p) => p.action === 'update').map(changeLine), '处更新'),
			...limited(rows.filter((p) => p.action === 'conflict').flatMap(conflictLines), '行冲突'),
			...limited(
				rows
					.filter((p) => p.action === 'reject')
					.map((p) => `  拒收 ${`${placeOf(p)} ${oneLine(p.values.title ?? '')}`.trimEnd()}：${p.why}`),
				'行拒收',
			),
			...limited(problems.map(problemLine), '个问题'),
			...warningLines(unplaced),
			...(deduced > 0 ? [`  时限由写法推定的 ${deduced}件（年份、月末等），推定办法见 ducha show 编号`] : []),
			...(skipped.length > 0 ? [`  不是事项的行 ${skipped.length}行：${skippedWords(skipped)}`] : []),
		];
	});
	const taken = new Set(plan.filter(takesUnits).flatMap(({ written }) => [...written.values()]));
	for (const [words, members] of [...units.expanded].filter(([words]) => taken.has(words)))
		lines.push(`${words} 按名册展开为 ${members.length}个：${members.join('、')}`);
	lines.push(...units.readAs);
	if (units.create.length > 0) lines.push(`新建单位 ${units.create.length}个：${units.create.join('、')}`);
	if (units.doubles !== null) lines.push(units.doubles);
	return lines.join('\n');
}

function skippedWords(skipped: { why: string }[]): string {
	const counts = new Map<string, number>();
	for (const { why } of skipped) {
		const kind = why.replace(/“.*/s, '');
		counts.set(kind, (counts.get(kind) ?? 0) + 1);
	}
	return [...counts].map(([why, n]) => `${why}${n}`).join('、');
}

/** The plan for scripts; every key is present, null where empty. */
export function importJson(
	files: ReadFile[],
	plan: ImportPlan,
	numbers: Map<PlannedRow, string>,
): { [key: string]: Value } {
	return {
		files: files.flatMap((f) =>
			f.reading.tables.map((t) => ({
				file: f.file,
				sheet: t.sheet,
				header_row: t.headerRow,
				columns: t.columns as Record<string, string>,
			})),
		),
		counts: countPlan(plan, files),
		items: plan.filter((p) => p.action !== 'reject').map((p) => itemJson(p, numbers)),
		problems: [
			...files.flatMap((f) => f.reading.problems.map((p) => ({ file: f.file, ...p }))),
			...plan
				.filter((p) => p.action === 'reject')
				.map((p) => ({
					file: p.file.file,
					sheet: p.row.sheet,
					row: p.row.row,
					column: null,
					code: 'unknown-unit',
					message: p.why,
				})),
		],
		skipped: files.flatMap((f) => f.reading.skipped.map((s) => ({ file: f.file, ...s }))),
	};
}

function itemJson(p: PlannedRow, numbers: Map<PlannedRow, string>): { [key: string]: Value } {
	const { row } = p;
	const { kind, date, raw, note, also, milestones } = row.deadline;
	return {
		file: p.file.file,
		sheet: row.sheet,
		row: row.row,
		ref: numbers.get(p) ?? p.item?.number ?? null,
		outside_number: row.outsideNumber,
		title: row.title,
		content: row.content,
		category: row.category,
		lead: row.lead,
		support: row.support,
		deadline: {
			kind,
			date,
			raw,
			note,
			...(also !== null && { also }),
			...(milestones.length > 0 && { milestones: milestones.map((m) => ({ ...m })) }),
		},
		source: row.source,
		document: row.document,
		clause: row.clause,
		instructed_by: row.instructedBy,
		leader: row.leader,
		received: row.received,
		progress: row.progress,
		percent: row.percent,
		status: row.status,
		order_number: row.message?.order ?? null,
		verdict: row.message?.verdict ?? null,
		reply: row.message?.reply ?? null,
		action: p.action,
		conflicts: p.merge.conflicts.map((c) => ({ ...c })),
		why: p.why,
		warnings: p.warnings,
	};
}

/** Asks before a plan is carried out; scripts say `--yes`. */
export async function confirmPlan(session: Session, plan: ImportPlan): Promise<boolean> {
	const counts = countPlan(plan);
	if (!session.canAsk() || counts.add + counts.update === 0) return true;
	return (await session.asker()).askYes(`写入台账（新增${counts.add}，更新${counts.update}）？`, { suggested: true });
}
