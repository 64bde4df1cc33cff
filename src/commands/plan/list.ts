import type { Command } from '@commander-js/extra-typings';
import { readPlans } from '../../ledger/plans.ts';
import { yearOf } from '../../rules/day.ts';
import { parsePeriodAhead } from '../../rules/period.ts';
import type { Session } from '../../session.ts';
import { isPlannedWithin, planList } from '../common/field/plan-list.ts';
import { readUnits } from '../common/field/subjects.ts';
import { showList } from '../common/show.ts';
import { examples } from '../common/words.ts';

interface Options {
	unit?: string;
	all?: boolean;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('list')
		.addHelpText(
			'before',
			examples(
				'ducha plan list                今年的督查计划',
				'ducha plan list 本月           这个月要查的、到期的',
				'ducha 计划 列表 2027 --全部',
			),
		)
		.description('列出督查计划：内容、单位、时限、督查月份，查了几次、发现几个问题、漏查了没有')
		.argument('[period]', '哪一期间要查的，如 本月、四季度', '今年')
		.option('--unit <names>', '这些单位的')
		.option('--all', '连同完成和取消的')
		.action((period, options) => list(session, period, options));
}

async function list(session: Session, word: string, { unit, all = false }: Options): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const period = parsePeriodAhead(word, today);
	const units = unit === undefined ? null : await readUnits(ledger.db, unit, today);
	const isWhole = period.kind === 'year';
	const plans = (await readPlans(ledger.db, { year: yearOf(period.from) }))
		.filter((plan) => all || plan.state === '执行中' || isWhole)
		.filter((plan) => isWhole || isPlannedWithin(plan, period))
		.filter((plan) => units === null || plan.units.some(({ id }) => units.includes(id)));
	const isTable = session.format() === 'table';
	await showList(session, ledger, planList(plans, period, today, isTable));
	if (plans.length === 0) session.say('列入：ducha plan add 内容 --unit 单位 --months 9月');
}
