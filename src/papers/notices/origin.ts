import type { SourceKind } from '../../rules/sources.ts';
import { writeDocument } from './grounds-words.ts';

/** Where an item comes from. */
export interface Origin {
	source: string;
	kind: SourceKind;
	documents: readonly { title: string; mark: string | null }[];
	/** The heading it stood under in the list it came from: 二、县政府第8次常务会议（2026年3月27日）议定事项. */
	category: string | null;
	/** Who instructed it, with his post where the roster has it. */
	leader: { name: string; position: string | null } | null;
	/** The number of the 交办通知单 it was handed out with. */
	dispatchMark: string | null;
}

/** Minutes are known by title and year at one go, `…纪要〔2026〕8号`; any other document by its title and 文号. */
function named({ title, mark }: { title: string; mark: string | null }): string {
	if (mark === null || title.includes(mark)) return title;
	return mark.startsWith('〔') ? `${title}${mark}` : writeDocument({ title, mark, clause: null });
}

const instructed = ({ leader, source }: Origin): string =>
	leader === null ? source.replace(/批示$/, '') : (leader.position ?? `${leader.name}同志`);

/** A meeting by the heading of its list: 县政府第8次常务会议（2026年3月27日）. */
function meetingOf({ kind, documents, category }: Origin): string | null {
	if (kind !== '决策' || documents.length > 0 || category === null) return null;
	const heading = category.replace(/^[（(]?[一二三四五六七八九十百\d]+[）)、.．\s]+/u, '');
	return /^(.*会议?(?:（[^）]*）)?)议定(?:事项)?$/u.exec(heading)?.[1] ?? null;
}

/** `县长批示件，青督交〔2026〕71号`, `会议议定，县政府第8次常务会议纪要〔2026〕8号`: the line 任务来源 of a notice. */
export function originLine(origin: Origin): string {
	const { source, kind, documents, dispatchMark } = origin;
	const meeting = meetingOf(origin);
	const listed = [source, ...documents.map(named), ...(meeting === null ? [] : [meeting])];
	const base = kind === '批示' ? [`${instructed(origin)}批示件`] : listed;
	return [...base, ...(dispatchMark === null ? [] : [dispatchMark])].join('，');
}

const minutes = /^(.*会议?)(?:会议)?纪要.*$/;
const book = (title: string): string => (title.startsWith('《') ? title : `《${title}》`);

/** `县政府第8次常务会议议定`, `县委书记周明远同志批示`: who decided, as a sentence begins with it; null where only the kind of source is known. */
export function decidedWords(origin: Origin): string | null {
	const { kind, documents, leader } = origin;
	if (kind === '批示') return leader === null ? null : `${leader.position ?? ''}${leader.name}同志批示`;
	const [document] = documents;
	const met = meetingOf(origin);
	if (met !== null) return `${met}议定`;
	if (document === undefined) return kind === '上级' ? '上级交办' : null;
	const meeting = minutes.exec(document.title)?.[1];
	return meeting === undefined ? `${book(document.title)}${kind === '年度' ? '明确' : '要求'}` : `${meeting}议定`;
}
