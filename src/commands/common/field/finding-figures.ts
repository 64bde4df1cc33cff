import type { Finding } from '../../../ledger/findings.ts';
import type { RosterUnit } from '../../../ledger/units.ts';
import type { ClosingLine } from '../../../rules/figures.ts';
import { type FindingFigures, type FindingStanding, findingFigures, findingStandings } from '../../../rules/finding.ts';
import { printRate } from '../../../rules/rate.ts';
import type { Value } from '../../../terminal/formats.ts';
import type { List } from '../show.ts';
import { shortName } from '../words.ts';
import { factsOf } from './finding-list.ts';

const columns: Readonly<Record<FindingStanding, { key: string; title: string }>> = {
	待研判: { key: 'waiting', title: '待研判' },
	整改中: { key: 'running', title: '整改中' },
	逾期: { key: 'overdue', title: '逾期未改' },
	待复核: { key: 'reported', title: '待复核' },
	已整改: { key: 'rectified', title: '已整改' },
	不采用: { key: 'dropped', title: '不采用' },
};

const rowOf = (name: string, figures: FindingFigures): Value[] => [
	name,
	figures.raised,
	...findingStandings.map((standing) => figures[standing]),
	figures.rate,
];

/** 整改 figures unit by unit in official order, and their sum. */
export function findingFigureList(
	findings: readonly Finding[],
	units: readonly RosterUnit[],
	line: ClosingLine,
	{ label, isTable }: { label: string; isTable: boolean },
): List {
	const rows = units.flatMap((unit) => {
		const own = findings.filter((finding) => finding.unit.id === unit.id);
		if (own.length === 0) return [];
		return [rowOf(isTable ? shortName(unit) : unit.name, findingFigures(own.map(factsOf), line))];
	});
	const total = findingFigures(findings.map(factsOf), line);
	return {
		name: 'finding-figures',
		pipeWidth: 100,
		fields: [
			{ key: 'unit', title: '单位', weight: 1, min: 8 },
			{ key: 'raised', title: '提出', align: 'right' },
			...findingStandings.map((standing) => ({ ...columns[standing], align: 'right' as const })),
			{ key: 'rate', title: '整改率', align: 'right', write: (rate) => printRate(rate as number | null) },
		],
		rows: [...rows, ...(rows.length === 0 ? [] : [rowOf('合计', total)])],
		above: [`${label}问题整改情况（${line.open ? '截至今天' : `截至${line.day}`}） ${total.raised}个`],
		below: rows.length === 0 ? [] : ['整改率＝已整改÷（提出－待研判－不采用）'],
	};
}
