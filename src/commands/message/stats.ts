import type { Command } from '@commander-js/extra-typings';
import { readSetting } from '../../ledger/settings.ts';
import { type ClosingLine, closingLine } from '../../rules/figures.ts';
import { countBy, countMessages, type MessageRow, rankUnits } from '../../rules/message-stats.ts';
import { verdicts } from '../../rules/messages.ts';
import { periodBefore } from '../../rules/period.ts';
import { printRate, writeRateChange } from '../../rules/rate.ts';
import { writeDays } from '../../rules/stat-lines.ts';
import type { Session } from '../../session.ts';
import type { Value } from '../../terminal/formats.ts';
import type { FilterOptions } from '../common/filters.ts';
import type { Message } from '../common/message/find-message.ts';
import { readMessagesAt, receivedIn } from '../common/message/read-messages.ts';
import { officeRules } from '../common/office.ts';
import { writeOutput } from '../common/output.ts';
import { begunPeriod } from '../common/papers/report-setting.ts';
import { announce, showList } from '../common/show.ts';
import { examples } from '../common/words.ts';

type Options = Pick<FilterOptions, 'unit' | 'source' | 'campaign'>;

export function declare(parent: Command, session: Session): void {
	parent
		.command('stats')
		.addHelpText(
			'before',
			examples(
				'ducha message stats 10月',
				'ducha 留言 统计 三季度 --来源 12345工单',
				'ducha message stats 上周 --output 留言统计.xlsx',
			),
		)
		.description('某一期收到的留言、工单：回复率、按时、平均天数、核查结论，单位排名，和上一期比')
		.argument('[period]', '哪一期，如 10月、上周、三季度、全年', '本月')
		.option('--unit <names>', '承办单位或分组')
		.option('--source <names>', '来源：网民留言、12345工单')
		.option('--campaign <name>', '专项')
		.action((period, options) => stats(session, period, options as Options));
}

function changeWords(now: MessageRow, before: MessageRow, label: string): string {
	const change = writeRateChange(now.figures.finishRate, before.figures.finishRate, label);
	return change === '' ? '' : `，${change}`;
}

function totalLines(all: MessageRow, before: MessageRow, label: string, past: string): string[] {
	const { figures } = all;
	const more = figures.total - before.figures.total;
	const compared = more === 0 ? `与${past}持平` : `比${past}${more > 0 ? '多' : '少'}${Math.abs(more)}条`;
	return [
		`${label}收到${figures.total}条（${compared}），已回复${figures.finished}条，回复率${printRate(figures.finishRate)}${changeWords(all, before, past)}`,
		`按时回复${figures.onTime}条，超时回复${figures.lateDone}条；待回复${figures.running}条，其中逾期${figures.overdue}条；平均${writeDays(all.averageDays)}个工作日${all.undated > 0 ? `；${all.undated}条回复日期不详，计入按时、不计天数` : ''}`,
		`核查结论：${[...verdicts.map((verdict) => `${verdict}${all.verdicts[verdict]}`), `没写结论${all.unjudged}`].join('  ')}`,
	];
}

const rowJson = ({ label, figures, ...row }: MessageRow): { [key: string]: Value } => ({
	name: label,
	received: figures.total,
	replied: figures.finished,
	rate: figures.finishRate,
	on_time: figures.onTime,
	late: figures.lateDone,
	waiting: figures.running,
	overdue: figures.overdue,
	average_days: row.averageDays,
	undated: row.undated,
	verdicts: { ...row.verdicts },
	unjudged: row.unjudged,
});

async function stats(session: Session, word: string, options: Options): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const rules = await officeRules(ledger.db);
	const { calendar } = rules;
	const period = begunPeriod(word, today);
	const past = periodBefore(period, today);
	const given = { rules, today };
	const { messages, line } = await readMessagesAt(ledger, period, options, given);
	const own = receivedIn(messages, period);
	const earlier = await readMessagesAt(ledger, past, options, given);
	const count = (some: Message[], at: ClosingLine) => countMessages(some, at, calendar);
	const all = count(own, line);
	const before = count(receivedIn(earlier.messages, past), closingLine(past.to, today));
	const ranked = rankUnits(own, line, calendar);
	const channels = countBy(own, ({ item, facts }) => [facts.channel ?? item.source], line, calendar);
	const channelWords = channels.map(
		({ label, figures }) => `${label}${figures.total}条，回复率${printRate(figures.finishRate)}`,
	);
	const lines = totalLines(all, before, period.label, past.label);
	if (session.options.output !== undefined && /\.xlsx$/i.test(session.options.output)) {
		const office = (await readSetting(ledger.db, 'office_name')) ?? '督查室';
		const { layMessageRanks } = await import('../../sheets/layouts/messages.ts');
		const { renderWorkbook } = await import('../../sheets/write.ts');
		const about = { office, day: line.day, whose: null };
		const sheet = layMessageRanks(ranked, `${period.label}收到${all.figures.total}条`, about);
		const notes = [...lines, ...sheet.notes];
		const bytes = await renderWorkbook([{ ...sheet, notes }], { author: office, day: today });
		const file = await writeOutput(session, session.options.output, bytes);
		return announce(session, ledger, 'message-stats', { file, total: rowJson(all) }, `已生成 ${file}`);
	}
	await showList(session, ledger, {
		name: 'message-stats',
		fields: [
			{ key: 'kind', title: '类别' },
			{ key: 'rank', title: '名次', align: 'right' },
			{ key: 'unit', title: '单位', min: 8 },
			{ key: 'received', title: '收到', align: 'right' },
			{ key: 'replied', title: '已回复', align: 'right' },
			{ key: 'rate', title: '回复率', align: 'right', write: (value) => printRate(value as number | null) },
			{ key: 'on_time', title: '按时', align: 'right' },
			{ key: 'late', title: '超时', align: 'right' },
			{ key: 'waiting', title: '待回复', align: 'right' },
			{ key: 'overdue', title: '逾期', align: 'right' },
			{ key: 'average_days', title: '平均工作日', align: 'right', write: (value) => writeDays(value as number | null) },
		],
		rows: ranked.map(({ kind, rank, row: { label, figures, averageDays } }) => [
			...[kind, rank, label, figures.total, figures.finished, figures.finishRate, figures.onTime, figures.lateDone],
			...[figures.running, figures.overdue, averageDays],
		]),
		above: [...lines, ...(channelWords.length > 0 ? [`渠道：${channelWords.join('；')}`] : [])],
		below: ranked.length > 0 ? ['名次按回复率，相同的看超时和逾期件数，同一类单位内排；几家承办的各计一次'] : [],
		extra: {
			period: { from: period.from, to: period.to },
			total: rowJson(all),
			before: rowJson(before),
			channels: channels.map(rowJson),
		},
	});
}
