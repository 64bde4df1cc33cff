import type { Day } from './day.ts';
import type { Item } from './item.ts';
import { isUnfinished } from './lifecycle.ts';

/** One document of an item's file, as a line of the 卷内目录 (《文书档案案卷格式》: 顺序号 文号 责任者 题名 日期 页次 备注). */
export interface Piece {
	/** The file's name in the folder. */
	file: string;
	mark: string;
	author: string;
	title: string;
	day: Day | null;
	note: string;
}

/** Whether an item's file can be closed: it is finished, cancelled or merged. */
export const isArchivable = ({ status }: Pick<Item, 'status'>): boolean => !isUnfinished(status);

/** `03 青督催〔2026〕1号 县水利局.docx`: files lie in a folder as they stand in its list. */
export const pieceName = (ordinal: number, name: string): string => `${String(ordinal).padStart(2, '0')} ${name}`;
