import { readInstructionFiles } from '../../../ledger/attachments.ts';
import { readGrounds } from '../../../ledger/history.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Grounds } from '../../../papers/notices/grounds-words.ts';
import type { Attachment, PaperImage } from '../../../papers/paper.ts';
import { readPictureSize } from '../../../reading/picture-size.ts';
import { type Item, leadsOf, supportsOf } from '../../../rules/item.ts';
import type { Session } from '../../../session.ts';
import { readStored } from '../entry/attach-file.ts';

/** An item with what it rests on, as its papers quote it. */
export interface GroundedItem {
	item: Item;
	grounds: Grounds;
}

/** What each of these items rests on, in their order. */
export async function readItemGrounds(db: Db, items: readonly Item[]): Promise<GroundedItem[]> {
	const ids = items.map((item) => item.id);
	const found = await readGrounds(db, ids);
	return items.map((item) => {
		const { instructions = [], documents = [] } = found.get(item.id) ?? {};
		const quoted = instructions.map(({ name, ...given }) => ({ leader: name, ...given }));
		return { item, grounds: { source: item.source, instructions: quoted, documents } };
	});
}

/** Words compared without blanks and closing marks. */
const bare = (words: string): string => words.replace(/\s|[。；;，,]$/gu, '');

const ordinal = /^(?:\d{1,2}[.．、)）]|[（(]\d{1,2}[)）])\s*/u;

/** What is to be done, a line each, without its own numbers; nothing where it only repeats the title or an instruction. */
export function tasksOf(item: Item, { instructions }: Grounds): string[] {
	if (item.content === null) return [];
	const said = [item.title, ...instructions.map(({ words }) => words)].map(bare);
	if (said.includes(bare(item.content))) return [];
	const lines = item.content.split('\n').filter((line) => line.trim() !== '');
	const isNumbered = lines.length > 1 && lines.every((line) => ordinal.test(line));
	return isNumbered ? lines.map((line) => line.replace(ordinal, '')) : lines;
}

/** The units of an item by name, leads and supports. */
export const unitNames = (item: Item): { leads: string[]; supports: string[] } => ({
	leads: leadsOf(item).map((unit) => unit.name),
	supports: supportsOf(item).map((unit) => unit.name),
});

/** Copies of the instructions of each item: pictures on leaves of the paper itself, everything else by its name. */
export async function readCopies(
	session: Session,
	db: Db,
	items: readonly Item[],
): Promise<(item: Item) => Attachment[]> {
	const ids = items.map((item) => item.id);
	const files = await readInstructionFiles(db, ids);
	// An instruction may stand over many items: its copy is looked at once.
	const sizes = new Map<string, ReturnType<typeof readPictureSize>>();
	for (const file of [...files.values()].flat())
		if (!sizes.has(file.sha256)) sizes.set(file.sha256, readPictureSize(await readStored(session, file)));
	return (item) => {
		const images: PaperImage[] = [];
		const named: Attachment[] = [];
		for (const { sha256, name } of files.get(item.id) ?? []) {
			const size = sizes.get(sha256) ?? null;
			if (size === null) named.push({ title: `批示复印件（${name}，另附）` });
			else images.push({ sha256, ...size });
		}
		return [...(images.length === 0 ? [] : [{ title: '批示复印件', images }]), ...named];
	};
}
