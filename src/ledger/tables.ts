import type { FindingTable, InspectionSubjectTable, InspectionTable, PlanTable } from './tables-field.ts';
import type {
	AttachmentTable,
	BatchRowTable,
	BatchTable,
	ChangeTable,
	ImportProfileTable,
	OperationTable,
} from './tables-files.ts';
import type {
	AssignmentPastTable,
	AssignmentTable,
	CampaignTable,
	DocumentTable,
	InstructionTable,
	ItemDocumentTable,
	ItemInstructionTable,
	ItemLinkTable,
	ItemTable,
	ItemTagTable,
	MilestoneTable,
	SourceTable,
} from './tables-items.ts';
import type { MeetingItemTable, MeetingTable } from './tables-meetings.ts';
import type { CampaignSlotTable, MessageTable, VisitTable } from './tables-messages.ts';
import type {
	CalendarDayTable,
	CounterTable,
	LiaisonChargeTable,
	LiaisonTable,
	PersonTable,
	PostTable,
	RuleTable,
	SettingTable,
	TeamMemberTable,
	TeamTable,
	UnitAliasTable,
	UnitGroupMemberTable,
	UnitGroupTable,
	UnitTable,
} from './tables-office.ts';
import type {
	BulletinTable,
	FormRowTable,
	FormTable,
	PaperItemTable,
	PaperTable,
	PaperUnitTable,
	QuotationTable,
	SeriesTable,
	YearCloseTable,
} from './tables-papers.ts';
import type { MeritTable, ScoreSheetTable } from './tables-scores.ts';
import type {
	ClaimTable,
	ExtensionTable,
	MoveTable,
	ProgressTable,
	RevisitTable,
	RungTable,
	StatementTable,
	UrgeTable,
} from './tables-steps.ts';

export type { ItemTable };

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
	team: TeamTable;
	team_member: TeamMemberTable;
	liaison: LiaisonTable;
	liaison_charge: LiaisonChargeTable;
	source: SourceTable;
	campaign: CampaignTable;
	campaign_slot: CampaignSlotTable;
	visit: VisitTable;
	document: DocumentTable;
	instruction: InstructionTable;
	item: ItemTable;
	item_document: ItemDocumentTable;
	item_instruction: ItemInstructionTable;
	item_tag: ItemTagTable;
	message: MessageTable;
	assignment: AssignmentTable;
	assignment_past: AssignmentPastTable;
	milestone: MilestoneTable;
	item_link: ItemLinkTable;
	move: MoveTable;
	progress: ProgressTable;
	claim: ClaimTable;
	extension: ExtensionTable;
	urge: UrgeTable;
	statement: StatementTable;
	rung: RungTable;
	revisit: RevisitTable;
	plan: PlanTable;
	inspection: InspectionTable;
	inspection_subject: InspectionSubjectTable;
	finding: FindingTable;
	meeting: MeetingTable;
	meeting_item: MeetingItemTable;
	series: SeriesTable;
	paper: PaperTable;
	paper_unit: PaperUnitTable;
	paper_item: PaperItemTable;
	bulletin: BulletinTable;
	quotation: QuotationTable;
	merit: MeritTable;
	score_sheet: ScoreSheetTable;
	year_close: YearCloseTable;
	form: FormTable;
	form_row: FormRowTable;
	batch: BatchTable;
	batch_row: BatchRowTable;
	import_profile: ImportProfileTable;
	attachment: AttachmentTable;
	operation: OperationTable;
	change: ChangeTable;
}
