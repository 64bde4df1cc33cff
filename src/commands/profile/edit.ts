import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { writeProfile } from '../../ledger/import-profiles.ts';
import { type SettledColumn, withSettled } from '../../reading/column-memory.ts';
import { fieldNames } from '../../reading/fields.ts';
import { headingKey } from '../../reading/headings.ts';
import type { Session } from '../../session.ts';
import { mapOption } from '../common/import/map-option.ts';
import { columnsOf, listProfiles, needProfile, type Profile, writeColumns } from '../common/import/profiles.ts';
import { announce } from '../common/show.ts';
import { examples, severalTimes, typedLine } from '../common/words.ts';

interface Options {
	map: string[];
	title?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('edit')
		.addHelpText(
			'before',
			examples(
				'ducha profile edit 1 --map 啥时候=完成时限',
				'ducha profile edit 科室表 --map 4=不导入 --map 谁来干=看表头',
				'ducha 对应 修改 1 --标题 水利科室表',
			),
		)
		.description('改一种表头的列的对应、名称；写“看表头”的不再认定')
		.argument('<profile>', '编号或名称，见 ducha profile list')
		.option('--map <column=field>', '表头或第几列=字段；可写多次', severalTimes, [] as string[])
		.option('--title <name>', '改名称')
		.action((word, options) => edit(session, word, options));
}

const byHeading = /=\s*看表头\s*$/;

/** The column of a header a word means: its heading, or its number from the left. */
function placeIn(profile: Profile, word: string): { place: number; heading: string } {
	const columns = columnsOf(profile);
	const found = columns.find(({ place, heading }) => heading === headingKey(word) || String(place) === word);
	if (found !== undefined) return found;
	throw new UserError(`“${profile.name}”没有“${word}”这一列`, {
		exit: 'misused',
		code: 'no-such-column',
		hint: `有：${columns.map(({ place, heading }) => `${place}“${heading}”`).join('、')}`,
	});
}

/** The columns after the changes ordered. */
function changeColumns(profile: Profile, map: string[]): SettledColumn[] {
	const dropped = map
		.filter((text) => byHeading.test(text))
		.map((text) => placeIn(profile, text.replace(byHeading, '').trim()).place);
	const settled = Object.entries(mapOption(map.filter((text) => !byHeading.test(text)))).map(([word, field]) => {
		const { place, heading } = placeIn(profile, word);
		return { place, heading, field };
	});
	return withSettled(profile.columns, settled).filter(({ place }) => !dropped.includes(place));
}

async function edit(session: Session, word: string, { map, title }: Options): Promise<void> {
	const name = typedLine(title);
	if (map.length === 0 && name === null)
		throw new UserError('没有说改什么', {
			exit: 'misused',
			code: 'nothing-to-change',
			hint: '如 --map 啥时候=完成时限，或 --title 水利科室表',
		});
	const { value } = await session.change('profile edit', async (tx) => {
		const profile = needProfile(await listProfiles(tx), word);
		const { id, ...kept } = profile;
		const after = { ...kept, name: name ?? kept.name, columns: changeColumns(profile, map), day: session.today() };
		if (JSON.stringify({ ...after, day: kept.day }) !== JSON.stringify(kept)) await writeProfile(tx, after);
		return { sentence: `修改列的对应“${after.name}”：${writeColumns(after.columns)}`, value: { id, ...after } };
	});
	const columns = value.columns.map((column) => ({ ...column, field: fieldNames[column.field] }));
	const words = `“${value.name}”现在：${writeColumns(value.columns) || '各列都看表头'}`;
	await announce(session, await session.ledger(), 'profile-edit', { id: value.id, name: value.name, columns }, words);
	session.say('已经导入的事项不变；再导入同样的表头时照此认列');
}
