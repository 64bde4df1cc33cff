import type { Generated } from 'kysely';
import type { Day } from '../rules/day.ts';
import type {
	AssignmentStatus,
	DeadlineKind,
	Difficulty,
	Publicity,
	Role,
	Status,
	UnitKind,
	Urgency,
} from '../rules/item.ts';
import type { SourceKind } from '../rules/sources.ts';

type Id = Generated<number>;
type Flag = 0 | 1;

interface SettingTable {
	id: Id;
	key: string;
	value: string;
}
interface RuleTable {
	id: Id;
	key: string;
	value: string;
	basis: string | null;
}
interface CalendarDayTable {
	id: Id;
	day: Day;
	working: Flag;
	name: string | null;
	notice: string | null;
}
interface CounterTable {
	id: Id;
	name: string;
	year: number;
	next: number;
}
interface UnitTable {
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
interface UnitAliasTable {
	id: Id;
	unit: number;
	alias: string;
	spelling: string;
	origin: '名册' | '确认' | '更名';
}
interface UnitGroupTable {
	id: Id;
	name: string;
}
interface UnitGroupMemberTable {
	id: Id;
	unit_group: number;
	unit: number;
}
interface PersonTable {
	id: Id;
	name: string;
	phone: string | null;
	note: string | null;
}
interface PostTable {
	id: Id;
	person: number;
	role: '县领导' | '单位第一责任人' | '责任人' | '承办人' | '联络员' | '督查人员';
	title: string | null;
	unit: number | null;
	sort: number;
	valid_from: Day | null;
	valid_to: Day | null;
}
interface SourceTable {
	id: Id;
	name: string;
	kind: SourceKind;
	sort: number;
}
interface CampaignTable {
	id: Id;
	name: string;
	starts: Day | null;
	ends: Day | null;
	note: string | null;
}
interface DocumentTable {
	id: Id;
	kind: string;
	title: string;
	mark: string | null;
	day: Day | null;
	received: Day | null;
	issuer: string | null;
	note: string | null;
}
interface InstructionTable {
	id: Id;
	leader: number;
	level: '中央' | '省' | '市' | '县';
	day: Day | null;
	words: string;
	document: number | null;
	paper: number | null;
}
export interface ItemTable {
	id: Id;
	year: number;
	ordinal: number | null;
	number: string;
	outside_number: string | null;
	title: string;
	content: string | null;
	category: string | null;
	goal: string | null;
	measure: string | null;
	target: number | null;
	source: number;
	campaign: number | null;
	plan: number | null;
	parent: number | null;
	again_of: number | null;
	merged_into: number | null;
	urgency: Urgency;
	difficulty: Difficulty;
	publicity: Publicity;
	leader: number | null;
	overseer: number | null;
	gate: number | null;
	team: number | null;
	deadline_kind: DeadlineKind;
	deadline_raw: string | null;
	deadline_n: number | null;
	deadline_unit: string | null;
	deadline_from: string | null;
	deadline_how: string | null;
	also_long_term: Flag;
	cycle: string | null;
	deadline_original: Day | null;
	deadline: Day | null;
	status: Status;
	received: Day;
	registered: Day | null;
	dispatched: Day | null;
	started: Day | null;
	claimed: Day | null;
	completed: Day | null;
	struck: Day | null;
	percent: number | null;
	note: string | null;
}
interface ItemDocumentTable {
	id: Id;
	item: number;
	document: number;
	clause: string | null;
}
interface ItemInstructionTable {
	id: Id;
	item: number;
	instruction: number;
}
interface ItemTagTable {
	id: Id;
	item: number;
	tag: string;
}
interface AssignmentTable {
	id: Id;
	item: number;
	unit: number;
	role: Role;
	status: AssignmentStatus;
	written: string | null;
	principal: number | null;
	responsible: number | null;
	handler: number | null;
	promised: Day | null;
	dispatched: Day | null;
	receipted: Day | null;
	claimed: Day | null;
	ended: Day | null;
	sort: number;
}
interface MilestoneTable {
	id: Id;
	item: number;
	ordinal: number;
	title: string;
	day: Day;
	percent: number;
	reached: Day | null;
}
interface MoveTable {
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
interface ProgressTable {
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
interface ClaimTable {
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
interface ExtensionTable {
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
interface BatchTable {
	id: Id;
	kind: '事项' | '反馈表' | '名册' | '日历';
	file: string;
	sha256: string;
	day: Day;
	form: number | null;
}
interface BatchRowTable {
	id: Id;
	batch: number;
	item: number;
	sheet: string;
	row: number;
	row_key: string;
	taken: string;
}
interface ImportProfileTable {
	id: Id;
	fingerprint: string;
	name: string | null;
	columns: string;
	day: Day;
}
interface OperationTable {
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
interface ChangeTable {
	n: number;
	operation: number;
	tbl: string;
	row: number;
	item: number | null;
	before: string | null;
	after: string | null;
}

/** The tables of `schema/` that queries reach, as Kysely sees them. */
export interface Tables {
	setting: SettingTable;
	rule: RuleTable;
	calendar_day: CalendarDayTable;
	counter: CounterTable;
	unit: UnitTable;
	unit_alias: UnitAliasTable;
	unit_group: UnitGroupTable;
	unit_group_member: UnitGroupMemberTable;
	person: PersonTable;
	post: PostTable;
	source: SourceTable;
	campaign: CampaignTable;
	document: DocumentTable;
	instruction: InstructionTable;
	item: ItemTable;
	item_document: ItemDocumentTable;
	item_instruction: ItemInstructionTable;
	item_tag: ItemTagTable;
	assignment: AssignmentTable;
	milestone: MilestoneTable;
	move: MoveTable;
	progress: ProgressTable;
	claim: ClaimTable;
	extension: ExtensionTable;
	batch: BatchTable;
	batch_row: BatchRowTable;
	import_profile: ImportProfileTable;
	operation: OperationTable;
	change: ChangeTable;
}
