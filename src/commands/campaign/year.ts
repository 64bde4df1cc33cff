import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { readRoster } from '../../ledger/units.ts';
import { campaignYear } from '../../papers/bulletins/campaign-year.ts';
import { stageWords } from '../../rules/campaigns.ts';
import { yearOf } from '../../rules/day.ts';
import { figuresBy } from '../../rules/figure-table.ts';
import { closingLine, itemsOfYear } from '../../rules/figures.ts';
import { printRate } from '../../rules/rate.ts';
import { rankByKind } from '../../rules/unit-ranking.ts';
import type { Session } from '../../session.ts';
import { type CampaignState, readStates } from '../common/campaign/campaign-state.ts';
import { findCampaign } from '../common/campaign/find-campaign.ts';
import { officeRules } from '../common/office.ts';
import { writeOutput } from '../common/output.ts';
import { listReportable } from '../common/papers/item-records.ts';
import { begunPeriod, readReportOffice } from '../common/papers/report-setting.ts';
import { writePaper } from '../common/papers/write-paper.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('year')
		.addHelpText(
			'before',
			examples(
				'ducha campaign year 攻坚年',
				'ducha 专项 考核 攻坚年 2026 --输出 年考核.xlsx',
				'ducha campaign year 攻坚年 --format md',
			),
		)
		.description('专项年考核（Word 或 Excel）：五个一、月检查、季通报做没做，各单位一年的办结和名次；不公开事项不列入')
		.argument('<name>', '专项名称，写其中几个字也行')
		.argument('[year]', '哪一年，如 2026、去年', '全年')
		.action((name, year) => writeYear(session, name, year));
}

/** How the campaign was carried on by the line, a paragraph each. */
function summaryOf(state: CampaignState, figures: ReturnType<typeof figuresBy>['total']): string[] {
	const { slots, months, quarters, inspected, circulated, missedMonths, missedQuarters } = state;
	const empty = slots.filter(({ content }) => content === null).map(({ name }) => name);
	const had = (stages: typeof months, done: ReadonlySet<string>) => stages.filter(({ key }) => done.has(key)).length;
	return [
		`列入本专项的督查事项${figures.total}件，已办结${figures.finished}件，办结率${printRate(figures.finishRate)}；到期事项${figures.due}件，按期办结率${printRate(figures.onTimeRate)}；逾期未办结${figures.overdue}件。`,
		`“五个一”${slots.length}项，${empty.length === 0 ? '都已落实' : `还没有落实${empty.length}项：${empty.join('、')}`}。月检查${had(months, inspected)}个月，${stageWords(missedMonths)}；季通报${had(quarters, circulated)}个季度，${stageWords(missedQuarters)}。`,
	];
}

async function writeYear(session: Session, given: string, word: string): Promise<void> {
	const ledger = await session.ledger();
	const { db } = ledger;
	const today = session.today();
	const period = begunPeriod(word, today);
	if (period.kind !== 'year')
		throw new UserError(`年考核按年出：${word}`, { exit: 'misused', code: 'not-a-year', hint: '写成 2026、去年' });
	const rules = await officeRules(db);
	const campaign = await findCampaign(db, given);
	const line = closingLine(period.to, today, session.isOver());
	const items = itemsOfYear(await listReportable(db, { campaign: campaign.name }, line), line);
	if (items.length === 0)
		throw new UserError(`${yearOf(line.day)}年“${campaign.name}”没有督查事项`, {
			code: 'nothing-to-report',
			hint: `登记事项时加 --campaign ${campaign.name}；不公开的事项不列入`,
		});
	const [state] = (await readStates(db, [campaign], rules, line.day)) as [CampaignState];
	const table = figuresBy(items, line, 'unit');
	const kinds = new Map((await readRoster(db)).map((unit) => [unit.name, unit.kind]));
	const ranking = rankByKind(table.rows, (label) => kinds.get(label) ?? null, 1);
	const office = await readReportOffice(db);
	const year = yearOf(line.day);
	const { output } = session.options;
	if (output !== undefined && /\.xlsx$/i.test(output)) {
		const { laySummary } = await import('../../sheets/layouts/summary.ts');
		const { renderWorkbook } = await import('../../sheets/write.ts');
		const about = { office: office.name, day: line.day, whose: `“${campaign.name}”专项${year}年度` };
		const bytes = await renderWorkbook([laySummary(table, { heading: '牵头单位', by: '单位' }, about)], {
			author: office.name,
			day: today,
		});
		const file = await writeOutput(session, output, bytes);
		return announce(session, ledger, 'campaign-year', { file, year, items: items.length }, `已生成 ${file}`);
	}
	const facts = { campaign: campaign.name, year, today, last: line.day };
	const paper = campaignYear({ office, ...facts, summary: summaryOf(state, table.total), ranking });
	const isFile = await writePaper(session, paper, {
		name: `${campaign.name}${year}年考核.docx`,
		command: 'campaign-year',
		facts: { year, items: items.length },
	});
	if (isFile && line.open) session.say(`${year}年还没有结束，这是到今天为止的情况`);
}
