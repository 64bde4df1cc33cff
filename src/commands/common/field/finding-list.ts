import type { Finding } from '../../../ledger/findings.ts';
import type { Day } from '../../../rules/day.ts';
import type { ClosingLine } from '../../../rules/figures.ts';
import { type FindingStanding, findingStandings, standingOfFinding } from '../../../rules/finding.ts';
import type { CardSection } from '../../../terminal/card.ts';
import type { Value } from '../../../terminal/formats.ts';
import { shortDay } from '../item-fields.ts';
import type { List } from '../show.ts';
import { shortName } from '../words.ts';
import { subjectItem } from './subjects.ts';

/** A finding as the rules read it. */
export const factsOf = ({ unit, ...finding }: Finding) => ({ ...finding, unit: unit.id });

/** Where it stands in the clerk's words: a day while it runs. */
function standingWords(finding: Finding, today: Day): string {
	const standing = standingOfFinding(factsOf(finding), { day: today, open: true });
	if (standing === '整改中' && finding.state === '通报') return '已通报';
	return standing === '逾期' ? '逾期未整改' : standing;
}

/** Where a problem came from. */
function originOf({ inspection, revisit, progress, item }: Finding): string | null {
	if (inspection !== null) return `督查${inspection}`;
	if (revisit !== null) return '回访';
	if (progress !== null) return '反馈';
	return item === null ? null : '事项';
}

/** `待研判2、逾期1`: how many stand where, in the order of their life. */
function countStandings(findings: readonly Finding[], line: ClosingLine): string {
	const standings = findings.map((finding) => standingOfFinding(factsOf(finding), line));
	const counted = (name: FindingStanding) => standings.filter((standing) => standing === name).length;
	return findingStandings
		.filter((name) => counted(name) > 0)
		.map((name) => `${name}${counted(name)}`)
		.join('、');
}

/** How a problem was dealt with: more than a table has room for. */
const handlingFields = [
	{ key: 'state', title: '研判' },
	{ key: 'reason', title: '理由' },
	{ key: 'exposed', title: '曝光' },
	{ key: 'rectified', title: '报告整改' },
	{ key: 'answer', title: '整改情况' },
	{ key: 'rechecked', title: '复核' },
	{ key: 'result', title: '复核结果' },
	{ key: 'note', title: '复核情况' },
] as const;

/** Problems as a list of the clerk's own; persons are marked as what never goes out. */
export function findingList(findings: readonly Finding[], label: string, today: Day, isTable: boolean): List {
	return {
		name: 'findings',
		pipeWidth: 120,
		fields: [
			{ key: 'id', title: '编号', align: 'right' },
			{ key: 'day', title: '发现', min: 5, write: (day) => shortDay(day as Day | null, today) },
			{ key: 'unit', title: '单位', min: 8 },
			{ key: 'text', title: '问题', weight: 2, min: 16 },
			{ key: 'requirement', title: '整改要求', weight: 1, min: 8, isRare: true },
			{ key: 'item', title: '事项', min: 8, isRare: true },
			{ key: 'origin', title: '来自', min: 4, isRare: true },
			{ key: 'deadline', title: '时限', min: 5, write: (until) => writeUntil(until, today) },
			{ key: 'standing', title: '状态', min: 10 },
			{ key: 'mark', title: '整改通知', min: 12, isRare: true },
			{ key: 'proposed', title: '建议发单', min: 8, isRare: true },
			{ key: 'person', title: '人员（不外传）', min: 6, isRare: true },
			...(isTable ? [] : handlingFields),
		],
		rows: findings.map((finding) => [
			finding.id,
			finding.day,
			isTable ? shortName(finding.unit) : finding.unit.name,
			finding.text,
			finding.requirement,
			finding.item === null ? null : subjectItem(finding.item),
			originOf(finding),
			finding.deadline ?? finding.deadline_raw,
			standingWords(finding, today),
			finding.mark,
			finding.proposed,
			finding.person,
			...(isTable ? [] : handlingFields.map(({ key }) => finding[key])),
		]),
		above: [
			findings.length === 0
				? `${label}问题 0个`
				: `${label}问题 ${findings.length}个：${countStandings(findings, { day: today, open: true })}`,
		],
	};
}

const writeUntil = (until: Value, today: Day): string =>
	typeof until === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(until) ? shortDay(until as Day, today) : String(until ?? '');

/** What goes out names no one: `马某`. */
const withoutPerson = ({ text, person }: Finding): string =>
	person === null ? text : text.replaceAll(person, `${[...person][0]}某`);

/** 曝光台: what was put on it, with whether it is put right; neither persons nor 不公开 items. */
export function exposedList(findings: readonly Finding[], label: string, today: Day): List {
	const shown = findings.filter(({ item }) => item?.publicity !== '不公开');
	const rectified = shown.filter(({ state }) => state === '已整改').length;
	return {
		name: 'exposed',
		pipeWidth: 100,
		fields: [
			{ key: 'exposed', title: '曝光', min: 5, write: (day) => shortDay(day as Day, today) },
			{ key: 'unit', title: '单位', weight: 1, min: 8 },
			{ key: 'text', title: '问题', weight: 3, min: 16 },
			{ key: 'deadline', title: '整改时限', min: 5, write: (until) => writeUntil(until, today) },
			{ key: 'rectified', title: '整改', min: 6 },
		],
		rows: shown.map((finding) => [
			finding.exposed,
			finding.unit.name,
			withoutPerson(finding),
			finding.deadline,
			finding.state === '已整改' ? '已整改' : '未整改',
		]),
		above: [`${label}曝光台 ${shown.length}个：已整改${rectified}，未整改${shown.length - rectified}`],
		extra: { rectified_count: rectified, open_count: shown.length - rectified },
	};
}

/** The problems an inspection brought up, on its card. */
export const findingSection = (findings: readonly Finding[]): CardSection => ({
	columns: [
		{ title: '编号', min: 4 },
		{ title: '单位', min: 8 },
		{ title: '问题', weight: 2 },
		{ title: '时限', min: 5 },
		{ title: '状态', min: 6 },
	],
	rows: findings.map(({ id, unit, text, deadline, deadline_raw, state }) => [
		`问题${id}`,
		shortName(unit),
		text,
		deadline ?? deadline_raw ?? '',
		state,
	]),
});
