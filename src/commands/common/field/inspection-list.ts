import type { Finding } from '../../../ledger/findings.ts';
import type { Inspection } from '../../../ledger/inspections.ts';
import type { Day } from '../../../rules/day.ts';
import { owedOf } from '../../../rules/inspection.ts';
import type { Value } from '../../../terminal/formats.ts';
import { shortDay } from '../item-fields.ts';
import type { List } from '../show.ts';
import { shortName } from '../words.ts';
import { itemsWords, subjectItem, unitsWords } from './subjects.ts';

/** Who made an inspection: the team, the liaison, the overseeing unit, else the office; and who joined it. */
export const makersOf = ({ team, liaison, overseer, members }: Inspection): string => {
	const makers = [team, liaison === null ? null : `联络员${liaison}`, overseer === null ? null : shortName(overseer)];
	const own = makers.filter((maker) => maker !== null);
	const joined = members === null ? '' : `（${members}）`;
	return `${own.length === 0 ? '本室' : own.join('、')}${joined}`;
};

/** What an inspection owes still. */
export const owedBy = (inspection: Inspection): string[] => owedOf(inspection.kind, inspection);

/** How many problems each inspection brought up, and how many of them are put right. */
const problemsOf = ({ id }: Inspection, findings: readonly Finding[]) => {
	const own = findings.filter((finding) => finding.inspection === id && finding.state !== '不采用');
	return { raised: own.length, rectified: own.filter((finding) => finding.state === '已整改').length };
};

const writeProblems = (value: Value): string => {
	const { raised, rectified } = value as { raised: number; rectified: number };
	return raised === 0 ? '' : `${raised}个${rectified > 0 ? `，已整改${rectified}` : ''}`;
};

/** Inspections as a list. */
export function inspectionList(
	inspections: readonly Inspection[],
	findings: readonly Finding[],
	label: string,
	today: Day,
	isTable: boolean,
): List {
	const owing = inspections.filter((inspection) => owedBy(inspection).length > 0);
	return {
		name: 'inspections',
		pipeWidth: 120,
		fields: [
			{ key: 'id', title: '编号', align: 'right' },
			{ key: 'day', title: '日期', min: 5, write: (day) => shortDay(day as Day, today) },
			{ key: 'kind', title: '方式', min: 8 },
			{ key: 'topic', title: '主题', weight: 2, min: 12 },
			{ key: 'units', title: '单位', weight: 1, min: 8 },
			{ key: 'items', title: '事项', min: 10, isRare: true },
			{ key: 'makers', title: '谁查的', weight: 1, min: 8 },
			{ key: 'plan', title: '计划', align: 'right', isRare: true },
			{ key: 'problems', title: '问题', min: 4, write: writeProblems },
			{ key: 'owed', title: '还要补', min: 4, isRare: true },
		],
		rows: inspections.map((inspection) => [
			inspection.id,
			inspection.day,
			inspection.kind,
			inspection.topic,
			isTable ? unitsWords(inspection) : inspection.units.map((unit) => unit.name),
			inspection.items.length === 0 ? null : isTable ? itemsWords(inspection) : inspection.items.map(subjectItem),
			makersOf(inspection),
			inspection.plan,
			problemsOf(inspection, findings),
			owedBy(inspection).length === 0 ? null : owedBy(inspection),
		]),
		above: [`${label}督查 ${inspections.length}次${owing.length > 0 ? `，${owing.length}次还要补记` : ''}`],
	};
}
