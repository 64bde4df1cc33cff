import type { Circulation } from '../../rules/circulation.ts';
import type { Day } from '../../rules/day.ts';
import type { Unit } from '../../rules/item.ts';
import { imprintOf } from '../imprint.ts';
import { type Block, type Paper, paragraph, plainPaper } from '../paper.ts';
import type { ReportOffice } from './office.ts';
import { byKind } from './unit-records.ts';
import { inSentence } from './words.ts';

/** What a unit sent for the week. */
export interface UnitNews {
	unit: Unit;
	/** The principal, if the office knows who. */
	principal: string | null;
	lines: string[];
}

/** What 一把手工作动态 is made from. */
export interface DynamicsInput {
	office: ReportOffice;
	circulation: Circulation;
	period: { label: string };
	today: Day;
	news: readonly UnitNews[];
	/** Units that were asked and sent nothing, in official order. */
	missing: readonly Unit[];
	/** Null on a draft. */
	issue: number | null;
	stamp: string | null;
}

const newsLine = ({ unit, principal, lines }: UnitNews): Block =>
	paragraph(
		`${lines.map(inSentence).join('；')}。`,
		principal === null ? `${unit.name}：` : `${unit.name}（${principal}）：`,
	);

/** 一把手工作动态: what the heads of units did in a week, a paragraph a unit by kind, and who sent nothing; null where nobody did. */
export function dynamics(input: DynamicsInput): Paper | null {
	const { office, circulation, period, today, news, missing, issue, stamp } = input;
	if (news.length === 0) return null;
	return {
		...plainPaper,
		head: { kind: 'publication', name: `${office.stem}一把手工作动态`, issue },
		office: office.name,
		day: today,
		title: '各单位主要负责人工作动态',
		subtitle: `（${period.label}）`,
		blocks: [
			...byKind(
				news,
				({ unit }) => unit.kind,
				office.level,
				(own) => own.map(newsLine),
			),
			...(missing.length === 0
				? []
				: [
						paragraph(
							`本期应报${news.length + missing.length}家，未报${missing.length}家：${missing.map(({ name }) => name).join('、')}。`,
						),
					]),
		],
		imprint: imprintOf(circulation),
		stamp,
	};
}
