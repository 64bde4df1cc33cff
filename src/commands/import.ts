import { type Command, Option } from '@commander-js/extra-typings';
import { interrupted, UserError } from '../errors.ts';
import { readExpandedWords } from '../ledger/batches.ts';
import { readSequence } from '../ledger/head.ts';
import type { Ledger } from '../ledger/open.ts';
import { readSources } from '../ledger/sources.ts';
import { readRoster } from '../ledger/units.ts';
import type { Session } from '../session.ts';
import { wakeReader } from '../sheets/read.ts';
import { pastDayOption } from './common/days.ts';
import { markOf } from './common/entry/document-mark.ts';
import { applyImport } from './common/import/apply.ts';
import { askConflicts, preferSide } from './common/import/conflicts.ts';
import type { ImportSettings } from './common/import/enter-rows.ts';
import { type ImportPlan, type PlannedRow, planImport } from './common/import/plan.ts';
import { claimsFinish, countPlan } from './common/import/plan-facts.ts';
import { confirmPlan, importJson, previewImport } from './common/import/preview.ts';
import { columnsLearned, listProfiles, rememberColumns } from './common/import/profiles.ts';
import { readFiles } from './common/import/read-files.ts';
import { rejectsOption, writeRejects } from './common/import/rejects.ts';
import { settleUnits } from './common/import/units.ts';
import { needSource } from './common/office.ts';
import { refuseOvertaken } from './common/overtaken.ts';
import { indexRoster } from './common/roster.ts';
import { showValue } from './common/show.ts';
import { examples, severalTimes, splitNames } from './common/words.ts';

interface Options {
	dryRun?: boolean | undefined;
	year?: string | undefined;
	sheet?: string | undefined;
	map: string[];
	createUnits?: boolean | undefined;
	firstIsLead?: boolean | undefined;
	source?: string | undefined;
	document?: string | undefined;
	mark?: string | undefined;
	received?: string | undefined;
	draft?: boolean | undefined;
	prefer?: keyof typeof sides | undefined;
	expand?: string | undefined;
	rejects?: string | undefined;
}

const sides = { 台账: 'ledger', 文件: 'file', ledger: 'ledger', file: 'file' } as const;

export function declare(parent: Command, session: Session): void {
	parent
		.command('import')
		.addHelpText(
			'before',
			examples(
				'ducha import 常务会议定事项.xlsx --dry-run     先看看会怎样，不写入',
				'ducha import 常务会议定事项.xlsx',
				'ducha 导入 批示台账.xls 重点工作.csv --年份 2026 --来源 领导批示',
				'ducha import 台账.xlsx --map C=事项 --map 责任科室=牵头单位',
			),
		)
		.description('导入别人的台账：自己找表头、认列名、读时限和单位；再次导入同一文件没有变化')
		.argument('<files...>', 'Excel、WPS、CSV 文件')
		.option('-n, --dry-run', '只预览，不写入；不需要台账')
		.option('--year <year>', '没写年份的日期属于哪一年（默认看表题，再次今年）')
		.option('--sheet <name>', '只读这张工作表')
		.option('--map <column=field>', '指定列的含义，如 C=事项；可写多次', severalTimes, [] as string[])
		.option('--create-units', '名册里没有的单位都新建')
		.option('--first-is-lead', '几个单位不分牵头配合的，第一个算牵头')
		.option('--source <name>', '来源（默认按表里和表题推定）')
		.option('--document <title>', '来源文件')
		.option('--mark <text>', '来源文件的文号、次数，如 〔2026〕8号')
		.option('--received <day>', '收文日期，也作立项日期（默认看表里的批示、交办日期，再次今天）')
		.option('--draft', '先作拟立项，不编号')
		.addOption(new Option('--prefer <side>', '冲突的以哪边为准').choices(Object.keys(sides) as (keyof typeof sides)[]))
		.option('--expand <collectives>', '按名册展开集体名称，如 各乡镇（街道）')
		.option('--rejects <file>', '把没收的行按来表原样写成 .xlsx，注明问题和建议')
		.action((files, options) => importFiles(session, files, options));
}

/** `--dry-run` needs no ledger; where there is one it is read, so that the preview is the real plan. */
async function ledgerIfAny(session: Session, dryRun: boolean): Promise<Ledger | null> {
	try {
		return await session.ledger();
	} catch (error) {
		if (dryRun && error instanceof UserError && error.code === 'no-ledger') return null;
		throw error;
	}
}

/** What the files come to, as far as it can be known before anything is written. */
async function planFiles(session: Session, paths: string[], options: Options, ledger: Ledger | null) {
	const remembered = ledger === null ? [] : await listProfiles(ledger.db);
	const files = await readFiles(session, paths, options, remembered);
	const roster = indexRoster(ledger === null ? [] : await readRoster(ledger.db), session.today());
	const rows = files.flatMap((f) => f.reading.items);
	const units = await settleUnits(rows, roster, {
		createUnits: options.createUnits ?? false,
		expand: splitNames(options.expand ?? ''),
		known: ledger === null ? [] : await readExpandedWords(ledger.db),
		session,
	});
	const prefer = options.prefer === undefined ? null : sides[options.prefer];
	const plan = preferSide(await planImport(ledger?.db ?? null, files, units, session.breathe), prefer);
	return { files, units, plan, learned: columnsLearned(remembered, files) };
}

type Planned = Awaited<ReturnType<typeof planFiles>>;

/** Whether the ledger becomes another by a plan; where it does not, nothing is copied or booked. */
const changesLedger = ({ plan, units, learned }: Planned): boolean =>
	plan.some(({ action, isSettled }) => action === 'add' || action === 'update' || isSettled) ||
	units.create.length + units.aliases.size + learned.length > 0;

/** Carries a plan out, after a copy of the ledger as it was. */
async function carryOut(session: Session, planned: Planned, settings: ImportSettings, plannedAt: number) {
	const { files, plan, units, learned } = planned;
	const counts = countPlan(plan);
	await session.backUp();
	const { seq, value } = await session.change('import', async (tx) => {
		// What looked new may be there by now.
		await refuseOvertaken(tx, plannedAt, '上面的预览已经过时，没有写入');
		const names = await rememberColumns(tx, learned, session.today());
		const applied = await applyImport(tx, plan, units, settings, session);
		const sentence = `导入 ${files.map((f) => f.file).join('、')}：新增${counts.add}，更新${counts.update}`;
		return { sentence, value: { ...applied, learned: names } };
	});
	return { seq, ...value };
}

const nothingDone = { seq: null, numbers: new Map<PlannedRow, string>(), warnings: [], learned: [] };

async function importFiles(session: Session, paths: string[], options: Options): Promise<void> {
	wakeReader();
	const dryRun = options.dryRun ?? false;
	const rejects = rejectsOption(options.rejects);
	const ledger = await ledgerIfAny(session, dryRun);
	const plannedAt = ledger === null ? 0 : await readSequence(ledger.db);
	if (ledger !== null && options.source !== undefined) needSource(await readSources(ledger.db), options.source);
	const settings = settingsOf(options, session);
	const proposed = await planFiles(session, paths, options, ledger);
	const { files, units, plan: first } = proposed;
	const preview = previewImport(files, first, { units, source: settings.source });
	const isAsked = session.canAsk() && !dryRun;
	if (isAsked) session.say(preview);
	const plan = isAsked ? await askConflicts(session, first) : first;
	const counts = countPlan(plan, files);
	const jsonOf = (numbers: Map<PlannedRow, string>) =>
		session.format() === 'json' ? importJson(files, plan, numbers) : {};
	const planned = jsonOf(new Map());
	// A file that cannot be written stops the import before anything is.
	const written = rejects === null ? null : await writeRejects(session, rejects, { files, plan, units });
	if (dryRun) {
		await showValue(session, ledger, 'import', planned, () => `${preview}\n预演，没有写入`);
	} else if (counts.conflict > 0 && (!isAsked || counts.add + counts.update === 0)) {
		const words = '有冲突，没有写入：逐处改好表再导入，或加 --prefer 台账 / --prefer 文件';
		await showValue(session, ledger, 'import', planned, () => (isAsked ? words : `${preview}\n${words}`));
	} else {
		if (!(await confirmPlan(session, plan))) throw interrupted();
		const agreed = { ...proposed, plan };
		const done = changesLedger(agreed) ? await carryOut(session, agreed, settings, plannedAt) : nothingDone;
		const words = doneWords(plan, done.numbers, done.seq);
		await showValue(session, await session.ledger(), 'import', jsonOf(done.numbers), () =>
			session.canAsk() ? words : `${preview}\n${words}`,
		);
		for (const warning of done.warnings) session.say(`注意：${warning}`);
		sayNext(session, plan, settings, done.learned);
	}
	if (counts.reject > 0 && units.cure !== null) session.say(units.cure);
	if (written !== null) session.say(written);
	else if (counts.reject > 0) session.say('要改表的：同一命令加 --rejects 拒收.xlsx 写出来，改好后导入那一份');
	const isWritten = isAsked && counts.add + counts.update > 0;
	if (counts.conflict > 0) session.endWith(isWritten ? 'someRejected' : 'conflicts');
	else if (counts.reject > 0) session.endWith('someRejected');
}

const settingsOf = (options: Options, session: Session): ImportSettings => ({
	source: options.source ?? null,
	document: options.document ?? null,
	mark: markOf(options),
	received: options.received === undefined ? null : pastDayOption('--received', options.received, session.today()),
	draft: options.draft ?? false,
});

/** What was done, in one line. */
function doneWords(plan: ImportPlan, numbers: Map<PlannedRow, string>, seq: number | null): string {
	const { add, update, conflict } = countPlan(plan);
	const left = conflict > 0 ? `，先不管的冲突${conflict}行` : '';
	if (seq === null) return `0 变更：台账没有变化${left}`;
	if (add + update > 0) return `已导入：新增${add}件${numberRange(numbers)}，更新${update}件${left}`;
	return plan.some(({ isSettled }) => isSettled)
		? '事项没有变化；冲突的以台账为准，同样的表再导入不再提示'
		: '事项没有变化';
}

function sayNext(session: Session, plan: ImportPlan, { draft }: ImportSettings, learned: string[]): void {
	if (learned.length > 0)
		session.say(`列的对应已记住（${learned.join('、')}），同样的表头下次照用；查看和修改：ducha profile list`);
	if (plan.some(claimsFinish)) session.say('表里写已完成的已记报结，待审核：ducha review');
	if (countPlan(plan).add === 0) return;
	const added = plan.filter(({ action }) => action === 'add');
	if (draft) session.say('接下来：补全后立项，ducha register 编号');
	else if (added.every(({ row }) => row.message !== null))
		session.say('接下来：ducha message list 看待回复的；有承办单位的，按收到之日算作已交办');
	else session.say('接下来：ducha list 看事项；ducha dispatch 编号 交办；ducha overdue 看逾期');
}

function numberRange(numbers: Map<PlannedRow, string>): string {
	const all = [...numbers.values()];
	if (all.length === 0) return '';
	return all.length === 1 ? `（${all[0]}）` : `（${all[0]}至${all.at(-1)}）`;
}
