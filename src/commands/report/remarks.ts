import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { readPercents } from '../../ledger/percents.ts';
import { remarks } from '../../papers/bulletins/remarks.ts';
import { countUnled } from '../../papers/bulletins/unit-records.ts';
import { flagsByUnit, isOfSpan } from '../../rules/flag.ts';
import { leadsOf } from '../../rules/item.ts';
import type { Session } from '../../session.ts';
import type { FilterOptions } from '../common/filters.ts';
import { readRecords } from '../common/papers/item-records.ts';
import { readReportItems } from '../common/papers/report-setting.ts';
import { writePaper } from '../common/papers/write-paper.ts';
import { scoresToShow } from '../common/score/period-scores.ts';
import { examples } from '../common/words.ts';

type Options = Pick<FilterOptions, 'unit' | 'source' | 'campaign'>;

export function declare(parent: Command, session: Session): void {
	parent
		.command('remarks')
		.addHelpText('before', examples('ducha report remarks 10月', 'ducha 报告 讲评 三季度 --单位 乡镇 --format md'))
		.description('讲评材料（Word）：一个牵头单位一段，办结、逾期、滞后、收到文书、挂旗、位次升降；不公开事项不列入')
		.argument('[period]', '期间，如 10月、三季度', '上月')
		.option('--unit <names>', '只要这些单位或分组')
		.option('--source <names>', '来源，如 重点项目')
		.option('--campaign <name>', '专项')
		.action((period, options) => writeRemarks(session, period, options as Options));
}

async function writeRemarks(session: Session, word: string, options: Options): Promise<void> {
	const {
		db,
		today,
		period,
		line,
		rules,
		filter,
		office,
		items: found,
	} = await readReportItems(session, word, options);
	const items = found
		.filter((item) => isOfSpan(item, { from: period.from, line }))
		// Of units asked for, only their own share is spoken of.
		.map((item) => ({
			...item,
			assignments: item.assignments.filter(({ unit }) => filter.units?.includes(unit.id) ?? true),
		}))
		.filter((item) => filter.units === undefined || leadsOf(item).length > 0);
	const records = await readRecords(db, items, line, rules);
	const hung = flagsByUnit(items, await readPercents(db, line.day), line, rules);
	const flags = new Map(hung.flatMap(({ unit, flag }) => (flag === null ? [] : [[unit.name, flag]])));
	const isWhole = options.source === undefined && options.campaign === undefined;
	const scores = isWhole ? await scoresToShow(db, period, { today, rules }) : null;
	const paper = remarks({ office, period, today, line, records, flags, scores });
	if (paper === null)
		throw new UserError(`${period.label}没有可讲评的单位`, {
			code: 'nothing-to-report',
			hint: '讲评的是牵头单位；不公开的事项不列入',
		});
	const isFile = await writePaper(session, paper, {
		name: `${paper.title}.docx`,
		command: 'report-remarks',
		facts: { items: records.length },
	});
	const unled = countUnled(items);
	if (isFile && unled > 0) session.say(`注意：${unled}件没有具体的牵头单位，没有讲到`);
}
