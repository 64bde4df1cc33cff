import { createHash } from 'node:crypto';
import { UserError } from '../../../errors.ts';
import type { Db } from '../../../ledger/open.ts';
import { listPapers, type RegisteredPaper, readPaperContent } from '../../../ledger/paper-register.ts';
import { itemCard } from '../../../papers/archive/card.ts';
import { contentsPaper } from '../../../papers/archive/contents.ts';
import type { Paper } from '../../../papers/paper.ts';
import { type Piece, pieceName } from '../../../rules/archive.ts';
import type { Day } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import { writePaperNumber } from '../../../rules/series.ts';
import type { Session } from '../../../session.ts';
import { readStored } from '../entry/attach-file.ts';
import { itemFacts } from '../item-facts.ts';
import { lampMark, readKnown } from '../item-known.ts';
import { attachmentLines, feedbackLines, linkLines, originLines, pledgeLines, postingLines } from '../item-sections.ts';
import { type Message, withFacts } from '../message/find-message.ts';
import { messageLines } from '../message/message-lines.ts';
import type { OfficeRules } from '../office.ts';
import { legalName } from '../output.ts';
import { fileNameOf, type KeptPaper, renderPaper } from '../papers/render-paper.ts';

/** What every item's folder is made with. */
export interface Archiving {
	session: Session;
	db: Db;
	rules: OfficeRules;
	today: Day;
	office: string;
	/** Papers about several items are printed once. */
	printed: Map<number, Print>;
}

interface Print {
	name: string;
	author: string;
	/** Null where it cannot be printed any more. */
	bytes: Uint8Array | null;
	/** Why it is not as it was issued. */
	fault: string | null;
}

/** An item's folder before it is written. */
export interface Folder {
	item: Item;
	files: { name: string; bytes: Uint8Array }[];
	pieces: Piece[];
	/** Papers and files that could not be had as they were, each with its reason. */
	faults: string[];
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function printAgain({ session, db }: Archiving, paper: RegisteredPaper): Promise<Print> {
	const content = (await readPaperContent(db, paper.id)) as KeptPaper;
	const known = { name: fileNameOf(writePaperNumber(paper), content.label), author: content.office };
	try {
		const bytes = await renderPaper(session, db, content);
		return { ...known, bytes, fault: hashOf(bytes) === paper.sha256 ? null : '版面和发出时的文件不同' };
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return { ...known, bytes: null, fault: error.message };
	}
}

type Found = Omit<Piece, 'file'> & { name: string; bytes: Uint8Array | null; fault: string | null };

async function gatherPapers(archiving: Archiving, item: Item): Promise<Found[]> {
	const found: Found[] = [];
	for (const paper of await listPapers(archiving.db, { item: item.id })) {
		const print = archiving.printed.get(paper.id) ?? (await printAgain(archiving, paper));
		archiving.printed.set(paper.id, print);
		const notes = [paper.state === '作废' && '已作废', print.fault !== null && '与发出时不同'].filter(Boolean);
		found.push({
			...print,
			mark: writePaperNumber(paper),
			title: paper.title,
			day: paper.day,
			note: (print.bytes === null ? ['未能重印'] : notes).join('，'),
		});
	}
	return found;
}

async function gatherAttachments({ session }: Archiving, files: Known['attachments']): Promise<Found[]> {
	const found: Found[] = [];
	for (const file of files) {
		const known = { mark: '', author: '', title: file.name, name: file.name, day: null };
		try {
			found.push({ ...known, bytes: await readStored(session, file), fault: null, note: `${file.of}附件` });
		} catch (error) {
			if (!(error instanceof UserError)) throw error;
			found.push({ ...known, bytes: null, fault: error.message, note: '文件不在' });
		}
	}
	return found;
}

type Known = Awaited<ReturnType<typeof readKnown>>;

/** The item's own record, with all that was reported, claimed and issued. */
function cardOf({ item, facts }: Message, known: Known, { rules, today, office }: Archiving): Paper {
	return itemCard({
		number: item.number,
		title: item.title,
		mark: lampMark(item, today, rules),
		facts: [
			...itemFacts(item, known.people, known.grounds, known.milestones, today, rules),
			...pledgeLines(item, known.pledges, today, rules),
			...postingLines(known.history),
			...linkLines(known.links),
			...messageLines({ item, facts }, today),
		],
		history: known.history,
		more: [
			...feedbackLines(known.feedback),
			...attachmentLines(known.attachments),
			...originLines(known.provenance, item, false, []).filter(([label]) => label !== '下一步'),
		],
		office,
		today,
	});
}

/** Everything of one item: the list of contents, its card, its papers printed again, its files. */
export async function gatherFolder(archiving: Archiving, item: Item): Promise<Folder> {
	const { renderDocx } = await import('../../../papers/docx.ts');
	const { db, today, rules, office } = archiving;
	const known = await readKnown(db, item, today, rules);
	const [message] = (await withFacts(db, [item])) as [Message];
	const card: Found = {
		name: '办理情况.docx',
		mark: '',
		author: office,
		title: `${item.title}办理情况`,
		day: today,
		note: item.publicity === '不公开' ? '不公开' : '',
		bytes: await renderDocx(cardOf(message, known, archiving)),
		fault: null,
	};
	const found = [
		card,
		...(await gatherPapers(archiving, item)),
		...(await gatherAttachments(archiving, known.attachments)),
	];
	const pieces = found.map(({ name, bytes: _bytes, fault: _fault, ...piece }, at) => ({
		...piece,
		file: legalName(pieceName(at + 1, name)),
	}));
	const list = await renderDocx(contentsPaper(item, pieces, { office, today }));
	return {
		item,
		pieces,
		files: [
			{ name: pieceName(0, '卷内目录.docx'), bytes: list },
			...found.flatMap(({ bytes }, at) => (bytes === null ? [] : [{ name: pieces[at]?.file ?? '', bytes }])),
		],
		faults: found.flatMap(({ mark, title, fault }) =>
			fault === null ? [] : [`${item.number} ${mark || title}：${fault}`],
		),
	};
}
