import { type Command, Option } from '@commander-js/extra-typings';
import { insertItems, recordMove, type WrittenItem } from '../ledger/item-write.ts';
import { difficulties, publicities, urgencies } from '../rules/item.ts';
import type { Session } from '../session.ts';
import { type AddOptions, enterItem } from './common/entry/enter-item.ts';
import { composeItem } from './common/entry/new-item.ts';
import { neededLine } from './common/needed.ts';
import { officeRules } from './common/office.ts';
import { showValue } from './common/show.ts';
import { examples, writeDeadline } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('add')
		.addHelpText(
			'before',
			examples(
				'ducha add 老城区雨污分流改造开工 --lead 县住建局 --support 县财政局、青河街道 --deadline 9月15日前 --source 会议议定',
				'ducha add 管网改造 --lead 县住建局 --measure 公里 --target 12.6 --gate 县重点办',
				'ducha 添加 石板桥安全隐患处置 --牵头 县交通局 --时限 收到之日起10个工作日 --来源 领导批示 --批示领导 周明远',
			),
		)
		.description('登记一件事项；没写时限的按来源的默认时限')
		.argument('<title>', '事项名称')
		.option('--lead <units>', '牵头单位，几个用、隔开')
		.option('--support <units>', '配合单位')
		.option('--deadline <words>', '时限，日期或原文：6月底前、10个工作日、长期坚持')
		.option('--source <name>', '来源（默认：有批示领导的为 领导批示，否则 其他）')
		.option('--document <title>', '来源文件')
		.option('--mark <text>', '来源文件的文号、次数，如 〔2026〕8号')
		.option('--campaign <name>', '专项')
		.option('--content <text>', '具体内容')
		.option('--goal <text>', '目标')
		.option('--measure <unit>', '目标的计量单位，如 公里；与 --target 一起写')
		.option('--target <n>', '目标值，如 12.6；报进展时报数值，比例由此得出')
		.option('--gate <unit>', '把关单位：待审的反馈先由它把关')
		.option('--overseer <unit>', '督办责任单位')
		.option('--category <text>', '类别')
		.addOption(new Option('--urgency <word>', '缓急').choices(urgencies))
		.addOption(new Option('--difficulty <word>', '难度').choices(difficulties))
		.addOption(new Option('--publicity <word>', '是否公开').choices(publicities))
		.option('--leader <name>', '责任县领导')
		.option('--instructed-by <name>', '批示领导')
		.option('--tag <names>', '标签，几个用、隔开')
		.option('--received <day>', '收文日期（默认今天）')
		.option('--outside-number <text>', '来文里的编号')
		.option('--note <text>', '备注')
		.option('--self', '本室自办，不另交办；不公开又没写牵头单位的也是自办')
		.option('--draft', '先作拟立项，不编号')
		.action((title, options) => add(session, title, options));
}

const nextSteps = {
	拟立项: (n: string) => `批准后 ducha register ${n}`,
	已立项: (n: string) => `ducha dispatch ${n}`,
	办理中: (n: string) => `本室自办，有进展时 ducha progress ${n} 进展情况`,
};

async function add(session: Session, given: string, options: AddOptions): Promise<void> {
	const title = neededLine(given, '事项名称', { code: 'empty-title', hint: 'ducha add 事项名称 --lead 单位' });
	const today = session.today();
	const { value } = await session.change('add', async (tx) => {
		const rules = await officeRules(tx);
		const { item, warnings } = composeItem(await enterItem(tx, title, options, rules, today), rules);
		const [{ id, number }] = (await insertItems(tx, [item], session.breathe)) as [WrittenItem];
		if (item.row.status === '办理中')
			await recordMove(tx, {
				item: id,
				day: today,
				act: '自办',
				from_status: '已立项',
				to_status: '办理中',
				text: '本室自办，不另交办',
			});
		return {
			sentence: `${options.draft ? '登记' : '立项'} ${number}“${title}”`,
			value: { number, warnings, row: item.row },
		};
	});
	const { number, warnings, row } = value;
	const deadline = { current: row.deadline, raw: row.deadline_raw, kind: row.deadline_kind };
	const ledger = await session.ledger();
	await showValue(
		session,
		ledger,
		'add',
		{
			items: [{ number, title, status: row.status, deadline: row.deadline, deadline_raw: row.deadline_raw, warnings }],
		},
		() =>
			`已登记 ${number} ${title}，时限 ${writeDeadline(deadline)}${row.deadline_how && row.deadline_kind !== 'unparseable' ? `（${row.deadline_how}）` : ''}`,
	);
	for (const warning of warnings) session.say(`注意：${warning}`);
	if (row.deadline_kind === 'unparseable')
		session.say(`注意：时限“${row.deadline_raw}”${row.deadline_how}，改：ducha edit ${number} --deadline 日期`);
	session.say(`接下来：${nextSteps[row.status as keyof typeof nextSteps](number)}`);
}
