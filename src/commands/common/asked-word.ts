import { listItems } from '../../ledger/items.ts';
import { readRoster } from '../../ledger/units.ts';
import type { Session } from '../../session.ts';
import { indexRoster } from './roster.ts';
import { nameItem, typedText } from './words.ts';

/** What a command line lacks, by its place in the usage and its words. */
interface Wanted {
	name: string;
	label: string;
}

/** Items and units are chosen from what the ledger has; nothing else is. */
async function choicesOf(session: Session, { name, label }: Wanted): Promise<{ name: string; value: string }[]> {
	if (/^items?\b/.test(name)) {
		const { db } = await session.ledger();
		const items = await listItems(db, { filter: {} });
		return items
			.filter(({ number, status }) =>
				label.startsWith('草稿') ? number.startsWith('草') : status !== '撤销' && status !== '并入',
			)
			.map((item) => ({ name: nameItem(item), value: item.number }));
	}
	if (!label.endsWith('单位')) return [];
	const { db } = await session.ledger();
	return indexRoster(await readRoster(db), session.today()).units.map((unit) => ({
		name: unit.name,
		value: unit.name,
	}));
}

/** What begins like an option would be taken for one. */
function whatIsWrong(text: string): string | null {
	if (typedText(text) === null) return '请写上，或按 Ctrl-C 取消';
	return text.trim().startsWith('-') ? '不要以“-”开头' : null;
}

/** A word a command cannot do without, asked for on a terminal. */
export async function askWord(session: Session, wanted: Wanted): Promise<string> {
	const choices = await choicesOf(session, wanted);
	const asker = await session.asker();
	const question = `还缺一项：${wanted.label}`;
	if (choices.length > 0) return asker.askChoice(question, choices);
	return asker.askText(question, { check: whatIsWrong });
}
