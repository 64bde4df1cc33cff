import type { Command } from '@commander-js/extra-typings';
import { readHead } from '../ledger/head.ts';
import { readSetting } from '../ledger/settings.ts';
import { isWorkingDay } from '../rules/calendar.ts';
import type { Session } from '../session.ts';
import { morningJson } from './common/morning/json.ts';
import { readMorning } from './common/morning/morning.ts';
import { morningParts } from './common/morning/parts.ts';
import { drawMorning, listMorning } from './common/morning/sheet.ts';
import { officeRules } from './common/office.ts';
import { showCard } from './common/show.ts';
import { examples } from './common/words.ts';

interface Options {
	all?: boolean;
	quietIfEmpty?: boolean;
	exitCode?: boolean;
	workdays?: boolean;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('today')
		.addHelpText(
			'before',
			examples(
				'ducha today',
				'ducha 今日 --全部',
				'ducha today --workdays --quiet-if-empty --exit-code    （计划任务用）',
			),
		)
		.description('今天要办的：到期和承诺、新逾期、快到期、等我处理的、本室自身时限')
		.option('--all', '各部分都列全')
		.option('--quiet-if-empty', '五个部分都没有时什么也不显示')
		.option('--exit-code', '今天有必须办的或新逾期的，退出码为20')
		.option('--workdays', '休息日不显示（调休上班的周末照常）')
		.action((options) => showToday(session, options));
}

async function showToday(session: Session, options: Options): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const rules = await officeRules(ledger.db);
	if (options.workdays && !isWorkingDay(rules.calendar, today)) return;
	const morning = await readMorning(ledger.db, rules, today);
	const parts = morningParts(morning, today, rules, options.all ?? false);
	if (options.quietIfEmpty && parts.every((part) => part.lines.length === 0)) return;
	const [must, newly] = parts;
	if (options.exitCode && (must?.lines.length || newly?.lines.length)) session.endWith('found');
	const office = (await readSetting(ledger.db, 'office_name')) ?? '督查室';
	const { head } = await readHead(ledger);
	const format = session.format();
	if (format !== 'table' && format !== 'json')
		return listMorning(session, ledger, morningParts(morning, today, rules, true));
	const sheet = { office, head, today, morning, parts, rules, width: session.width() };
	await showCard(session, ledger, 'today', { office, head, ...morningJson(morning, today, rules) }, () =>
		drawMorning(sheet),
	);
}
