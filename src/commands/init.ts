import { randomBytes } from 'node:crypto';
import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { defaultZone } from '../office-day.ts';
import { defaultSources, officeSettings } from '../rules/sources.ts';
import type { Session } from '../session.ts';
import { type OfficeAnswers, optionOfSetting } from './common/office-settings.ts';
import { announce } from './common/show.ts';
import { examples } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('init')
		.addHelpText(
			'before',
			examples('ducha init', 'ducha init --name 青屏县委县政府督查室 --county 青屏县 --code-word 青督'),
		)
		.description('新建台账文件，填写本室情况；在终端上逐项询问')
		.option('--name <text>', '单位全称')
		.option('--county <text>', '县（市、区）名')
		.option('--code-word <text>', '文号的代字')
		.option('--contact <text>', '联系人')
		.option('--phone <text>', '联系电话')
		.option('--side <text>', '党委、政府或合署')
		.action((options) => init(session, options));
}

async function init(session: Session, given: OfficeAnswers): Promise<void> {
	const { createLedger, isBlank } = await import('../ledger/create.ts');
	const { existsSync } = await import('node:fs');
	const path = session.ledgerPath();
	const isThere = existsSync(path);
	if (isThere && !isBlank(path, session.schemaFolder))
		throw new UserError(`${path} 已经存在，没有覆盖`, {
			code: 'ledger-exists',
			hint: '换一个文件：ducha init --ledger 新文件.db',
		});
	const answers = await askOffice(session, given);
	await session.breathe();
	if (!isThere) createLedger(path, session.schemaFolder).close();
	await session.change('init', async (tx) => {
		const { writeSetting } = await import('../ledger/settings.ts');
		const { addSources } = await import('../ledger/sources.ts');
		await writeSetting(tx, 'ledger_id', randomBytes(8).toString('hex'));
		await writeSetting(tx, 'time_zone', defaultZone);
		for (const [key, value] of Object.entries(answers)) await writeSetting(tx, key, value);
		await addSources(
			tx,
			defaultSources.map((source, i) => ({ ...source, sort: (i + 1) * 10 })),
		);
		return { sentence: `新建台账：${answers.office_name ?? '未填单位'}`, value: null };
	});
	await announce(session, await session.ledger(), 'init', { file: path }, `已新建台账 ${path}`);
	session.say('接下来：\n  ducha unit import 名册.xlsx    导入单位名册\n  ducha import 台账.xlsx         导入督查事项');
}

async function askOffice(session: Session, given: OfficeAnswers): Promise<Record<string, string>> {
	const answers: Record<string, string> = {};
	for (const { key, label, example } of officeSettings) {
		const stated = given[optionOfSetting[key]];
		const answer = stated ?? (session.canAsk() ? await ask(session, `${label}（如 ${example}）`) : '');
		if (answer.trim() !== '') answers[key] = answer.trim();
	}
	return answers;
}

async function ask(session: Session, question: string): Promise<string> {
	return (await session.asker()).askText(question);
}
