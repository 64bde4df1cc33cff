import type { SourceKind } from '../../rules/sources.ts';

/** Where an item comes from. */
export interface Origin {
	source: string;
	kind: SourceKind;
	documents: readonly { title: string; mark: string | null }[];
	/** Who instructed it, with his post where the roster has it. */
	leader: { name: string; position: string | null } | null;
	/** The number of the 交办通知单 it was handed out with. */
	dispatchMark: string | null;
}

const named = ({ title, mark }: { title: string; mark: string | null }): string =>
	mark === null || title.includes(mark) ? title : `${title}${mark}`;

const instructed = ({ leader, source }: Origin): string =>
	leader === null ? source.replace(/批示$/, '') : (leader.position ?? `${leader.name}同志`);

/** `县长批示件，青督交〔2026〕71号`, `会议议定，县政府第8次常务会议纪要〔2026〕8号`: the line 任务来源 of a notice. */
export function originLine(origin: Origin): string {
	const { source, kind, documents, dispatchMark } = origin;
	const base = kind === '批示' ? [`${instructed(origin)}批示件`] : [source, ...documents.map(named)];
	return [...base, ...(dispatchMark === null ? [] : [dispatchMark])].join('，');
}

const minutes = /^(.*会议?)(?:会议)?纪要.*$/;
const book = (title: string): string => (title.startsWith('《') ? title : `《${title}》`);

/** `县政府第8次常务会议议定`, `县委书记周明远同志批示`: who decided, as a sentence begins with it; null where only the kind of source is known. */
export function decidedWords(origin: Origin): string | null {
	const { kind, documents, leader } = origin;
	if (kind === '批示') return leader === null ? null : `${leader.position ?? ''}${leader.name}同志批示`;
	const [document] = documents;
	if (document === undefined) return kind === '上级' ? '上级交办' : null;
	const meeting = minutes.exec(document.title)?.[1];
	return meeting === undefined ? `${book(document.title)}${kind === '年度' ? '明确' : '要求'}` : `${meeting}议定`;
}
