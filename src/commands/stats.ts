import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import type { Session } from '../session.ts';
import { type Explained, showExplained } from './common/explained.ts';
import { withFilters } from './common/filters.ts';
import { type GroupBy, groupHeadings, groupWords } from './common/grouping.ts';
import { scopeWords } from './common/scope.ts';
import { groupsExplained, showGroups } from './common/stats/grouped.ts';
import { monthsExplained, showMonths } from './common/stats/months.ts';
import { overviewExplained, showOverview } from './common/stats/overview.ts';
import { headOf, readStats, type StatsGiven, type StatsOptions } from './common/stats/read-stats.ts';
import { examples } from './common/words.ts';

interface Options extends StatsOptions {
	group?: GroupBy | '月';
	columns?: string;
	explain?: string | true;
}

export function declare(parent: Command, session: Session): void {
	withFilters(
		parent
			.command('stats')
			.addHelpText(
				'before',
				examples(
					'ducha stats                                    本月到今天',
					'ducha stats 10月 --group 来源',
					'ducha 统计 三季度 --分组 单位 --栏目 合计,办结率,挂旗,平均差距',
					'ducha 统计 全年 --分组 月                      逐月结转、新增、办结、在办',
					'ducha stats 10月 --group 批示级别 --source 领导批示',
					'ducha stats 10月 --explain 逾期未办结          是哪几件',
				),
			)
			.description('统计：总数、五类、结转新增、各率和算法；分单位、来源、文件、批示领导等分别统计；与通报同一口径')
			.argument('[period]', '期间，如 10月、三季度、全年；默认本月', '本月'),
	)
		.addOption(new Option('--group <by>', '按什么分别统计').choices([...groupWords, '月'] as const))
		.option('--columns <names>', '分组统计用哪几列，如 合计,办结率,平均办理时长')
		.option('--explain [what]', '每个数字是哪几件；可只看一个统计项、一个单位')
		.option('--with-unpublished', '计入不公开的事项')
		.action((period, options) => stats(session, period, options as Options));
}

/** `--by` says who is at work, everywhere. */
function refuseActor(by: string | undefined): void {
	const word = [...groupWords, '月'].find((known) => known === by);
	if (word !== undefined)
		throw new UserError(`--by 是经办人，不是“按${word}”`, {
			exit: 'misused',
			code: 'by-is-actor',
			hint: `按${word}分别统计：--group ${word}`,
		});
}

async function stats(session: Session, word: string, options: Options): Promise<void> {
	const { group, columns, explain } = options;
	refuseActor(session.options.by);
	if (columns !== undefined && (group === undefined || group === '月' || explain !== undefined))
		throw new UserError('--columns 只用于分组统计的表', {
			exit: 'misused',
			code: 'columns-without-group',
			hint: '如 ducha stats 10月 --group 单位 --columns 合计,办结率',
		});
	const given = await readStats(session, word, options);
	if (explain !== undefined) return explainFigures(session, given, group, explain);
	const scope = scopeWords(options);
	const narrowed = scope.length === 0 ? [] : [scope.join('；')];
	if (group === undefined) return showOverview(session, given, narrowed);
	if (group === '月') return showMonths(session, given, narrowed);
	return showGroups(session, given, { by: group, columns, scope: narrowed });
}

async function explainedBy(given: StatsGiven, group: Options['group']): Promise<Explained[]> {
	if (group === undefined) return overviewExplained(given);
	return group === '月' ? monthsExplained(given) : groupsExplained(given, group);
}

/** The rows of one figure or one group, or a refusal that names those there are. */
function narrow(rows: readonly Explained[], what: string): Explained[] {
	const found = rows.filter(({ group, figure }) => group === what || figure === what);
	if (found.length > 0) return found;
	const names = [...new Set(rows.flatMap(({ group, figure }) => [figure, ...(group === undefined ? [] : [group])]))];
	throw new UserError(`统计里没有“${what}”`, {
		exit: 'misused',
		code: 'unknown-figure',
		hint:
			names.length === 0
				? '这一期没有事项'
				: `可以是：${names.slice(0, 30).join('、')}${names.length > 30 ? ' 等' : ''}`,
	});
}

async function explainFigures(
	session: Session,
	given: StatsGiven,
	group: Options['group'],
	what: string | true,
): Promise<void> {
	const rows = await explainedBy(given, group);
	const heading = group === undefined ? null : group === '月' ? '月份' : groupHeadings[group];
	await showExplained(session, what === true ? rows : narrow(rows, what), {
		name: 'stats-explain',
		above: [headOf(given, '统计数字来源')],
		...(heading !== null && { by: heading }),
	});
}
