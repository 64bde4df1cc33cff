import { writeDay } from '../../rules/day.ts';
import { leadsOf, type Unit, unitKinds } from '../../rules/item.ts';
import { type Answerer, principalsFirst } from '../../rules/score-persons.ts';
import { type Paper, type PaperRow, paragraph, plainPaper } from '../paper.ts';
import type { ItemRecord } from './item-record.ts';
import { kindTitle } from './unit-records.ts';
import { factColumns, type YearOfUnit, type YearRecordInput, yearOfUnit } from './year-record.ts';

/** One person's part in what a unit led. */
interface PersonRecords {
	name: string;
	unit: Unit;
	roles: string[];
	records: ItemRecord[];
}

/** Items by the people of the lead units who answer for them, by unit in official order; in two roles an item counts once. One name in one unit is one person. */
function recordsByPerson(records: readonly ItemRecord[], people: readonly Answerer[]): PersonRecords[] {
	const byItem = new Map(records.map((record) => [record.item.id, record]));
	const found = new Map<string, PersonRecords>();
	for (const { item, unit: of, name, role } of principalsFirst(people)) {
		const record = byItem.get(item);
		const unit = record === undefined ? undefined : leadsOf(record.item).find(({ id }) => id === of.id);
		if (record === undefined || unit === undefined) continue;
		const own = found.get(`${of.id} ${name}`) ?? { name, unit, roles: [], records: [] };
		if (!own.roles.includes(role)) own.roles.push(role);
		if (!own.records.includes(record)) own.records.push(record);
		found.set(`${of.id} ${name}`, own);
	}
	return [...found.values()].sort((a, b) => a.unit.sort - b.unit.sort || a.unit.id - b.unit.id);
}

/** 干部督查实绩记录 (记录业绩): each person's year from the ledger, by kind of unit; null where nobody is named. */
export function personRecord(input: YearRecordInput & { people: readonly Answerer[] }): Paper | null {
	const { office, year, today, line } = input;
	const all = recordsByPerson(input.records, input.people).map((one) => ({ ...one, own: yearOfUnit(one, input) }));
	if (all.length === 0) return null;
	const kept = factColumns.filter(({ isRare, cell }) => !isRare || all.some(({ own }) => cell(own) !== ''));
	const factsOf = (own: YearOfUnit) => kept.map(({ cell }) => cell(own));
	const kinds = unitKinds.filter((kind) => all.some(({ unit }) => unit.kind === kind));
	const rows = kinds.flatMap((kind): PaperRow[] => {
		const people = all.filter(({ unit }) => unit.kind === kind);
		return [
			...(kinds.length > 1
				? [{ kind: 'category' as const, cells: [`${kindTitle(kind, office.level)}（${people.length}人次）`] }]
				: []),
			...people.map(
				({ name, unit, roles, own }): PaperRow => ({
					kind: 'item',
					cells: [name, unit.name, roles.join('、'), ...factsOf(own)],
				}),
			),
		];
	});
	return {
		...plainPaper,
		head: { kind: 'notice', mark: null },
		office: office.name,
		day: today,
		title: `${year}年度干部督查实绩记录`,
		blocks: [
			paragraph(
				`现将${year}年度牵头办理督查事项的单位第一责任人、责任人、承办人的情况按人列出（见附件），供干部实绩评价参考。只列台账记录的事实，不作评价。`,
			),
		],
		attachments: [
			{
				title: `${year}年度干部督查实绩记录`,
				table: {
					columns: [
						{ heading: '姓名', width: 6, align: 'center' },
						{ heading: '单位', width: 12, align: 'left' },
						{ heading: '身份', width: 8, align: 'center' },
						...kept.map(({ heading, width, align }) => ({ heading, width, align })),
					],
					rows,
					notes: [
						`统计截至${writeDay(line.day)}；一人身兼两种身份的，同一事项计一次；一件事项的几个责任人各计一次，不相加。`,
						`${kept.some(({ heading }) => heading === '收到文书') ? '收到文书是所在单位就这些事项收到的；' : ''}没有登记责任人的事项不在表里。`,
					],
				},
			},
		],
		signature: { office: office.name, day: today, isSealed: false },
	};
}
