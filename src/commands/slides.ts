import type { Command } from '@commander-js/extra-typings';
import { readHead } from '../ledger/head.ts';
import { readPercents } from '../ledger/percents.ts';
import { readSettings } from '../ledger/settings.ts';
import { slidesContent } from '../papers/slides-content.ts';
import { writeDay } from '../rules/day.ts';
import { closingLine } from '../rules/figures.ts';
import type { Session } from '../session.ts';
import { typedFilters } from './common/circular/scope.ts';
import { type FilterOptions, withFilters } from './common/filters.ts';
import { legalName, writeOutput } from './common/output.ts';
import { readPeriodFacts } from './common/period-facts.ts';
import { scopeWords } from './common/scope.ts';
import { scoresToShow } from './common/score/period-scores.ts';
import { refuseTextFormats } from './common/screen-formats.ts';
import { announce } from './common/show.ts';
import { examples } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	withFilters(
		parent
			.command('slides')
			.addHelpText(
				'before',
				examples(
					'ducha slides 三季度',
					'ducha 幻灯 10月 --输出 常委会汇报.pptx',
					'ducha slides 全年 --source 重点项目',
					'ducha 幻灯 三季度 --领导 方振国',
				),
			)
			.description(
				'汇报用的幻灯片（PPTX）：总体情况、各单位进度、挂旗、逾期、问题；数字与通报同一口径，不公开事项不列入',
			)
			.argument('[period]', '期间：上月、10月、三季度、全年…', '上月'),
	).action((period, options) => slides(session, period, options as FilterOptions));
}

async function slides(session: Session, word: string, options: FilterOptions): Promise<void> {
	refuseTextFormats(session, 'slides', '幻灯片是 PPTX');
	const { ledger, rules, input } = await readPeriodFacts(session, word, options, '幻灯片');
	const settings = await readSettings(ledger.db);
	const office = settings.office_name ?? '督查室';
	const { head } = await readHead(ledger);
	const isWhole = Object.keys(typedFilters(options)).length === 0;
	const { slides: made, facts } = slidesContent({
		...input,
		office,
		county: settings.county ?? '',
		scope: scopeWords(options),
		percents: await readPercents(ledger.db, closingLine(input.period.to, input.today).day),
		flagRules: rules,
		scores: isWhole
			? await scoresToShow(ledger.db, input.period, { today: input.today, rules, isOver: session.isOver() })
			: null,
		stamp: `${input.today}  ${head}`,
	});
	if (facts.later.length > 0)
		session.say(`注意：${writeDay(facts.line.day)}以后登记的${facts.later.length}件不计入本期`);
	await session.breathe();
	const { renderSlides } = await import('../papers/slides-pptx.ts');
	const name = legalName(`${made[0]?.title ?? '督查督办工作情况'}.pptx`);
	const bytes = await renderSlides(made, { office, day: input.today });
	const file = await writeOutput(session, session.options.output ?? name, bytes);
	const { total } = facts.total;
	await announce(
		session,
		ledger,
		'slides',
		{ file, slides: made.length, items: total },
		`已生成 ${file}（${made.length}页，${total}件）`,
	);
	if (made.some(({ isCut }) => isCut))
		session.say(`提示：列不下的见附表，附表另出：ducha export 通报附件 ${word}${isWhole ? '' : '（筛选照写）'}`);
}
