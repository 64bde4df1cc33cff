import type { Command } from '@commander-js/extra-typings';
import { readHead } from '../ledger/head.ts';
import type { Db } from '../ledger/open.ts';
import { readPercents } from '../ledger/percents.ts';
import { readSetting } from '../ledger/settings.ts';
import { boardContent } from '../papers/board-content.ts';
import { renderBoard } from '../papers/board-page.ts';
import type { Day } from '../rules/day.ts';
import type { Session } from '../session.ts';
import { typedFilters } from './common/circular/scope.ts';
import { type FilterOptions, withFilters } from './common/filters.ts';
import type { OfficeRules } from './common/office.ts';
import { legalName, writeOutput } from './common/output.ts';
import { begunPeriod } from './common/papers/report-setting.ts';
import { readPeriodFacts } from './common/period-facts.ts';
import { scopeWords } from './common/scope.ts';
import { scoresToShow } from './common/score/period-scores.ts';
import { refuseTextFormats } from './common/screen-formats.ts';
import { announce } from './common/show.ts';
import { examples } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	withFilters(
		parent
			.command('board')
			.addHelpText(
				'before',
				examples(
					'ducha board',
					'ducha 看板 --输出 看板.html --覆盖    （每天重出一次，大屏上刷新）',
					'ducha 看板 --领导 方振国',
					'ducha board --source 重点项目、民生实事',
				),
			)
			.description('看板：一个网页文件，总数、亮灯、单位排名、逾期、逐月情况；大屏轮播，手机可看；不公开事项不列入'),
	).action((options) => board(session, options as FilterOptions));
}

/** The scores of the month before, which is over. */
async function lastScores(db: Db, today: Day, rules: OfficeRules) {
	const found = await scoresToShow(db, begunPeriod('上月', today), { today, rules });
	return found === null ? null : { label: found.period.label, ranking: found };
}

async function board(session: Session, options: FilterOptions): Promise<void> {
	refuseTextFormats(session, 'board', '看板是网页（html）');
	const { ledger, rules, input } = await readPeriodFacts(session, '本月', options, '看板');
	const { head } = await readHead(ledger);
	const isWhole = Object.keys(typedFilters(options)).length === 0;
	const made = boardContent({
		...input,
		office: (await readSetting(ledger.db, 'office_name')) ?? '督查室',
		scope: scopeWords(options),
		percents: await readPercents(ledger.db, input.today),
		rules,
		fewest: rules.points['score-fewest'],
		scores: isWhole ? await lastScores(ledger.db, input.today, rules) : null,
		stamp: `${input.today}  ${head}`,
	});
	const name = legalName(`督查看板${options.leader === undefined ? '' : `-${options.leader}`}.html`);
	const file = await writeOutput(session, session.options.output ?? name, renderBoard(made));
	const { total, overdue } = made.total;
	await announce(
		session,
		ledger,
		'board',
		{ file, items: total, overdue, units: made.units.length },
		`已生成 ${file}（${total}件，逾期${overdue}件）`,
	);
	session.say('用浏览器打开即可，不用联网；按 F11 全屏轮播，点单位看事项');
}
