import type { Day } from '../rules/day.ts';
import type { Status } from '../rules/item.ts';
import type { Flag, Id } from './columns.ts';

export interface MoveTable {
	id: Id;
	item: number;
	assignment: number | null;
	day: Day;
	act: string;
	from_status: Status | null;
	to_status: Status;
	text: string | null;
	person: number | null;
}
export interface ProgressTable {
	id: Id;
	item: number;
	assignment: number | null;
	period: string | null;
	day: Day;
	percent: number | null;
	value: number | null;
	text: string;
	problems: string | null;
	next: string | null;
	help: string | null;
	origin: '录入' | '导入' | '反馈表' | '电话';
	form: number | null;
	state: '待把关' | '待审核' | '已采用' | '退回';
	gate_by: string | null;
	gate_day: Day | null;
	review_by: string | null;
	review_day: Day | null;
	reason: string | null;
}
export interface ClaimTable {
	id: Id;
	item: number;
	assignment: number;
	day: Day;
	text: string | null;
	state: '待审核' | '通过' | '退回';
	review_by: string | null;
	review_day: Day | null;
	reason: string | null;
}
export interface ExtensionTable {
	id: Id;
	item: number;
	asked: Day;
	from_day: Day;
	to_day: Day;
	reason: string;
	progress: string | null;
	principal: number | null;
	late: Flag;
	state: '待审批' | '同意' | '不同意';
	decided_by: string | null;
	decided: Day | null;
	paper: number | null;
}
export interface UrgeTable {
	id: Id;
	item: number;
	assignment: number | null;
	day: Day;
	channel: '电话' | '当面' | '微信群' | '函';
	whom: string | null;
	answer: string | null;
	promised: Day | null;
}
export interface StatementTable {
	id: Id;
	item: number;
	assignment: number | null;
	day: Day;
	principal: number | null;
	reason: string;
	holds_until: Day | null;
	state: '待审批' | '同意' | '不同意';
	decided_by: string | null;
	decided: Day | null;
}
export interface RungTable {
	id: Id;
	item: number;
	unit: number;
	finding: number | null;
	rung: '提醒' | '催办通知单' | '限期整改单' | '通报批评' | '黄色警告' | '红牌' | '移交问责建议';
	consequence: string | null;
	day: Day;
	limit_day: Day | null;
	grounds: string;
	approver: string | null;
	paper: number | null;
	closed: Day | null;
}
export interface RevisitTable {
	id: Id;
	item: number;
	kind: '暗访' | '走访' | '会诊';
	planned: Day | null;
	day: Day | null;
	result: '相符' | '部分相符' | '不符' | null;
	text: string | null;
	reopened: Flag;
	visitor: string | null;
}
