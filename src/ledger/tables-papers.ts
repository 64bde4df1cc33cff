import type { Day } from '../rules/day.ts';
import type { Id } from './columns.ts';

export interface SeriesTable {
	id: Id;
	name: string;
	form: '文号' | '期号';
	year: number;
	mark: string | null;
	next: number;
}
export interface PaperTable {
	id: Id;
	series: number | null;
	number: number | null;
	kind: string;
	title: string;
	day: Day;
	signer: string | null;
	period: string | null;
	state: '草稿' | '已发' | '作废';
	replaces: number | null;
	as_of: number;
	content: string;
	sha256: string | null;
}
export interface PaperUnitTable {
	id: Id;
	paper: number;
	unit: number | null;
	person: number | null;
	/** The day it was handed over, and how: 专人, 传真, 机要 … */
	delivered: Day | null;
	way: string | null;
	receipted: Day | null;
}
export interface PaperItemTable {
	id: Id;
	paper: number;
	item: number;
	unit: number | null;
	how: string | null;
}
export interface BulletinTable {
	id: Id;
	paper: number;
	nature: '查找问题' | '整改建议' | '综合';
}
export interface QuotationTable {
	id: Id;
	paper: number;
	day: Day;
	meeting: string;
}
export interface FormTable {
	id: Id;
	key: string;
	period: string;
	unit: number;
	version: number;
	day: Day;
	due: Day;
	as_of: number;
	returned: Day | null;
	through: string | null;
}
export interface FormRowTable {
	id: Id;
	form: number;
	assignment: number;
	shown: string;
}
export interface YearCloseTable {
	id: Id;
	year: number;
	version: number;
	day: Day;
	as_of: number;
	content: string;
	reason: string | null;
}
