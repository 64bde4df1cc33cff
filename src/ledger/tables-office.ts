import type { Day } from '../rules/day.ts';
import type { UnitKind } from '../rules/item.ts';
import type { Flag, Id } from './columns.ts';

export interface SettingTable {
	id: Id;
	key: string;
	value: string;
}
export interface RuleTable {
	id: Id;
	key: string;
	value: string;
	basis: string | null;
}
export interface CalendarDayTable {
	id: Id;
	day: Day;
	working: Flag;
	name: string | null;
	notice: string | null;
}
export interface CounterTable {
	id: Id;
	name: string;
	year: number;
	next: number;
}
export interface UnitTable {
	id: Id;
	name: string;
	short: string | null;
	kind: UnitKind;
	sort: number;
	leader: number | null;
	phone: string | null;
	valid_from: Day | null;
	valid_to: Day | null;
	merged_into: number | null;
	note: string | null;
}
export interface UnitAliasTable {
	id: Id;
	unit: number;
	alias: string;
	spelling: string;
	origin: '名册' | '确认' | '更名';
}
export interface UnitGroupTable {
	id: Id;
	name: string;
}
export interface UnitGroupMemberTable {
	id: Id;
	unit_group: number;
	unit: number;
}
export interface PersonTable {
	id: Id;
	name: string;
	phone: string | null;
	note: string | null;
}
export interface PostTable {
	id: Id;
	person: number;
	role: '县领导' | '单位第一责任人' | '责任人' | '承办人' | '联络员' | '督查人员';
	title: string | null;
	unit: number | null;
	sort: number;
	valid_from: Day | null;
	valid_to: Day | null;
}
export interface TeamTable {
	id: Id;
	name: string;
	leader: number | null;
	note: string | null;
}
export interface TeamMemberTable {
	id: Id;
	team: number;
	person: number;
}
export interface LiaisonTable {
	id: Id;
	person: number;
	unit: number;
	letter: string | null;
	valid_from: Day;
	valid_to: Day | null;
}
export interface LiaisonChargeTable {
	id: Id;
	liaison: number;
	unit: number | null;
	item: number | null;
}
