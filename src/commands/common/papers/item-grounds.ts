import { readAttachments } from '../../../ledger/attachments.ts';
import { readGrounds } from '../../../ledger/history.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Grounds } from '../../../papers/notices/grounds-words.ts';
import type { Attachment, PaperImage } from '../../../papers/paper.ts';
import { readPictureSize } from '../../../reading/picture-size.ts';
import { type Item, leadsOf, supportsOf } from '../../../rules/item.ts';
import type { Session } from '../../../session.ts';
import { readStored } from '../entry/attach-file.ts';

/** What an item rests on, as its papers quote it. */
export async function readItemGrounds(db: Db, item: Item): Promise<Grounds> {
	const { instructions, documents } = await readGrounds(db, item.id);
	return {
		source: item.source,
		instructions: instructions.map(({ name, ...given }) => ({ leader: name, ...given })),
		documents,
	};
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

/** Copies of the instructions: pictures on leaves of the paper itself, everything else by its name. */
export async function readCopies(session: Session, db: Db, item: Item): Promise<Attachment[]> {
	const files = (await readAttachments(db, item.id)).filter((file) => file.of === '批示');
	const images: PaperImage[] = [];
	const named: Attachment[] = [];
	for (const file of files) {
		const size = readPictureSize(await readStored(session, file));
		if (size === null) named.push({ title: `批示复印件（${file.name}，另附）` });
		else images.push({ sha256: file.sha256, ...size });
	}
	return [...(images.length === 0 ? [] : [{ title: '批示复印件', images }]), ...named];
}
