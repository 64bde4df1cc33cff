import { findPaperKind, type PaperKindName } from './paper-kinds.ts';

/** Publications written about some items, for leaders to read. */
export const bulletinKinds = [
	'督查专报',
	'项目建设督查专报',
	'督察',
	'督查报告',
] as const satisfies readonly PaperKindName[];
export type BulletinKind = (typeof bulletinKinds)[number];

/** The publication a word means; null for another paper or none. */
export function findBulletinKind(word: string): BulletinKind | null {
	const kind = findPaperKind(word);
	return bulletinKinds.find((known) => known === kind) ?? null;
}

/** What a bulletin is for (督查报告登记), and what its last section is called. */
export const natures = {
	查找问题: { advice: '工作建议' },
	整改建议: { advice: '整改建议' },
	综合: { advice: '下一步工作建议' },
} as const;
export type Nature = keyof typeof natures;
export const natureNames = Object.keys(natures) as Nature[];
