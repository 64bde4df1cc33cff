import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { addPerson, readPosts } from '../../ledger/persons.ts';
import { readRoster } from '../../ledger/units.ts';
import { isHeld, type PostRole, postRoles, roleRules } from '../../rules/posts.ts';
import type { Session } from '../../session.ts';
import { neededLine } from '../common/needed.ts';
import { namePost, placeOption, termOptions } from '../common/people/find-post.ts';
import { indexRoster, needUnit } from '../common/roster.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

interface Options {
	role: PostRole;
	position?: string | undefined;
	unit?: string | undefined;
	phone?: string | undefined;
	from?: string | undefined;
	until?: string | undefined;
	place?: string | undefined;
}

/** Liaisons are engaged with a letter and a term, not merely written down. */
const addable = postRoles.filter((role) => role !== '联络员');

export function declare(parent: Command, session: Session): void {
	parent
		.command('add')
		.addHelpText(
			'before',
			examples(
				'ducha person add 周明远 --position 县委书记 --from 2026-01-01 --place 1',
				'ducha 人员 添加 江水清 --身份 单位第一责任人 --单位 县水利局 --电话 0000-6621037',
			),
		)
		.description('登记县领导、单位负责人、承办人')
		.argument('<name>', '姓名')
		.addOption(new Option('--role <role>', '身份').choices(addable).default('县领导' as PostRole))
		.option('--position <text>', '职务，如 县委书记')
		.option('--unit <name>', '单位')
		.option('--phone <number>', '电话')
		.option('--from <day>', '任职起')
		.option('--until <day>', '任职止')
		.option('--place <n>', '建制顺序中的排位（整数）')
		.action((name, options) => add(session, name, options));
}

async function add(session: Session, given: string, options: Options): Promise<void> {
	const name = neededLine(given, '姓名', { code: 'empty-name', hint: 'ducha person add 周明远' });
	const { role } = options;
	if (roleRules[role].isOfUnit && options.unit === undefined)
		throw new UserError(`${role}要写单位`, {
			exit: 'misused',
			code: 'no-unit',
			hint: `ducha person add ${name} --role ${role} --unit 县水利局`,
		});
	const today = session.today();
	const term = termOptions(options, today);
	const { value } = await session.change('person add', async (tx) => {
		const unit = options.unit === undefined ? null : needUnit(indexRoster(await readRoster(tx), today), options.unit);
		const same = (await readPosts(tx)).find(
			(p) => p.name === name && p.role === role && p.unit?.id === unit?.id && isHeld(p, today),
		);
		if (same !== undefined)
			throw new UserError(`${namePost(same)}已经登记`, {
				code: 'person-exists',
				hint: `修改：ducha person edit ${name}；同名的另一人，姓名后加区别，如 ${name}（大）`,
			});
		await addPerson(tx, name, role, {
			...term,
			unit: unit?.id ?? null,
			phone: options.phone ?? null,
			position: options.position ?? null,
			sort: options.place === undefined ? null : placeOption(options.place),
		});
		const words = namePost({ name, role, unit });
		return { sentence: `登记 ${words}`, value: words };
	});
	await announce(session, await session.ledger(), 'person-add', { person: name, role }, `已登记 ${value}`);
}
