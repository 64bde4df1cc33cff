import { cycleWords, type LimitKey, type Limits, writeLimit } from './limits.ts';

/** What a 来源 is at bottom; the office may name as many sources as it likes, each of one kind. */
export const sourceKinds = ['上级', '批示', '决策', '年度', '提案', '留言', '工单', '发现', '其他'] as const;
export type SourceKind = (typeof sourceKinds)[number];

interface SourceRule {
	level: '上级' | '本级' | '群众' | '本室';
	/** The limit when nothing is stated. */
	limit: LimitKey;
	/** The feedback cycle, or none. */
	cycle: LimitKey | null;
	/** Whether the result is laid before the leader (待阅示) before it counts as finished. */
	isPresented: boolean;
}

/** What follows from the kind of source. */
export const sourceRules: Readonly<Record<SourceKind, SourceRule>> = {
	上级: { level: '上级', limit: 'ordinary', cycle: null, isPresented: true },
	批示: { level: '本级', limit: 'ordinary', cycle: null, isPresented: true },
	决策: { level: '本级', limit: 'ordinary', cycle: null, isPresented: false },
	年度: { level: '本级', limit: 'yearly', cycle: 'cycle-yearly', isPresented: false },
	提案: { level: '本级', limit: 'proposal', cycle: null, isPresented: false },
	留言: { level: '群众', limit: 'message', cycle: null, isPresented: false },
	工单: { level: '群众', limit: 'hotline', cycle: null, isPresented: false },
	发现: { level: '本室', limit: 'ordinary', cycle: null, isPresented: false },
	其他: { level: '本级', limit: 'ordinary', cycle: null, isPresented: false },
};

/** The sources a new ledger starts with, in the order of every table. */
export const defaultSources: readonly { name: string; kind: SourceKind }[] = [
	{ name: '上级交办', kind: '上级' },
	{ name: '领导批示', kind: '批示' },
	{ name: '领导讲话和调研指示', kind: '决策' },
	{ name: '会议议定', kind: '决策' },
	{ name: '文件部署', kind: '决策' },
	{ name: '年度重点工作', kind: '年度' },
	{ name: '重点项目', kind: '年度' },
	{ name: '民生实事', kind: '年度' },
	{ name: '建议提案', kind: '提案' },
	{ name: '网民留言', kind: '留言' },
	{ name: '12345工单', kind: '工单' },
	{ name: '媒体曝光和问政', kind: '决策' },
	{ name: '信访', kind: '决策' },
	{ name: '督查发现', kind: '发现' },
	{ name: '其他', kind: '其他' },
];

/** Whose leader instructed, and the kind of source that makes: those above the county assign work (上级交办). */
export const instructionLevels = { 县: '批示', 市: '上级', 省: '上级', 中央: '上级' } as const satisfies Record<
	string,
	SourceKind
>;
export type InstructionLevel = keyof typeof instructionLevels;

/** What a new ledger asks about the office itself, with an example answer. */
export const officeSettings = [
	{ key: 'office_name', label: '单位全称', example: '青屏县委县政府督查室' },
	{ key: 'county', label: '县（市、区）', example: '青屏县' },
	{ key: 'side', label: '党委、政府或合署', example: '合署' },
	{ key: 'code_word', label: '代字', example: '青督' },
	{ key: 'contact', label: '联系人', example: '林晓' },
	{ key: 'phone', label: '联系电话', example: '0000-6621016' },
] as const;

/** The names of the sources whose work runs from 1 January of its year. */
export const yearlySources = (sources: readonly { name: string; kind: SourceKind }[]): string[] =>
	sources.filter((source) => source.kind === '年度').map((source) => source.name);

/** The source a usual name stands for: the one so called, else the first of its kind, for the office may have renamed it. */
export function sourceLike<T extends { name: string; kind: SourceKind }>(sources: readonly T[], usual: string): T {
	const kind = defaultSources.find(({ name }) => name === usual)?.kind ?? '其他';
	const found =
		sources.find(({ name }) => name === usual) ??
		sources.find((source) => source.kind === kind) ??
		sources.find((source) => source.kind === '其他');
	return found ?? (sources[0] as T);
}

/** What follows from a kind of source in words: the limit where nothing is stated, the feedback cycle, whether results go before the leader. */
export function sourceKindWords(
	kind: SourceKind,
	limits: Limits,
): { limit: string; cycle: string; isPresented: boolean } {
	const { limit, cycle, isPresented } = sourceRules[kind];
	const { value, unit } = limits[limit];
	return {
		limit: unit === '月底' ? `当年${value}月底` : writeLimit({ value, unit }),
		cycle: cycle === null ? '' : cycleWords(limits[cycle]),
		isPresented,
	};
}

/** Why a source cannot leave its kind or go: every kind keeps one, for what comes in is entered by its kind. */
export const isLastOfKind = (sources: readonly { name: string; kind: SourceKind }[], kind: SourceKind): boolean =>
	sources.filter((source) => source.kind === kind).length === 1;
