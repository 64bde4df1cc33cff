import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

/** The files on a desk but the ledger itself. */
export const filesIn = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => !name.startsWith('台账.db') && statSync(join(folder, name)).isFile())
		.sort();

/** The words in a file: of a packed one (docx, xlsx, pptx), of every part `keep` does not leave out, with its name. */
export function wordsIn(file: string, keep: (part: string) => boolean = () => true): string {
	const bytes = new Uint8Array(readFileSync(file));
	if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return strFromU8(bytes);
	return Object.entries(unzipSync(bytes))
		.filter(([part]) => keep(part))
		.map(([part, content]) => `${part}\n${strFromU8(content)}`)
		.join('\n');
}
