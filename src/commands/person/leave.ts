import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { recordMove } from '../../ledger/item-write.ts';
import { listItemsById } from '../../ledger/items.ts';
import type { Db } from '../../ledger/open.ts';
import { addPerson, endPost, passAnswered, readAnswered, readPosts } from '../../ledger/persons.ts';
import type { Day } from '../../rules/day.ts';
import type { Item } from '../../rules/item.ts';
import { isHeld, type Post, type PostRole, postRoles } from '../../rules/posts.ts';
import type { Session } from '../../session.ts';
import { pastDayOption } from '../common/days.ts';
import { namePost, needPost } from '../common/people/find-post.ts';
import { showValue } from '../common/show.ts';
import { examples, nameItem } from '../common/words.ts';

interface Options {
	successor?: string | undefined;
	role?: PostRole | undefined;
	unit?: string | undefined;
	day?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('leave')
		.addHelpText(
			'before',
			examples(
				'ducha person leave 方振国 --successor 李秋平 --day 2026-11-01',
				'ducha 人员 离任 何小川 --单位 县住建局 --接任 李强',
			),
		)
		.description('离任：从某天起不再任职，他负责的在办事项整体转给接任的人；办结的事项仍记他的名字')
		.argument('<name>', '姓名')
		.option('--successor <name>', '接任的人；没有登记的一并登记，职务、排位照原任')
		.addOption(new Option('--role <role>', '离任哪个身份（有几个时写）').choices(postRoles))
		.option('--unit <name>', '离任哪个单位的（有几个时写）')
		.option('--day <day>', '从哪天起（默认今天）')
		.action((name, options) => leave(session, name, options));
}

/** Who takes the post over: whoever of that name is in the same role already, else someone new in the same post. */
async function ensureSuccessor(tx: Db, post: Post, name: string, day: Day): Promise<number> {
	const known = (await readPosts(tx)).find(
		(p) => p.name === name && p.role === post.role && p.unit?.id === post.unit?.id && isHeld(p, day),
	);
	const { role, position, unit, sort } = post;
	return known?.person ?? addPerson(tx, name, role, { position, unit: unit?.id ?? null, sort, from: day });
}

function refuseUnfit(post: Post, day: Day, successor: string | undefined): void {
	if (successor === post.name)
		throw new UserError(`${post.name} 不能接任自己`, { exit: 'misused', code: 'same-person', hint: '写接任的人' });
	if (post.from !== null && day <= post.from)
		throw new UserError(`${namePost(post)} ${post.from}才任职，不能从${day}起离任`, {
			code: 'day-order',
			hint: '改 --day，或先用 ducha person edit 改任职起',
		});
}

async function passItems(tx: Db, post: Post, items: Item[], successor: string, day: Day): Promise<void> {
	const ids = items.map((item) => item.id);
	await passAnswered(tx, post, ids, await ensureSuccessor(tx, post, successor, day));
	const what = post.role === '县领导' ? '责任县领导' : `${post.unit?.name ?? ''}${post.role}`;
	for (const item of items)
		await recordMove(tx, {
			item: item.id,
			day,
			act: '交接',
			from_status: item.status,
			to_status: item.status,
			person: post.role === '县领导' ? post.person : null,
			text: `${what}由${post.name}改为${successor}`,
		});
}

/** What nobody would answer for any more. */
function refuseOrphans(post: Post, items: Item[]): void {
	if (items.length > 0)
		throw new UserError(`${post.name}负责的在办事项还有${items.length}件：${items.map((i) => i.number).join('、')}`, {
			code: 'items-left',
			hint: '写 --successor 接任的人；还没有人接任的，先用 ducha edit 编号 --leader 改由别人负责',
		});
}

async function leave(session: Session, name: string, options: Options): Promise<void> {
	const today = session.today();
	const day = pastDayOption('--day', options.day, today);
	const { successor } = options;
	const { value } = await session.change('person leave', async (tx) => {
		const post = await needPost(tx, name, options, today);
		refuseUnfit(post, day, successor);
		const items = await listItemsById(tx, await readAnswered(tx, post));
		if (successor === undefined) refuseOrphans(post, items);
		else await passItems(tx, post, items, successor, day);
		await endPost(tx, post, day);
		const taken = successor === undefined ? '' : `，由${successor}接任，转在办事项${items.length}件`;
		return { sentence: `${namePost(post)}从${day}起离任${taken}`, value: { post, items, taken } };
	});
	const { post, items, taken } = value;
	await showValue(
		session,
		await session.ledger(),
		'person-leave',
		{
			person: name,
			role: post.role,
			successor: successor ?? null,
			day,
			items: items.map(({ number, title }) => ({ number, title })),
		},
		() => [`${namePost(post)}从${day}起离任${taken}`, ...items.map((item) => `  ${nameItem(item)}`)].join('\n'),
	);
}
