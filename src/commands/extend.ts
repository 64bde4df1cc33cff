import type { Command } from '@commander-js/extra-typings';
import { addExtension } from '../ledger/extensions.ts';
import { recordMove } from '../ledger/item-write.ts';
import { listItemsById } from '../ledger/items.ts';
import type { Db } from '../ledger/open.ts';
import { ensurePerson } from '../ledger/persons.ts';
import { type Day, writeDay, writeDayBeside } from '../rules/day.ts';
import { extensionWarnings, refuseExtension } from '../rules/extension.ts';
import { leadsOf } from '../rules/item.ts';
import type { Session } from '../session.ts';
import { dayOption, pastDayOption } from './common/days.ts';
import { findItem } from './common/find-items.ts';
import { neededText } from './common/needed.ts';
import { officeRules } from './common/office.ts';
import { planExtensionSheets } from './common/papers/approval-papers.ts';
import { issueForItems } from './common/papers/issue-for-items.ts';
import { type PrintOptions, printOptions } from './common/papers/printing.ts';
import { papersJson, refuseWithoutPaper, sayPapers } from './common/papers/said-papers.ts';
import { decideExtension, extensionCase, refuseWaiting } from './common/review/decide-extension.ts';
import { type ItemDone, sayDone } from './common/say-done.ts';
import { examples, nameItem, typedText } from './common/words.ts';

interface Options extends PrintOptions {
	to?: string | undefined;
	reason?: string | undefined;
	principal?: string | undefined;
	progress?: string | undefined;
	day?: string | undefined;
	late?: boolean | undefined;
	approvedBy?: string | undefined;
	paper?: boolean | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('extend')
		.addHelpText(
			'before',
			examples(
				'ducha extend 31 --to 11-20 --reason 招标流标 --principal 罗建平',
				'ducha 延期 31 --延至 11-20 --理由 招标流标 --第一责任人 罗建平 --批准 方振国',
			),
		)
		.description('登记延期申请；写明批准人的当即延期，没写的等审批（ducha review）；原定时限不变，次数照记')
		.argument('<item>', '事项编号')
		.option('--to <day>', '延到哪一天')
		.option('--reason <text>', '理由')
		.option('--principal <name>', '签字的单位第一责任人')
		.option('--progress <text>', '目前进展')
		.option('--day <day>', '申请日期（默认今天），要在时限当天或以前')
		.option('--late', '时限已过才申请的；准予延期，办结时仍按原来的时限算是否按时')
		.option('--approved-by <name>', '批准人')
		.option('--paper', '出延期审批单，取文号；没批的留着签批')
		.option(...printOptions.out)
		.option(...printOptions.merge)
		.option(...printOptions.template)
		.action((reference, options) => extend(session, reference, options));
}

/** What the unit asked for, asked for on a terminal where it was left out. */
async function readRequest(session: Session, options: Options) {
	const today = session.today();
	const to = dayOption('--to', await neededText(session, '--to 日期', '延到哪一天', options.to), today);
	const reason = await neededText(session, '--reason 理由', '延期的理由', options.reason);
	const principal = await neededText(session, '--principal 姓名', '签字的单位第一责任人', options.principal);
	const asked = pastDayOption('--day', options.day, today);
	return { to, reason, principal, asked, late: options.late ?? false, today };
}

/** What was done, and the sheet of the application where one was asked for. */
async function withSheet(tx: Db, session: Session, sentence: string, done: ItemDone, options: Options) {
	const plans = options.paper ? await planExtensionSheets(tx, session, await listItemsById(tx, [done.item.id])) : [];
	return { sentence, value: { done, papers: await issueForItems(tx, session, plans, options) } };
}

async function extend(session: Session, reference: string, options: Options): Promise<void> {
	refuseWithoutPaper(options);
	const { reason, principal, ...request } = await readRequest(session, options);
	const { today, asked, to, late } = request;
	const { value } = await session.change('extend', async (tx) => {
		const rules = await officeRules(tx);
		const item = await findItem(tx, reference, today);
		const given = await extensionCase(tx, item, request, rules);
		refuseExtension(given);
		await refuseWaiting(tx, item);
		const unit = leadsOf(item)[0]?.id ?? null;
		const id = await addExtension(tx, {
			item: item.id,
			asked,
			from_day: item.deadline.current as Day,
			to_day: to,
			reason,
			progress: typedText(options.progress),
			principal: await ensurePerson(tx, principal, '单位第一责任人', { unit }),
			late: late ? 1 : 0,
		});
		if (options.approvedBy !== undefined) {
			const done = await decideExtension(tx, id, { agreed: true, by: options.approvedBy, today }, rules);
			return withSheet(tx, session, `延期 ${item.number} 至${to}`, done, options);
		}
		await recordMove(tx, {
			item: item.id,
			day: asked,
			act: '延期申请',
			from_status: item.status,
			to_status: item.status,
			text: `申请延至${writeDayBeside(to, asked)}：${reason}（${principal}）`,
		});
		const words = `${nameItem(item)} 延至${writeDay(to)}，等审批`;
		const done = { item, words, warnings: extensionWarnings(given) };
		return withSheet(tx, session, `登记延期申请 ${item.number}`, done, options);
	});
	const { done, papers } = value;
	const isDone = options.approvedBy !== undefined;
	const extra = options.paper ? { papers: papersJson(papers) } : {};
	await sayDone(session, 'extend', isDone ? '已延期' : '已登记延期申请', [done], extra);
	sayPapers(session, papers, options);
	if (!isDone) session.say(`接下来：ducha review ${done.item.number} --pass --approved-by 批准人`);
}
