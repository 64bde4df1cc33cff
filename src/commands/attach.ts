import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { type Attachment, addAttachment, readAttachments } from '../ledger/attachments.ts';
import { recordMove } from '../ledger/item-write.ts';
import type { Item } from '../rules/item.ts';
import type { Session } from '../session.ts';
import { readStored, storeFile } from './common/entry/attach-file.ts';
import { findItem } from './common/find-items.ts';
import { writeOutput } from './common/output.ts';
import { announce, showList, showValue } from './common/show.ts';
import { examples, nameItem } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('attach')
		.addHelpText(
			'before',
			examples(
				'ducha attach 31 批示.pdf 现场照片.jpg',
				'ducha 附件 31                             列出附件',
				'ducha attach 31 --save 批示.pdf --output 打印/批示.pdf',
			),
		)
		.description('给事项存附件：复制到台账旁边的“.附件”文件夹，拷走台账时一并拷走；单个不超过50MB')
		.argument('<item>', '事项编号')
		.argument('[files...]', '文件；不写的列出已有附件')
		.option('--save <name>', '取出这个附件（名称或序号），--output 写存到哪里')
		.action((reference, files, options) => {
			if (options.save !== undefined && files.length > 0)
				throw new UserError('存附件和取附件不能一起写', {
					exit: 'misused',
					code: 'save-alone',
					hint: '取出：ducha attach 31 --save 批示.pdf --output 打印/批示.pdf',
				});
			if (options.save !== undefined) return save(session, reference, options.save);
			return files.length === 0 ? list(session, reference) : attach(session, reference, files);
		});
}

async function attach(session: Session, reference: string, files: string[]): Promise<void> {
	const today = session.today();
	const { seq, value } = await session.change('attach', async (tx) => {
		const item = await findItem(tx, reference, today);
		const added = [];
		for (const given of files) {
			const file = await storeFile(session, given);
			if (await addAttachment(tx, { item: item.id }, file)) added.push(file.name);
			await session.breathe();
		}
		if (added.length > 0)
			await recordMove(tx, {
				item: item.id,
				day: today,
				act: '附件',
				from_status: item.status,
				to_status: item.status,
				text: added.join('、'),
			});
		return { sentence: `存附件 ${item.number}：${added.join('、')}`, value: { item, added } };
	});
	const { item, added } = value;
	await showValue(session, await session.ledger(), 'attach', { number: item.number, added }, () =>
		seq === null ? `${nameItem(item)} 已有这些附件，没有变化` : `${nameItem(item)} 已存附件 ${added.join('、')}`,
	);
}

/** A size as a person reads it. */
const writeSize = (bytes: number): string =>
	bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))}KB` : `${(bytes / 1024 / 1024).toFixed(1)}MB`;

async function list(session: Session, reference: string): Promise<void> {
	const ledger = await session.ledger();
	const item = await findItem(ledger.db, reference, session.today());
	const files = await readAttachments(ledger.db, item.id);
	const isTable = session.format() === 'table';
	await showList(session, ledger, {
		name: 'attachments',
		fields: [
			{ key: 'ordinal', title: '序号', align: 'right' },
			{ key: 'name', title: '附件', weight: 3 },
			{ key: 'bytes', title: '大小', align: 'right' },
			{ key: 'of', title: '属于' },
			{ key: 'sha256', title: '校验值' },
		],
		rows: files.map((f, i) => [
			i + 1,
			f.name,
			isTable ? writeSize(f.bytes) : f.bytes,
			f.of,
			isTable ? f.sha256.slice(0, 8) : f.sha256,
		]),
		above: [`${nameItem(item)} 附件${files.length}个`],
	});
	if (files.length === 0) session.say(`存附件：ducha attach ${item.number} 文件`);
}

/** The one file a name or its place in the list means. */
function choose(item: Item, files: Attachment[], wanted: string): Attachment {
	const named = files.filter((f) => f.name === wanted);
	const found = named.length === 1 ? named[0] : files[Number(wanted) - 1];
	if (found !== undefined) return found;
	throw new UserError(
		named.length > 1 ? `${item.number} 有${named.length}个附件都叫“${wanted}”` : `${item.number} 没有附件“${wanted}”`,
		{ exit: 'misused', code: 'unknown-attachment', hint: `写序号；看全部：ducha attach ${item.number}` },
	);
}

async function save(session: Session, reference: string, wanted: string): Promise<void> {
	const ledger = await session.ledger();
	const item = await findItem(ledger.db, reference, session.today());
	const file = choose(item, await readAttachments(ledger.db, item.id), wanted);
	const path = await writeOutput(session, session.options.output ?? file.name, await readStored(session, file));
	await announce(session, ledger, 'attach-save', { file: path, name: file.name }, `已取出 ${path}`);
}
