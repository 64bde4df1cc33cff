import { type Day, writeDayBeside } from '../../rules/day.ts';

/** A leader's instruction as a paper quotes it. */
export interface QuotedInstruction {
	leader: string;
	/** 县委书记; null where the ledger does not say. */
	position: string | null;
	day: Day | null;
	words: string;
	/** The document it was written on. */
	on: string | null;
}

/** A document an item rests on, with the part of it. */
export interface SourceDocument {
	title: string;
	mark: string | null;
	clause: string | null;
}

/** What an item rests on. */
export interface Grounds {
	source: string;
	instructions: QuotedInstruction[];
	documents: SourceDocument[];
}

/** `《青屏县人民政府常务会议纪要》`; a title that has its marks keeps them, inner ones are single. */
export const bookTitle = (title: string): string =>
	/^《.*》$/u.test(title) ? title : `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`;

const closed = (words: string): string => (/[。！？…]$/u.test(words) ? words : `${words}。`);
/** A quotation within a quotation takes single marks. */
const quoted = (words: string): string =>
	`“${closed(
		words
			.replace(/\s*\n\s*/g, '')
			.replaceAll('“', '‘')
			.replaceAll('”', '’'),
	)}”`;

/** `11月1日，县委书记周明远同志在《…》上批示：“…”`. */
export function writeInstruction({ leader, position, day, words, on }: QuotedInstruction, beside: Day): string {
	const when = day === null ? '' : `${writeDayBeside(day, beside)}，`;
	const where = on === null ? '' : `在${bookTitle(on)}上`;
	return `${when}${position ?? ''}${leader}同志${where}批示：${quoted(words)}`;
}

/** `《…纪要》（〔2026〕8号）第3项`. */
export const writeDocument = ({ title, mark, clause }: SourceDocument): string =>
	`${bookTitle(title)}${mark === null ? '' : `（${mark}）`}${clause ?? ''}`;

/** The sentence a notice opens with: the instructions in their words, else the documents, else the kind of source. */
export function writeGrounds({ source, instructions, documents }: Grounds, task: string, beside: Day): string {
	if (instructions.length > 0)
		return `${instructions.map((each) => writeInstruction(each, beside)).join('')}现${task}。`;
	if (documents.length > 0) return `根据${documents.map(writeDocument).join('、')}，现将有关事项${task}。`;
	return `现将${source === '其他' ? '督查' : `${source}`}事项${task}。`;
}
