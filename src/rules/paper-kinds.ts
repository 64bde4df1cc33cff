/** How a kind of paper is numbered: a mark with a sign after the office's code word (青督催), or an issue number. */
interface PaperKind {
	form: '文号' | '期号';
	/** The sign in its mark; publications have none. */
	sign: string;
	/** Other words for it, as they are typed. */
	also: readonly string[];
}

const marked = (sign: string, ...also: string[]): PaperKind => ({ form: '文号', sign, also });
const issued = (...also: string[]): PaperKind => ({ form: '期号', sign: '', also });

/** Every paper with a number of its own, each kind in a series of its own that begins anew every year. */
export const paperKinds = {
	立项审批单: marked('立', '立项'),
	交办通知单: marked('交', '交办'),
	任务分解立项通知: marked('分', '分解', '任务分解'),
	催办通知单: marked('催', '催办'),
	限期整改单: marked('改', '整改单', '限期整改'),
	通报批评: marked('通', '批评'),
	黄色警告: marked('黄', '黄牌', '黄色交办单'),
	红牌: marked('红', '红牌督办单'),
	移交问责建议: marked('移', '移交', '移交问责', '移交问责建议函'),
	整改通知: marked('整'),
	约谈通知: marked('约', '约谈'),
	延期审批单: marked('延', '延期'),
	办结审批单: marked('结', '办结', '办结呈报单'),
	督查通报: issued('通报'),
	督察: issued(),
	督查专报: issued('专报'),
	项目建设督查专报: issued('项目专报', '项目督查专报'),
	督查报告: issued('报告'),
	一把手工作动态: issued('动态', '工作动态'),
} as const satisfies Record<string, PaperKind>;

export type PaperKindName = keyof typeof paperKinds;
export const paperKindNames = Object.keys(paperKinds) as PaperKindName[];

const plainWord = (word: string): string => word.normalize('NFKC').replace(/[\s《》]/g, '');

/** The kind a word means, by its name, its short name or its sign; null for no kind. */
export function findPaperKind(word: string): PaperKindName | null {
	const wanted = plainWord(word);
	return (
		paperKindNames.find((name) => {
			const { sign, also }: PaperKind = paperKinds[name];
			return wanted !== '' && (name === wanted || also.includes(wanted) || sign === wanted);
		}) ?? null
	);
}

/** What a notice may be: a paper with a number, or the form a unit's principal fills in. */
export type NoticeName = PaperKindName | '情况说明';

/** The paper or form a word means; null for none. */
export const findNotice = (word: string): NoticeName | null =>
	['情况说明', '说明', '书面说明'].includes(plainWord(word)) ? '情况说明' : findPaperKind(word);

const byNotice: readonly NoticeName[] = [
	'立项审批单',
	'交办通知单',
	'任务分解立项通知',
	'约谈通知',
	'情况说明',
	'延期审批单',
	'办结审批单',
];
const byLadder: readonly NoticeName[] = ['催办通知单', '限期整改单', '通报批评', '黄色警告', '红牌', '移交问责建议'];

/** What to type for a paper whose name was taken for a command; null for no such paper. */
export function commandOf(word: string): string | null {
	const name = findNotice(word);
	if (name === null) return null;
	if (byNotice.includes(name)) return `ducha notice ${name} 编号`;
	return byLadder.includes(name) ? `ducha escalate 编号 --rung ${name}` : null;
}
