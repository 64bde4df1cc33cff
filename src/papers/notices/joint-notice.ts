import type { Day } from '../../rules/day.ts';
import { type Block, type Paper, type PaperTable, plainPaper } from '../paper.ts';
import { type SourceDocument, writeDocument } from './grounds-words.ts';
import type { NoticeOffice } from './notice.ts';
import { receiptSlip } from './receipt-slip.ts';

/** One item of a 任务分解立项通知, as its table has it. */
interface JointItem {
	number: string;
	title: string;
	/** What is to be done, where that is more than the title. */
	task: string | null;
	leads: string[];
	supports: string[];
	due: string;
	/** How its day was counted; null where there is nothing to tell. */
	note: string | null;
}

/** What a 任务分解立项通知 says. */
export interface JointFacts {
	mark: string;
	day: Day;
	/** Who issues it (发文机关). */
	organ: string;
	/** Whom the results are sent to. */
	office: NoticeOffice;
	/** What it is about, or the whole title. */
	topic: string;
	documents: SourceDocument[];
	/** Every unit in official order. */
	units: string[];
	items: JointItem[];
	slipLimit: string;
}

/** `关于…任务分解立项的通知`; a topic that is a title already stays as it is. */
const titleOf = (topic: string): string =>
	/^关于.*通知$/u.test(topic) ? topic : `关于${topic.replace(/^关于/u, '')}任务分解立项的通知`;

/** More documents than this are not named in the opening sentence. */
const mostNamed = 3;

function opening({ documents, items }: JointFacts): string {
	const named = documents.length > 0 && documents.length <= mostNamed;
	const grounds = named ? `根据${documents.map(writeDocument).join('、')}，` : '';
	return `${grounds}现将${items.length}件督查事项分解立项，交你们办理。有关事项通知如下。`;
}

/** `第1、3项：未明确时限，按…计算。`, each note once. */
function notesOf(items: readonly JointItem[]): string[] {
	const notes = [...new Set(items.flatMap(({ note }) => note ?? []))];
	return notes.map((note) => {
		const places = items.flatMap((item, at) => (item.note === note ? [at + 1] : []));
		return `第${places.join('、')}项${note}。`;
	});
}

function taskTable(items: readonly JointItem[]): PaperTable {
	const hasTasks = items.some(({ task }) => task !== null);
	const hasSupports = items.some(({ supports }) => supports.length > 0);
	const column = (heading: string, width: number, align: 'left' | 'center' = 'left') => ({ heading, width, align });
	return {
		columns: [
			column('序号', 5, 'center'),
			column('事项编号', 11, 'center'),
			column('督查事项', hasTasks ? 22 : 34),
			...(hasTasks ? [column('办理任务', 26)] : []),
			column('牵头单位', 15),
			...(hasSupports ? [column('配合单位', 17)] : []),
			column('办理时限', 13),
		],
		rows: items.map(({ number, title, task, leads, supports, due }, at) => ({
			kind: 'item',
			cells: [
				String(at + 1),
				number,
				title,
				...(hasTasks ? [task ?? ''] : []),
				leads.join('、'),
				...(hasSupports ? [supports.join('、')] : []),
				due,
			],
		})),
		notes: notesOf(items),
	};
}

/** 任务分解立项通知: many items in one paper to all their units, the tasks in an attached table. */
export function jointNotice(facts: JointFacts): Paper {
	const { mark, day, organ, office, topic, units, items, slipLimit } = facts;
	const leads = new Set(items.flatMap((item) => item.leads));
	const contact = [office.contact, office.phone].filter((part) => part !== null).join('，');
	const blocks: Block[] = [
		{ kind: 'paragraph', text: opening(facts) },
		{ kind: 'heading', text: '一、明确责任分工' },
		{
			kind: 'paragraph',
			text: `本次立项${items.length}件，涉及牵头单位${leads.size}个，各项任务、责任单位和办理时限见附件。牵头单位主要负责人对办理结果负责${items.some(({ supports }) => supports.length > 0) ? '，配合单位按职责主动配合' : ''}。请于收到本通知${slipLimit}内退回签收回执，明确责任人和承办人。`,
		},
		{ kind: 'heading', text: '二、按时限办理' },
		{
			kind: 'paragraph',
			text: '按附件所列时限办结。不能按时办结的，到期前由主要负责人书面说明原因，提出新的具体时限。',
		},
		{ kind: 'heading', text: '三、如实反馈' },
		{
			kind: 'paragraph',
			text: `办理结果一事一文，主要负责人签字并加盖公章，报${office.name}。${contact === '' ? '' : `联系人：${contact}。`}`,
		},
	];
	return {
		...plainPaper,
		head: { kind: 'document', organ: `${organ}文件`, mark, signer: null },
		office: organ,
		day,
		title: titleOf(topic),
		addressees: units.join('、'),
		blocks,
		attachments: [{ title: '督查事项任务分解表', table: taskTable(items) }],
		signature: { office: organ, day, isSealed: true },
		receipt: receiptSlip(mark, undefined, slipLimit),
	};
}
