import { join } from 'node:path';
import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import {
	type LeaderReport,
	leaderReport,
	type ReportReader,
	reportReaders,
} from '../../papers/bulletins/leader-report.ts';
import type { Session } from '../../session.ts';
import type { FilterOptions } from '../common/filters.ts';
import { readMembership } from '../common/grouping.ts';
import { legalName, makeFolder, targetOf, writeAll } from '../common/output.ts';
import { readRecords } from '../common/papers/item-records.ts';
import { paperText } from '../common/papers/paper-text.ts';
import { readReportItems } from '../common/papers/report-setting.ts';
import { showList, showText } from '../common/show.ts';
import { examples } from '../common/words.ts';

interface Options extends Pick<FilterOptions, 'leader'> {
	out?: string;
	each: ReportReader;
}

interface Written extends LeaderReport {
	leader: string;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('leader')
		.addHelpText(
			'before',
			examples(
				'ducha report leader 三季度 --out 领导报告     每位责任县领导一份',
				'ducha 报告 领导 三季度 --领导 方振国 --format md',
				'ducha report leader 10月 --each 督查组     每个督查组一份；也可以 --each 联络员',
			),
		)
		.description(
			'分管领导季度报告：每位责任县领导一份 Word，列他负责的事项；联络员、督查组也可以各出一份；不公开事项不列入',
		)
		.argument('[period]', '期间，如 三季度、10月', '本季度')
		.option('--leader <name>', '只要这位领导的')
		.addOption(new Option('--each <by>', '谁一份').choices(reportReaders).default('县领导' as ReportReader))
		.option('--out <folder>', '写到哪个文件夹（默认“某季度领导报告”）')
		.action((period, options) => writeReports(session, period, options as Options));
}

/** What is said where nobody has an item, and of items that are nobody's. */
const readerWords: Readonly<Record<ReportReader, { one: string; without: string; hint: string }>> = {
	县领导: { one: '位县领导', without: '明确责任县领导', hint: '责任县领导记在事项上：ducha edit 编号 --leader 方振国' },
	联络员: {
		one: '位联络员',
		without: '联络员联系',
		hint: '聘请联络员：ducha liaison add 姓名 --unit 单位 --units 联系的单位',
	},
	督查组: {
		one: '个督查组',
		without: '督查组负责',
		hint: '设督查组：ducha team add 督查一组 --leader 组长 --items 编号',
	},
};

async function writeReports(session: Session, word: string, options: Options): Promise<void> {
	const { db, today, period, line, rules, office, items } = await readReportItems(session, word, options);
	const records = await readRecords(db, items, line, rules);
	const { each } = options;
	const found = { db, items: records.map(({ item }) => item), rules, today: line.day };
	const { names: known, of } = await readMembership(each, found);
	const held = records.flatMap(({ item }) => of(item));
	const names = [...new Set([...known, ...held])].filter(
		(name) => options.leader === undefined || each !== '县领导' || name === options.leader,
	);
	const reports = names.flatMap((leader): Written[] => {
		const own = records.filter(({ item }) => of(item).includes(leader));
		const made = leaderReport({ office, leader, reader: each, period, today, line, records: own });
		return made === null ? [] : [{ leader, ...made }];
	});
	const words = readerWords[each];
	if (reports.length === 0)
		throw new UserError(`${period.label}没有哪${words.one}有督查事项`, { code: 'no-leader', hint: words.hint });
	await deliver(session, reports, { label: period.label, each, out: options.out });
	const without = names.filter((name) => !reports.some(({ leader }) => leader === name));
	if (without.length > 0) session.say(`没有事项、没有出报告的：${without.join('、')}`);
	const unled = records.filter(({ item }) => of(item).length === 0).length;
	if (unled > 0) session.say(`注意：${unled}件没有${words.without}，不在任何一份里`);
}

/** One file a leader, in official order; their text where `--format` asks for it. */
async function deliver(
	session: Session,
	reports: readonly Written[],
	{ label, each, out }: { label: string; each: ReportReader; out: string | undefined },
): Promise<void> {
	const texts = reports.map(({ paper }) => paperText(session, paper)).filter((text) => text !== null);
	if (texts.length > 0) return showText(session, texts.join('\n'));
	if (session.options.output !== undefined)
		throw new UserError('一份报告一个文件，不用 --output', {
			exit: 'misused',
			code: 'several-files',
			hint: '用 --out 文件夹；要文本的加 --format md',
		});
	const { renderDocx } = await import('../../papers/docx.ts');
	const folder = await makeFolder(session, out ?? legalName(`${label}${each === '县领导' ? '领导' : each}报告`));
	const named = reports.map((report, at) => ({
		...report,
		file: legalName(`${String(at + 1).padStart(2, '0')} ${report.leader} ${label}督查事项办理情况.docx`),
	}));
	for (const { file } of named) await targetOf(session, join(folder, file), '--out');
	await writeAll(
		session,
		named.map(({ file, paper }) => ({ path: join(folder, file), render: () => renderDocx(paper) })),
		'--out',
	);
	await showList(session, await session.ledger(), {
		name: 'report-leader',
		fields: [
			{ key: 'leader', title: each },
			{ key: 'total', title: '事项', align: 'right' },
			{ key: 'finished', title: '已办结', align: 'right' },
			{ key: 'overdue', title: '逾期未办结', align: 'right' },
			{ key: 'running', title: '在办', align: 'right' },
			{ key: 'file', title: '文件', weight: 3 },
		],
		rows: named.map(({ leader, total, file }) => [
			leader,
			total.total,
			total.finished,
			total.overdue,
			total.running,
			file,
		]),
		above: [`${label}${each === '县领导' ? '分管领导' : each}报告 ${named.length}份，写在 ${folder}`],
		extra: { folder },
	});
}
