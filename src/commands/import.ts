import { type Command, Option } from '@commander-js/extra-typings';
import { interrupted, UserError } from '../errors.ts';
import { readSequence } from '../ledger/head.ts';
import type { Ledger } from '../ledger/open.ts';
import { readSources } from '../ledger/sources.ts';
import { readRoster } from '../ledger/units.ts';
import type { Field } from '../reading/heading-words.ts';
import { parseField } from '../reading/headings.ts';
import { readLedger } from '../reading/ledger-file.ts';
import type { Session } from '../session.ts';
import { pastDayOption } from './common/days.ts';
import { markOf } from './common/entry/document-mark.ts';
import { applyImport, type ImportSettings } from './common/import/apply.ts';
import { countPlan, type PlannedRow, planImport, type ReadFile, settleConflicts } from './common/import/plan.ts';
import { confirmPlan, importJson, previewImport } from './common/import/preview.ts';
import { settleUnits } from './common/import/units.ts';
import { needSource } from './common/office.ts';
import { readSheetFile } from './common/read-file.ts';
import { indexRoster } from './common/roster.ts';
import { showValue } from './common/show.ts';
import { examples } from './common/words.ts';

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
	prefer?: keyof typeof preferences | undefined;
}

const preferences = { 台账: 'ledger', 文件: 'file' } as const;

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
		.option(
			'--map <column=field>',
			'指定列的含义，如 C=事项；可写多次',
			(v: string, before: string[]) => [...before, v],
			[] as string[],
		)
		.option('--create-units', '名册里没有的单位都新建')
		.option('--first-is-lead', '几个单位不分牵头配合的，第一个算牵头')
		.option('--source <name>', '来源（默认按表里和表题推定）')
		.option('--document <title>', '来源文件')
		.option('--mark <text>', '来源文件的文号、次数，如 〔2026〕8号')
		.option('--received <day>', '收文日期，也作立项日期（默认看表里的批示、交办日期，再次今天）')
		.option('--draft', '先作拟立项，不编号')
		.addOption(
			new Option('--prefer <side>', '冲突的以哪边为准').choices(
				Object.keys(preferences) as (keyof typeof preferences)[],
			),
		)
		.action((files, options) => importFiles(session, files, options));
}

function yearOption(text: string | undefined): { year?: number } {
	if (text === undefined) return {};
	const year = Number(text.normalize('NFKC').replace(/年$/, ''));
	if (Number.isInteger(year) && year >= 1949 && year <= 2100) return { year };
	throw new UserError(`--year 不是年份：${text}`, { exit: 'misused', code: 'bad-year', hint: '如 --year 2026' });
}

function mapOption(texts: string[]): Record<string, Field> {
	return Object.fromEntries(
		texts.map((text) => {
			const [column = '', word = ''] = text
				.normalize('NFKC')
				.split('=')
				.map((part) => part.trim());
			const field = parseField(word);
			if (column === '' || field === null)
				throw new UserError(`--map 看不懂：${text}`, {
					exit: 'misused',
					code: 'bad-map',
					hint: '写成 --map C=事项 或 --map 责任科室=牵头单位；不要的列写 --map D=不导入',
				});
			return [column, field];
		}),
	);
}

async function readFiles(session: Session, paths: string[], options: Options): Promise<ReadFile[]> {
	const settings = {
		...yearOption(options.year),
		today: session.today(),
		map: mapOption(options.map),
		...(options.sheet !== undefined && { sheet: options.sheet }),
		...(options.firstIsLead && { firstIsLead: true }),
	};
	const files: ReadFile[] = [];
	for (const path of paths) {
		const { name, sha256, workbook } = await readSheetFile(session, path);
		await session.breathe();
		files.push({ file: name, sha256, reading: readLedger(workbook, settings), notices: workbook.notices });
	}
	return files;
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

/** Another command wrote between the plan and its carrying out: what looked new may be there by now. */
const overtaken = () =>
	new UserError('台账刚被另一个命令改过，上面的预览已经过时，没有写入', {
		exit: 'busy',
		code: 'overtaken',
		hint: '再运行一次同一命令',
	});

async function importFiles(session: Session, paths: string[], options: Options): Promise<void> {
	const dryRun = options.dryRun ?? false;
	const ledger = await ledgerIfAny(session, dryRun);
	const plannedAt = ledger === null ? 0 : await readSequence(ledger.db);
	if (ledger !== null && options.source !== undefined) needSource(await readSources(ledger.db), options.source);
	const files = await readFiles(session, paths, options);
	const roster = indexRoster(ledger === null ? [] : await readRoster(ledger.db), session.today());
	const rows = files.flatMap((f) => f.reading.items);
	const units = await settleUnits(rows, roster, { createUnits: options.createUnits ?? false, session });
	const prefer = options.prefer === undefined ? null : preferences[options.prefer];
	const plan = (await planImport(ledger?.db ?? null, files, units)).map((planned) => settleConflicts(planned, prefer));
	const counts = countPlan(plan);
	const preview = previewImport(files, plan, units);
	const planned = importJson(files, plan, new Map());
	if (dryRun) {
		await showValue(session, ledger, 'import', planned, () => `${preview}\n预演，没有写入`);
	} else if (counts.conflict > 0) {
		const words = `${preview}\n有冲突，没有写入：逐处改好表再导入，或加 --prefer 台账 / --prefer 文件`;
		await showValue(session, ledger, 'import', planned, () => words);
	} else {
		const settings: ImportSettings = {
			source: options.source ?? null,
			document: options.document ?? null,
			mark: markOf(options),
			received: options.received === undefined ? null : pastDayOption('--received', options.received, session.today()),
			draft: options.draft ?? false,
		};
		if (session.canAsk()) session.say(preview);
		if (!(await confirmPlan(session, plan))) throw interrupted();
		const { seq, value } = await session.change('import', async (tx) => {
			if ((await readSequence(tx)) !== plannedAt + 1) throw overtaken();
			const applied = await applyImport(tx, plan, units, settings, session);
			const names = files.map((f) => f.file).join('、');
			return { sentence: `导入 ${names}：新增${counts.add}，更新${counts.update}`, value: applied };
		});
		const added = `新增${counts.add}件${numberRange(value.numbers)}，更新${counts.update}件`;
		const settled = '事项没有变化；冲突的以台账为准，同样的表再导入不再提示';
		const done =
			seq === null ? '0 变更：台账没有变化' : counts.add + counts.update === 0 ? settled : `已导入：${added}`;
		await showValue(session, await session.ledger(), 'import', importJson(files, plan, value.numbers), () =>
			session.canAsk() ? done : `${preview}\n${done}`,
		);
		for (const warning of value.warnings) session.say(`注意：${warning}`);
		if (counts.add > 0)
			session.say(
				settings.draft
					? '接下来：补全后立项，ducha register 编号'
					: '接下来：ducha list 看事项；ducha dispatch 编号 交办；ducha overdue 看逾期',
			);
	}
	if (counts.conflict > 0) session.endWith('conflicts');
	else if (counts.reject > 0) session.endWith('someRejected');
}

function numberRange(numbers: Map<PlannedRow, string>): string {
	const all = [...numbers.values()];
	if (all.length === 0) return '';
	return all.length === 1 ? `（${all[0]}）` : `（${all[0]}至${all.at(-1)}）`;
}
