import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { cleanText } from '../reading/text.ts';
import type { Session } from '../session.ts';
import { numberOption, pastDayOption, percentOption } from './common/days.ts';
import { findAssignment } from './common/find-assignment.ts';
import { findItem, nextStatusOf, refuseParent } from './common/find-items.ts';
import { recordJotted } from './common/jotted/jotted-file.ts';
import { jottedProgress, refuseBesideFile } from './common/life/jotted-progress.ts';
import { recordProgress } from './common/life/record-progress.ts';
import { neededItem, neededText } from './common/needed.ts';
import { officeRules } from './common/office.ts';
import { sayDone } from './common/say-done.ts';
import { examples, nameItem, typedText } from './common/words.ts';

interface Options {
	unit?: string | undefined;
	day?: string | undefined;
	percent?: string | undefined;
	value?: string | undefined;
	problems?: string | undefined;
	next?: string | undefined;
	helpNeeded?: string | undefined;
	wait?: boolean | undefined;
	file?: string | undefined;
	dryRun?: boolean | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('progress')
		.addHelpText(
			'before',
			examples(
				'ducha progress 31 招标公告已发布 --percent 55',
				'ducha progress 31 二标段完工 --value 7.5           有目标值的报数值，比例由数值得出',
				'ducha 进展 31 "施工图审查意见整改中" --比例 40% --问题 招标文件两次退改 --协调 请县财政局确认配套资金',
				'ducha 进展 31 已完成清障 --待审                    记作单位来报，把关、审核后才算数',
				'ducha progress -f 进展.txt --dry-run               一行一件，先看再登记，如：',
				'  127 60% 已完成清障',
				'  152 @沙河镇 正在清运',
			),
		)
		.description('登记进展；自己录入的即算审核通过，未签收的同时记为签收')
		.argument('[item]', '事项编号（在终端上不写就选）')
		.argument('[text]', '进展情况（在终端上不写就问）')
		.option('--unit <name>', '哪个单位的进展（默认第一牵头单位）')
		.option('--day <day>', '反馈日期（默认今天）')
		.option('--percent <n>', '完成比例，0到100')
		.option('--value <n>', '已完成的数量，如 7.5；单位同目标')
		.option('--problems <text>', '存在问题')
		.option('--next <text>', '下步打算')
		.option('--help-needed <text>', '需协调事项')
		.option('--wait', '先不算数，等把关、审核（ducha review）')
		.option('-f, --file <file>', '登记文件里的进展，- 是标准输入')
		.option('-n, --dry-run', '只看文件里的会怎样登记，不写入')
		.action((reference, text, options) =>
			options.file === undefined
				? progress(session, reference, text, options)
				: progressFile(session, reference, options.file, options),
		);
}

async function progressFile(
	session: Session,
	reference: string | undefined,
	file: string,
	options: Options,
): Promise<void> {
	const { unit, percent, value, problems, next, helpNeeded, day, dryRun = false, wait = false } = options;
	refuseBesideFile({
		编号: reference,
		'--unit': unit,
		'--percent': percent,
		'--value': value,
		'--problems': problems,
		'--next': next,
		'--help-needed': helpNeeded,
	});
	const when = { day: pastDayOption('--day', day, session.today()), dryRun };
	await recordJotted(session, file, when, jottedProgress(wait));
}

async function progress(
	session: Session,
	named: string | undefined,
	given: string | undefined,
	options: Options,
): Promise<void> {
	if (options.dryRun)
		throw new UserError('--dry-run 要和 --file 一起用', {
			exit: 'misused',
			code: 'needs-file',
			hint: 'ducha progress -f 进展.txt --dry-run',
		});
	const today = session.today();
	const reference = await neededItem(session, named, ['已交办', '办理中']);
	const text = cleanText(given ?? (await neededText(session, '进展情况，如 招标公告已发布', '进展情况', given)));
	if (text === '')
		throw new UserError('进展情况是空的', {
			exit: 'misused',
			code: 'empty-progress',
			hint: 'ducha progress 31 招标公告已发布',
		});
	const reported = {
		text,
		day: pastDayOption('--day', options.day, today),
		percent: options.percent === undefined ? null : percentOption(options.percent),
		value: options.value === undefined ? null : numberOption('--value', options.value),
		problems: typedText(options.problems),
		next: typedText(options.next),
		help: typedText(options.helpNeeded),
		origin: '录入' as const,
		waits: options.wait ?? false,
	};
	const { value } = await session.change('progress', async (tx) => {
		const item = await findItem(tx, reference, today);
		refuseParent(item);
		nextStatusOf(item, 'progress');
		const share = await findAssignment(tx, item, options.unit, today);
		const recording = { actor: session.actor(), today, rules: await officeRules(tx) };
		const { percent, warnings } = await recordProgress(tx, item, share, reported, recording);
		const amount = reported.value === null ? '' : ` ${reported.value}${item.measure?.words}`;
		const words = `${nameItem(item)}${amount}${percent === null ? '' : ` 完成${percent}%`}：${text}`;
		return {
			sentence: `登记进展 ${item.number}${percent === null ? '' : ` ${percent}%`}${reported.waits ? '（待审）' : ''}`,
			value: { percent, done: { item, warnings, words } },
		};
	});
	const { done, percent } = value;
	await sayDone(session, 'progress', reported.waits ? '已登记，待审' : '已登记', [done]);
	if (reported.waits)
		session.say(`接下来：ducha review ${done.item.number}${done.item.gate === null ? ' --pass' : ' --gate 把关人'}`);
	else if (percent === 100) session.say(`接下来：单位报结后 ducha claim ${done.item.number}`);
}
