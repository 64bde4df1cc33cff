import type { Finding } from '../../../ledger/findings.ts';
import type { Inspection } from '../../../ledger/inspections.ts';
import type { RosterUnit } from '../../../ledger/units.ts';
import type { Item } from '../../../rules/item.ts';
import { isOpen, isRegistered } from '../../../rules/lifecycle.ts';
import type { List } from '../show.ts';
import { shortName } from '../words.ts';

/** How one overseeing unit does its duty (履职巡查). */
interface Patrol {
	unit: RosterUnit;
	charge: number;
	open: number;
	checks: number;
	raised: number;
	rectified: number;
	proposed: number;
}

/** One row for each unit that oversees items or made inspections, in official order; those that made none too. */
export function readPatrols(
	units: readonly RosterUnit[],
	items: readonly Item[],
	inspections: readonly Inspection[],
	findings: readonly Finding[],
): Patrol[] {
	return units.flatMap((unit) => {
		const charge = items.filter(
			(item) => item.overseer === unit.name && item.children === 0 && isRegistered(item.status),
		);
		const checks = inspections.filter((inspection) => inspection.overseer?.id === unit.id);
		if (charge.length + checks.length === 0) return [];
		const made = new Set(checks.map((check) => check.id));
		const own = findings.filter(({ inspection }) => inspection !== null && made.has(inspection));
		return [
			{
				unit,
				charge: charge.length,
				open: charge.filter((item) => isOpen(item.status)).length,
				checks: checks.length,
				raised: own.length,
				rectified: own.filter((finding) => finding.state === '已整改').length,
				proposed: own.filter((finding) => finding.proposed !== null).length,
			},
		];
	});
}

/** The overseeing units as a list; whoever checked nothing is named. */
export function patrolList(patrols: readonly Patrol[], label: string, isTable: boolean): List {
	const idle = patrols.filter((patrol) => patrol.checks === 0);
	const right = { align: 'right' } as const;
	return {
		name: 'patrol',
		pipeWidth: 100,
		fields: [
			{ key: 'unit', title: '督办责任单位', weight: 1, min: 12 },
			{ key: 'charge', title: '负责事项', ...right },
			{ key: 'open', title: '其中在办', ...right },
			{ key: 'checks', title: '检查次数', ...right },
			{ key: 'raised', title: '提出问题', ...right },
			{ key: 'rectified', title: '已整改', ...right },
			{ key: 'proposed', title: '建议发单', ...right },
			{ key: 'note', title: '履职', min: 6 },
		],
		rows: patrols.map(({ unit, charge, open, checks, raised, rectified, proposed }) => [
			isTable ? shortName(unit) : unit.name,
			charge,
			open,
			checks,
			raised,
			rectified,
			proposed,
			checks === 0 ? '没有检查' : '',
		]),
		above: [`${label}督办责任单位履职情况 ${patrols.length}家`],
		below: idle.length === 0 ? [] : [`一次没有检查的${idle.length}家：${idle.map(({ unit }) => unit.name).join('、')}`],
		extra: { idle: idle.map(({ unit }) => unit.name) },
	};
}
