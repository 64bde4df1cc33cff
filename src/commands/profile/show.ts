import type { Command } from '@commander-js/extra-typings';
import { fieldNames } from '../../reading/fields.ts';
import type { Session } from '../../session.ts';
import { columnsOf, listProfiles, needProfile } from '../common/import/profiles.ts';
import { showList } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('show')
		.addHelpText('before', examples('ducha profile show 1', 'ducha 对应 查看 科室表'))
		.description('一种表头的各列：认定作什么；没有认定的导入时看表头')
		.argument('<profile>', '编号或名称，见 ducha profile list')
		.action((word) => show(session, word));
}

async function show(session: Session, word: string): Promise<void> {
	const ledger = await session.ledger();
	const profile = needProfile(await listProfiles(ledger.db), word);
	await showList(session, ledger, {
		name: 'profile-show',
		fields: [
			{ key: 'place', title: '列', align: 'right' },
			{ key: 'heading', title: '表头', weight: 2 },
			{ key: 'field', title: '对应', write: (value) => String(value ?? '看表头') },
		],
		rows: columnsOf(profile).map(({ place, heading, field }) => [
			place,
			heading,
			field === null ? null : fieldNames[field],
		]),
		above: [`${profile.name}（编号${profile.id}，${profile.day}认定）`],
		extra: { id: profile.id, name: profile.name, day: profile.day },
	});
}
