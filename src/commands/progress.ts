import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { acceptedProgress, insertMany, recordMove, updateAssignment, updateItem } from '../ledger/item-write.ts';
import { cleanText } from '../reading/text.ts';
import { leadingShares } from '../rules/lifecycle.ts';
import type { Session } from '../session.ts';
import { pastDayOption, percentOption } from './common/days.ts';
import { recountDeadline } from './common/deadline.ts';
import { findAssignment, nextShareStatus } from './common/find-assignment.ts';
import { findItem, nextStatusOf, refuseParent } from './common/find-items.ts';
import { officeRules } from './common/office.ts';
import { sayDone } from './common/say-done.ts';
import { examples, nameItem } from './common/words.ts';

interface Options {
	unit?: string | undefined;
	day?: string | undefined;
	percent?: string | undefined;
	problems?: string | undefined;
	next?: string | undefined;
	helpNeeded?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('progress')
		.addHelpText(
			'before',
			examples(
				'ducha progress 31 招标公告已发布 --percent 55',
				'ducha 进展 31 "施工图审查意见整改中" --比例 40% --问题 招标文件两次退改 --协调 请县财政局确认配套资金',
			),
		)
		.description('登记进展；自己录入的即算审核通过，未签收的同时记为签收')
		.argument('<item>', '事项编号')
		.argument('<text>', '进展情况')
		.option('--unit <name>', '哪个单位的进展（默认第一牵头单位）')
		.option('--day <day>', '反馈日期（默认今天）')
		.option('--percent <n>', '完成比例，0到100')
		.option('--problems <text>', '存在问题')
		.option('--next <text>', '下步打算')
		.option('--help-needed <text>', '需协调事项')
		.action((reference, text, options) => progress(session, reference, text, options));
}

async function progress(session: Session, reference: string, given: string, options: Options): Promise<void> {
	const today = session.today();
	const text = cleanText(given);
	if (text === '')
		throw new UserError('进展情况是空的', {
			exit: 'misused',
			code: 'empty-progress',
			hint: 'ducha progress 31 招标公告已发布',
		});
	const day = pastDayOption('--day', options.day, today);
	const percent = options.percent === undefined ? null : percentOption(options.percent);
	const { value } = await session.change('progress', async (tx) => {
		const item = await findItem(tx, reference, today);
		refuseParent(item);
		const status = nextStatusOf(item, 'progress');
		const share = await findAssignment(tx, item, options.unit, today);
		await insertMany(
			tx,
			'progress',
			[
				{
					...acceptedProgress(item.id, share.id, day, '录入'),
					text,
					percent,
					problems: options.problems ?? null,
					next: options.next ?? null,
					help: options.helpNeeded ?? null,
					review_by: session.actor(),
				},
			],
			session.breathe,
		);
		const warnings: string[] = [];
		if (share.receipted === null && share.status === '待签收') {
			// What was reported before the dispatch came without a notice to receive.
			const receipted = item.dispatched !== null && day < item.dispatched ? item.dispatched : day;
			await updateAssignment(tx, share.id, { status: nextShareStatus(item, share, 'progress'), receipted });
			await recordMove(tx, {
				item: item.id,
				assignment: share.id,
				day: receipted,
				act: '签收',
				from_status: item.status,
				to_status: status,
				text: '随反馈补记',
			});
			warnings.push(`此前没有签收记录，已按${receipted}补记`);
			if (leadingShares(item.assignments)[0]?.id === share.id) {
				const days = { dispatched: item.dispatched, receipted };
				warnings.push(...(await recountDeadline(tx, item, await officeRules(tx), days)).warnings);
			}
		}
		const newest = item.progress === null || day >= item.progress.day;
		await updateItem(tx, item.id, {
			status,
			...(item.started === null && { started: day }),
			...(percent !== null && newest && share.role === '牵头' && { percent }),
		});
		if (percent !== null && item.percent !== null && percent < item.percent)
			warnings.push(`完成比例由${item.percent}%降为${percent}%，请核对`);
		const words = `${nameItem(item)}${percent === null ? '' : ` 完成${percent}%`}：${text}`;
		return {
			sentence: `登记进展 ${item.number}${percent === null ? '' : ` ${percent}%`}`,
			value: [{ item, warnings, words }],
		};
	});
	await sayDone(session, 'progress', '已登记', value);
	if (percent === 100) session.say(`接下来：单位报结后 ducha claim ${value[0]?.item.number}`);
}
