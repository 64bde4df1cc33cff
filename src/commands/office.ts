import type { Command } from '@commander-js/extra-typings';
import { readSettings, removeSetting, writeSetting } from '../ledger/settings.ts';
import { circulationWith } from '../rules/circulation.ts';
import { officeSettings } from '../rules/sources.ts';
import type { Session } from '../session.ts';
import {
	type CirculationAnswers,
	circulationRows,
	needPublication,
	type OfficeAnswers,
	statedSettings,
} from './common/office-settings.ts';
import { announce, showList } from './common/show.ts';
import { examples } from './common/words.ts';

type Options = OfficeAnswers & CirculationAnswers;

export function declare(parent: Command, session: Session): void {
	parent
		.command('office')
		.addHelpText(
			'before',
			examples(
				'ducha office                                    查看',
				'ducha office --contact 林晓 --phone 0000-6621016',
				'ducha 本室 --全称 青屏县委县政府督查室 --代字 青督',
				'ducha office --kind 通报 --basis 《青屏县督查督办工作办法》 --copies 60',
				'ducha 本室 --种类 专报 --报 县委常委 --送 县人大、县政协办公室    （写 无 不印这一行，写 默认 恢复原样）',
			),
		)
		.description('本室名称、代字、联系人，各刊物的依据、主送、报送、印数：文书上用的就是这些；已发的文书不变')
		.option('--name <text>', '单位全称')
		.option('--county <text>', '县（市、区）名')
		.option('--code-word <text>', '文号的代字')
		.option('--contact <text>', '联系人')
		.option('--phone <text>', '联系电话')
		.option('--side <text>', '党委、政府或合署')
		.option('--kind <kind>', '哪种刊物：通报、督察、专报、督查报告、动态（默认通报）')
		.option('--basis <text>', '通报的依据，写明书名号')
		.option('--addressees <text>', '主送')
		.option('--report-to <text>', '版记的“报”')
		.option('--copy-to <text>', '版记的“送”')
		.option('--send-to <text>', '版记的“发”')
		.option('--copies <number>', '印数')
		.action((options) => office(session, options as Options));
}

async function show(session: Session, kind: string | undefined): Promise<void> {
	const ledger = await session.ledger();
	const settings = await readSettings(ledger.db);
	const publication = needPublication(kind);
	const level = settings.county?.slice(-1) || '县';
	await showList(session, ledger, {
		name: 'office',
		fields: [
			{ key: 'setting', title: '项目' },
			{ key: 'value', title: '现在是', weight: 2, write: (value) => (value === null ? '未填' : String(value)) },
		],
		...(kind === undefined
			? {
					rows: officeSettings.map(({ key, label }) => [label, settings[key] ?? null]),
					below: [
						'发文机关另有规定的：ducha rule list --group 发文',
						'各刊物的依据、主送、报送、印数：ducha office --kind 通报',
					],
				}
			: {
					rows: circulationRows(publication, circulationWith(settings, publication, level)),
					above: [publication],
				}),
	});
}

async function office(session: Session, options: Options): Promise<void> {
	const given = statedSettings(options);
	if (given.length === 0) return show(session, options.kind);
	const { value: changed } = await session.change('office', async (tx) => {
		const before = await readSettings(tx);
		const different = given.filter(({ key, value }) => (before[key] ?? null) !== value);
		for (const { key, value } of different)
			await (value === null ? removeSetting(tx, key) : writeSetting(tx, key, value));
		const words = different.map(
			({ key, label, value }) =>
				`${label}${before[key] === undefined ? '' : `由${before[key]}`}${value === null ? '恢复默认' : `改为${value}`}`,
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
