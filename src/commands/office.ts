import type { Command } from '@commander-js/extra-typings';
import { readSettings, writeSetting } from '../ledger/settings.ts';
import { officeSettings } from '../rules/sources.ts';
import type { Session } from '../session.ts';
import { type OfficeAnswers, optionOfSetting } from './common/office-settings.ts';
import { announce, showList } from './common/show.ts';
import { examples, typedLine } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('office')
		.addHelpText(
			'before',
			examples(
				'ducha office                                    查看',
				'ducha office --contact 林晓 --phone 0000-6621016',
				'ducha 本室 --全称 青屏县委县政府督查室 --代字 青督',
			),
		)
		.description('本室名称、代字、联系人：文书落款、文号、联系方式用的就是这些；已发的文书不变')
		.option('--name <text>', '单位全称')
		.option('--county <text>', '县（市、区）名')
		.option('--code-word <text>', '文号的代字')
		.option('--contact <text>', '联系人')
		.option('--phone <text>', '联系电话')
		.option('--side <text>', '党委、政府或合署')
		.action((options) => office(session, options as OfficeAnswers));
}

async function show(session: Session): Promise<void> {
	const ledger = await session.ledger();
	const settings = await readSettings(ledger.db);
	await showList(session, ledger, {
		name: 'office',
		fields: [
			{ key: 'setting', title: '项目' },
			{ key: 'value', title: '现在是', weight: 2, write: (value) => (value === null ? '未填' : String(value)) },
		],
		rows: officeSettings.map(({ key, label }) => [label, settings[key] ?? null]),
		below: ['发文机关另有规定的：ducha rule list --group 发文'],
	});
}

async function office(session: Session, options: OfficeAnswers): Promise<void> {
	const given = officeSettings.flatMap(({ key, label }) => {
		const text = options[optionOfSetting[key]];
		const value = text === undefined ? null : typedLine(text);
		return value === null ? [] : [{ key, label, value }];
	});
	if (given.length === 0) return show(session);
	const { value: changed } = await session.change('office', async (tx) => {
		const before = await readSettings(tx);
		const different = given.filter(({ key, value }) => before[key] !== value);
		for (const { key, value } of different) await writeSetting(tx, key, value);
		const words = different.map(
			({ key, label, value }) => `${label}${before[key] === undefined ? '' : `由${before[key]}`}改为${value}`,
		);
		return { sentence: `本室${words.join('，')}`, value: words };
	});
	await announce(
		session,
		await session.ledger(),
		'office-set',
		{ changed },
		changed.length === 0 ? '本来就是这样，没有变化' : `已修改 ${changed.join('；')}`,
	);
}
