import type { Command } from '@commander-js/extra-typings';
import { countItems } from '../ledger/items.ts';
import { goalCells, writeGoal } from '../rules/goal.ts';
import { lampOf, lampWords } from '../rules/lamp.ts';
import type { Session } from '../session.ts';
import { paint } from '../terminal/colour.ts';
import { type FilterOptions, readFilter, readListing, withFilters } from './common/filters.ts';
import { type GroupOption, groupItems, withGrouping } from './common/grouping.ts';
import { itemColumns, itemJson, leadNames, shortDeadline, shownTitle } from './common/item-fields.ts';
import { officeRules } from './common/office.ts';
import { showItems } from './common/show.ts';
import { examples } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	withGrouping(
		withFilters(
			parent
				.command('list')
				.addHelpText(
					'before',
					examples(
						'ducha list',
						'ducha list --lamp 红 --unit 县住建局',
						'ducha 列表 --来源 领导批示 --状态 办理中',
						'ducha list --source 重点项目    （有目标值的，列出目标、当前、差距）',
						'ducha list --group 来源文件    （每份纪要几件，办结、在办、逾期各几件）',
					),
				)
				.description('列出事项'),
		),
	).action((options) => list(session, options as FilterOptions & GroupOption));
}

const noItems = '台账里还没有事项。登记：ducha add 事项 --lead 单位；导入：ducha import 台账.xlsx';

/** How far each item is from its goal: columns of a file, a line under its row on the screen. */
const goalColumns = [{ title: '目标' }, { title: '当前' }, { title: '差距' }];

async function list(session: Session, options: FilterOptions & GroupOption): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const rules = await officeRules(ledger.db);
	const filter = await readFilter(ledger.db, options, rules, today);
	const { items: shown, total } = await readListing(ledger.db, filter, options, { rules, today, sort: 'number' });
	const hasGoalColumns = session.format() !== 'table' && shown.some(({ measure }) => measure !== null);
	const colours = await paint(session.colours());
	await showItems(session, ledger, {
		name: 'list',
		fields: [
			...itemColumns,
			{ title: '状态', min: 6 },
			{ title: '进度', align: 'right' },
			...(hasGoalColumns ? goalColumns : []),
			{ title: '亮灯', min: 7, tint: (text) => colours.lamp(text) },
		],
		items: shown,
		row: (item) => [
			item.number,
			shownTitle(item),
			leadNames(item),
			shortDeadline(item, today),
			item.status,
			item.percent === null ? '' : `${Math.round(item.percent)}%`,
			...(hasGoalColumns ? goalCells(item) : []),
			lampWords(lampOf(item, today, rules), rules),
		],
		notes: (item) => (item.measure === null ? [] : [['差距', writeGoal(item) ?? '']]),
		json: (item) => itemJson(item, today, rules),
		above: [`事项 ${total}件${total > shown.length ? `，列出前${shown.length}件` : ''}`],
		below: [],
		extra: { count: total },
		grouped: await groupItems(options.group, { db: ledger.db, items: shown, rules, today }),
	});
	if (total === 0) session.say((await countItems(ledger.db, {})) === 0 ? noItems : '没有符合条件的事项');
}
