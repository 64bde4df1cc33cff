import { type Command, Option } from '@commander-js/extra-typings';
import { editPerson, editPost } from '../../ledger/persons.ts';
import { type PostRole, postRoles } from '../../rules/posts.ts';
import type { Session } from '../../session.ts';
import { needChange } from '../common/needed.ts';
import { namePost, needPost, placeOption, termOptions } from '../common/people/find-post.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

interface Options {
	role?: PostRole | undefined;
	unit?: string | undefined;
	name?: string | undefined;
	position?: string | undefined;
	phone?: string | undefined;
	from?: string | undefined;
	until?: string | undefined;
	place?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('edit')
		.addHelpText(
			'before',
			examples(
				'ducha person edit 方振国 --position 县委常委、副县长 --place 4',
				'ducha 人员 修改 江水清 --电话 0000-6621037',
			),
		)
		.description('修改人员；离任、换人用 person leave')
		.argument('<name>', '姓名')
		.addOption(new Option('--role <role>', '改他的哪个身份（有几个时写）').choices(postRoles))
		.option('--unit <name>', '改他在哪个单位的（有几个时写）')
		.option('--name <text>', '更正姓名')
		.option('--position <text>', '职务')
		.option('--phone <number>', '电话')
		.option('--from <day>', '任职起')
		.option('--until <day>', '任职止')
		.option('--place <n>', '建制顺序中的排位（整数）')
		.action((name, options) => edit(session, name, options));
}

async function edit(session: Session, name: string, options: Options): Promise<void> {
	const { role, unit, ...changes } = options;
	needChange(Object.keys(changes).length, 'person edit');
	const today = session.today();
	const term = termOptions(options, today);
	const { seq, value } = await session.change('person edit', async (tx) => {
		const post = await needPost(tx, name, { role, unit }, today);
		await editPerson(tx, post.person, {
			...(options.name !== undefined && { name: options.name }),
			...(options.phone !== undefined && { phone: options.phone }),
		});
		await editPost(tx, post.id, {
			...(options.position !== undefined && { title: options.position }),
			...(options.place !== undefined && { sort: placeOption(options.place) }),
			...(term.from !== undefined && { valid_from: term.from }),
			...(term.to !== undefined && { valid_to: term.to }),
		});
		const words = namePost({ ...post, name: options.name ?? name });
		return { sentence: `修改人员 ${words}`, value: words };
	});
	await announce(
		session,
		await session.ledger(),
		'person-edit',
		{ person: options.name ?? name, changed: seq !== null },
		seq === null ? `${value} 没有变化` : `已修改 ${value}`,
	);
}
