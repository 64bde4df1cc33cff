import type { Day } from '../rules/day.ts';
import type { Id } from './columns.ts';

export interface BatchTable {
	id: Id;
	kind: '事项' | '反馈表' | '名册' | '日历';
	file: string;
	sha256: string;
	day: Day;
	form: number | null;
}
export interface BatchRowTable {
	id: Id;
	batch: number;
	item: number;
	sheet: string;
	row: number;
	row_key: string;
	taken: string;
}
export interface ImportProfileTable {
	id: Id;
	fingerprint: string;
	name: string | null;
	columns: string;
	day: Day;
}
export interface AttachmentTable {
	id: Id;
	sha256: string;
	name: string;
	bytes: number;
	kind: string;
	item: number | null;
	document: number | null;
	instruction: number | null;
	progress: number | null;
	inspection: number | null;
}
export interface OperationTable {
	seq: number;
	day: Day;
	at: string;
	command: string;
	sentence: string;
	actor: string;
	undoes: number | null;
	schema: number;
	last: number | null;
	hash: string | null;
}
export interface ChangeTable {
	n: number;
	operation: number;
	tbl: string;
	row: number;
	item: number | null;
	before: string | null;
	after: string | null;
}
