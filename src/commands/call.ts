import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { readRoster } from '../ledger/units.ts';
import { unknownYearWords } from '../rules/calendar.ts';
import type { Session } from '../session.ts';
import { listRound } from './common/calls/call-list.ts';
import { readRound } from './common/calls/calls.ts';
import { jottedCalls } from './common/calls/jotted-calls.ts';
import { walkRound } from './common/calls/walk-calls.ts';
import { pastDayOption } from './common/days.ts';
import { recordJotted } from './common/jotted/jotted-file.ts';
import { officeRules } from './common/office.ts';
import { indexRoster, needUnits } from './common/roster.ts';
import { examples } from './common/words.ts';

interface Options {
	unit?: string | undefined;
	all?: boolean | undefined;
	list?: boolean | undefined;
	file?: string | undefined;
	day?: string | undefined;
	dryRun?: boolean | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('call')
		.addHelpText(
			'before',
			examples(
				'ducha call                      在终端上一家一家打，边打边记',
				'ducha 通话 --清单               只列出要打的电话',
				'ducha call -f 电话记录.txt      一行一个电话，先看再登记',
				'',
				'电话记录里一行一个电话：编号在前，其余不分先后，接电话的人放最后',
				'  127 60% 已完成清障 承诺11-05 赵明',
				'  152 @沙河镇 正在清运 承诺周五',
				'  160 未接通',
			),
		)
		.description('今天要打的电话：逾期、快到期、没签收、没反馈、承诺没兑现的；不是催办通知单，不扣分')
		.option('--unit <names>', '只看这些单位，几个用、隔开')
		.option('--all', '今天已经通过话的也列出')
		.option('--list', '在终端上也只列清单，不逐个问')
		.option('-f, --file <file>', '登记文件里的电话，- 是标准输入')
		.option('--day <day>', '文件里的电话是哪天打的（默认今天）')
		.option('-n, --dry-run', '只看文件里的会怎样登记，不写入')
		.action((options) => call(session, options));
}

async function call(session: Session, options: Options): Promise<void> {
	const { file, dryRun = false } = options;
	if (file !== undefined) {
		const day = pastDayOption('--day', options.day, session.today());
		return recordJotted(session, file, { day, dryRun }, jottedCalls);
	}
	if (dryRun || options.day !== undefined)
		throw new UserError(`${dryRun ? '--dry-run' : '--day'} 要和 --file 一起用`, {
			exit: 'misused',
			code: 'needs-file',
			hint: 'ducha call -f 电话记录.txt --dry-run',
		});
	const ledger = await session.ledger();
	const today = session.today();
	const rules = await officeRules(ledger.db);
	const named = options.unit;
	const units =
		named === undefined ? null : needUnits(indexRoster(await readRoster(ledger.db), today), named).map((u) => u.id);
	for (const words of unknownYearWords(rules.calendar, today, today)) session.say(`注意：${words}`);
	const round = await readRound(ledger.db, rules, today, { units, all: options.all ?? false });
	const walks = session.canAsk() && session.format() === 'table' && !options.list && round.units.length > 0;
	await (walks ? walkRound(session, round) : listRound(session, ledger, round, today));
	if (!walks && round.units.length > 0)
		session.say('边打边记：在终端上 ducha call；打完再记：ducha call -f 电话记录.txt');
}
