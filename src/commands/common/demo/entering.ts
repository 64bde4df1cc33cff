import { addWorkingDays, type Calendar } from '../../../rules/calendar.ts';
import { type Day, yearOf } from '../../../rules/day.ts';
import { type Batch, isMessage, type Matter } from './matter.ts';
import type { Step } from './step.ts';

/** Where the files that came from others lie, in the demonstration's folder. */
const inbox = '来件';

/** Rows as a file of other programs has them. */
export const csv = (rows: readonly (readonly string[])[]): string => `${rows.map((row) => row.join(',')).join('\n')}\n`;

/** A sheet of another office, and the command that takes it in. */
function enterSheet({ day, source, document, mark, matters }: Batch): Step[] {
	const name = `${inbox}/${document}.csv`;
	const rows = matters.map((m, at) => [String(at + 1), m.title, m.leads, m.supports, m.leader ?? '']);
	return [
		{
			day,
			kind: '登记',
			words: [
				...['import', name, '--source', source, '--document', document, '--received', day, '--yes'],
				...(mark === null ? [] : ['--mark', mark]),
			],
			file: { name, text: csv([['序号', '事项', '牵头单位', '配合单位', '责任领导'], ...rows]) },
		},
	];
}

const statedIn = ({ isStated, due }: Matter): string[] => (isStated ? ['--deadline', due] : []);

function enterOne(batch: Batch, matter: Matter): Step {
	const { title, leads, supports, leader } = matter;
	return {
		day: batch.day,
		kind: '登记',
		words: [
			...['add', title, '--lead', leads, '--source', batch.source, '--document', batch.document],
			...(supports === '' ? [] : ['--support', supports]),
			...(leader === null ? [] : ['--leader', leader]),
			...statedIn(matter),
			...(matter.isUnpublished ? ['--publicity', '不公开'] : []),
		],
	};
}

function enterInstruction({ day, document, said, matters }: Batch): Step[] {
	if (said === null) return [];
	const items = matters.flatMap(({ title, leads, supports, due }) => [
		'--item',
		`${title}@${[leads, supports].filter(Boolean).join('+')}@${due}`,
	]);
	const responsible = matters[0]?.leader ?? null;
	return [
		{
			day,
			kind: '登记',
			words: [
				...['instruct', '--leader', said.leader, '--level', said.level, '--words', said.words, '--document', document],
				...(responsible === null ? [] : ['--responsible-leader', responsible]),
				...items,
				'--dispatch',
			],
		},
	];
}

function divide({ number, entered, parts }: Matter): Step[] {
	if (parts.length === 0) return [];
	const items = parts.flatMap(({ title, leads, supports }) => ['--item', `${title}@${leads}+${supports}`]);
	return [{ day: entered, kind: '分解', words: ['split', number, ...items] }];
}

/** A message or an order as it was worded, from where it came. */
function enterMessage({ day, source, document }: Batch, { number, title, leads, supports }: Matter): Step {
	const site =
		source === '网民留言' ? [document] : ['12345热线', '--order', `${day.replaceAll('-', '')}${number.slice(5)}`];
	return {
		day,
		kind: '登记',
		words: [
			...['message', 'add', `${title}，请有关部门答复。`, '--title', title, '--source', source],
			...['--lead', leads, ...(supports === '' ? [] : ['--support', supports]), '--site', ...site],
		],
	};
}

/** A meeting, and what it decided: what stands together under one leader in one line. */
function enterMeeting({ day, document, matters }: Batch): Step[] {
	const title = document.replace('纪要', '');
	const runs: Matter[][] = [];
	for (const matter of matters) {
		const last = runs.at(-1);
		if (last !== undefined && last[0]?.leader === matter.leader) last.push(matter);
		else runs.push([matter]);
	}
	const decided = runs.map((run): Step => {
		const items = run.flatMap(({ title: what, leads, supports, due }) => [
			'--item',
			`${what}@${[leads, supports].filter(Boolean).join('+')}@${due}`,
		]);
		const leader = run[0]?.leader ?? null;
		return {
			day,
			kind: '登记',
			words: [
				...['meeting', 'decide', title, '--document', document, ...items],
				...(leader === null ? [] : ['--responsible-leader', leader]),
			],
		};
	});
	return [
		{ day, kind: '会议', words: ['meeting', 'add', title, '--when', day] },
		...decided,
		...matters.flatMap((matter) => divide(matter)),
	];
}

/** What came in is entered as the clerk would: a sheet imported, an instruction in one line, the rest one by one. */
export function enterBatch(batch: Batch): Step[] {
	if (batch.how === 'sheet') return enterSheet(batch);
	if (batch.how === 'instruction') return enterInstruction(batch);
	if (batch.source === '会议议定') return enterMeeting(batch);
	if (isMessage(batch.source)) return batch.matters.map((matter) => enterMessage(batch, matter));
	return batch.matters.flatMap((matter) => [enterOne(batch, matter), ...divide(matter)]);
}

/** What a unit reports of one item in a monthly sheet. */
export interface Line {
	number: string;
	title: string;
	leads: string;
	percent: number;
	text: string;
}

/** The monthly progress of the yearly work, in the sheet it came in. */
export function enterProgress(day: Day, source: string, lines: readonly Line[]): Step {
	const name = `${inbox}/${yearOf(day)}年${Number(day.slice(5, 7))}月${source}进展.csv`;
	const rows = lines.map(({ number, title, leads, percent, text }) => [number, title, leads, `${percent}%`, text]);
	return {
		day,
		kind: '进展',
		words: ['import', name, '--source', source, '--yes', '--prefer', '文件'],
		file: { name, text: csv([['编号', '事项', '牵头单位', '完成比例', '进展情况'], ...rows]) },
	};
}

/** Dispatch and receipt, within the limits the office keeps (分级督办制). */
export function sendOut(batch: Batch, matter: Matter, calendar: Calendar): { steps: Step[]; receipted: Day } {
	const items = [matter.number];
	const sent = batch.how === 'instruction' ? batch.day : addWorkingDays(calendar, batch.day, 1);
	const receipted = addWorkingDays(calendar, sent, 1);
	const supports = matter.supports.split('、').filter((unit) => unit !== '' && !unit.startsWith('各'));
	const steps: Step[] = [
		...(sent === batch.day ? [] : [{ day: sent, kind: '交办' as const, words: ['dispatch'], items }]),
		{ day: receipted, kind: '签收', words: ['receive'], items },
		...supports.map((unit) => ({ day: receipted, kind: '签收' as const, words: ['receive', '--unit', unit], items })),
	];
	return { steps, receipted };
}
