import type { Paper } from '../../../papers/paper.ts';
import type { Session } from '../../../session.ts';
import { legalName, writeOutput } from '../output.ts';
import { announce, showText } from '../show.ts';
import { paperText } from './paper-text.ts';

/** Prints a paper that takes no number: as text where `--format` asks for it, else to a Word file; says whether a file was written. */
export async function writePaper(
	session: Session,
	paper: Paper,
	{ name, command, facts }: { name: string; command: string; facts: { [key: string]: string | number | null } },
): Promise<boolean> {
	const text = paperText(session, paper);
	if (text !== null) {
		await showText(session, text);
		return false;
	}
	// The library composes a long paper at one go: whoever no longer wants it says so before.
	await session.breathe();
	const { renderDocx } = await import('../../../papers/docx.ts');
	const file = await writeOutput(session, session.options.output ?? legalName(name), await renderDocx(paper));
	const value = { file, title: paper.title, ...facts };
	await announce(session, await session.ledger(), command, value, `已生成 ${file}`);
	return true;
}
