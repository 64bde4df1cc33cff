import { resolve } from 'node:path';
import { UserError } from '../../../errors.ts';
import { type EditedCircular, readEdited } from '../../../papers/circular-edited.ts';
import { sentenceOf } from '../../../papers/paper.ts';
import type { Session } from '../../../session.ts';
import { readPlain } from '../entry/attach-file.ts';

/** A draft as its file holds it. */
export interface DraftFile {
	bytes: Buffer;
	/** The XML of its parts, by path. */
	parts: Map<string, string>;
	edited: EditedCircular;
}

/** An edited draft that cannot go out as it is: names the file, what is wrong with it, and what to do. */
export const refusedDraft = (given: string, why: string, hint: string, code: string): UserError =>
	new UserError(`${given} ${why}`, { code, hint, place: { file: given } });

const saveAs = '用 Word 或 WPS 打开，另存为 .docx 再发';

function refuseOtherKinds(bytes: Buffer, given: string): void {
	const head = bytes.toString('latin1', 0, 8);
	if (head.startsWith('PK\x03\x04')) return;
	if (head === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')
		throw refusedDraft(given, '是旧版的 .doc、.wps，或者设了打开密码', saveAs, 'not-docx');
	throw refusedDraft(
		given,
		'不是 Word 文件（.docx）',
		'写 ducha circular、ducha bulletin 生成、修改过的那个草稿',
		'not-docx',
	);
}

const isWanted = (name: string): boolean =>
	name === 'docProps/custom.xml' || /^word\/(?:document|footer\d*|footnotes|endnotes)\.xml$/.test(name);

/** The parts of a Word file that are read; bombs, DTDs and broken packages are refused as they are for sheets. */
async function openParts(bytes: Buffer, given: string): Promise<Map<string, string>> {
	const { openPackage } = await import('../../../sheets/package.ts');
	const { keepWhole } = await import('../../../sheets/sieve.ts');
	const { parts } = await openPackage(bytes, (name) => (isWanted(name) ? keepWhole : null)).catch((error: unknown) => {
		if (!(error instanceof UserError)) throw error;
		throw new UserError(`${given}：${error.message}`, {
			code: error.code,
			hint: saveAs,
			cause: error,
			place: { file: given },
		});
	});
	if (!parts.has('word/document.xml'))
		throw refusedDraft(
			given,
			'不是 Word 文件（.docx）',
			'写 ducha circular、ducha bulletin 生成、修改过的那个草稿',
			'not-docx',
		);
	return new Map([...parts].map(([name, part]) => [name, part.toString('utf8')]));
}

/** Signs in one paragraph and in the whole text: far beyond any circular, and soon looked through. */
const longestParagraph = 5_000;
const longestText = 100_000;

/** What is too long to be a circular, and would be looked through for hours. */
function refuseEndless(given: string, { blocks }: EditedCircular): void {
	const lengths = blocks.map((block) => sentenceOf(block).length);
	const isEndless = lengths.some((length) => length > longestParagraph);
	if (!isEndless && lengths.reduce((sum, length) => sum + length, 0) <= longestText) return;
	const why = isEndless ? `里有一段超过${longestParagraph}字` : `的正文超过${longestText / 10_000}万字`;
	throw refusedDraft(given, `${why}，不像草稿`, '核对是不是改过的草稿；长表放到附件里', 'too-long');
}

/** What keeps a file from going out as it stands. */
function refuseUnfinished(given: string, { hasRevisions, hasComments }: EditedCircular): void {
	if (hasRevisions)
		throw refusedDraft(given, '里还有没有接受的修订', '在 Word 里“审阅—接受所有修订”，保存后再发', 'open-revisions');
	if (hasComments) throw refusedDraft(given, '里还有批注', '处理并删去批注，保存后再发', 'open-comments');
}

/** Reads a draft whoever saved it last: Word, WPS, LibreOffice. */
export async function readDraftFile(session: Session, given: string): Promise<DraftFile> {
	const path = resolve(session.world.cwd(), given);
	const bytes = await readPlain(path, given).catch((error: unknown) => {
		if (!(error instanceof UserError)) throw error;
		throw new UserError(error.message.replace('附件没有存入，', ''), { ...error, hint: error.hint, cause: error });
	});
	refuseOtherKinds(bytes, given);
	const parts = await openParts(bytes, given);
	const edited = readEdited(parts);
	refuseUnfinished(given, edited);
	refuseEndless(given, edited);
	return { bytes, parts, edited };
}
