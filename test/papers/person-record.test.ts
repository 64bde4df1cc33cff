import { expect, test } from 'vitest';
import { personRecord } from '../../src/papers/bulletins/person-record.ts';
import { day } from '../../src/rules/day.ts';
import type { Unit } from '../../src/rules/item.ts';
import type { Answerer } from '../../src/rules/score-persons.ts';
import { housing, office, sampleRecord, thisDay, today, town, water } from './sample-records.ts';

const dispatched = day('2026-09-01');
const base = { status: '办理中', registered: dispatched, dispatched } as const;
const done = { ...base, status: '已办结', claimed: day('2026-10-20'), completed: day('2026-10-21') } as const;
const records = [
	sampleRecord({ item: { ...base, id: 1 }, units: [housing, water] }),
	sampleRecord({ item: { ...done, id: 2 }, units: [housing] }),
	sampleRecord({ item: { ...base, id: 3, due: '2026-12-01' }, units: [town] }),
];
const year = { office, year: 2026, today, line: thisDay, records, untrue: new Set([1]) };
const person = (item: number, unit: Unit, name: string, role: Answerer['role']): Answerer => ({
	item,
	unit,
	person: 1,
	name,
	role,
});

const rowsOf = (people: Parameters<typeof personRecord>[0]['people']) =>
	personRecord({ ...year, people })?.attachments?.[0]?.table?.rows.map(({ cells }) => cells);

test('each person has a row per unit, with what the unit led under them', () => {
	expect(
		rowsOf([
			person(3, town, '沙立群', '第一责任人'),
			person(1, housing, '罗建平', '第一责任人'),
			person(2, housing, '罗建平', '第一责任人'),
			person(1, water, '江水清', '第一责任人'),
			person(2, housing, '何小川', '承办人'),
		]),
	).toEqual([
		['乡镇（街道）（1人次）'],
		['沙立群', '沙河镇', '第一责任人', '1', '0', '0', '0', '1', '—', ''],
		['县直单位（3人次）'],
		['罗建平', '县住房和城乡建设局', '第一责任人', '2', '1', '0', '1', '0', '50.0%', '1'],
		['何小川', '县住房和城乡建设局', '承办人', '1', '1', '0', '0', '0', '100.0%', ''],
		['江水清', '县水利局', '第一责任人', '1', '0', '0', '1', '0', '0.0%', '1'],
	]);
});

test('someone in two roles for an item has it once', () => {
	const people = [person(2, housing, '罗建平', '责任人'), person(2, housing, '罗建平', '承办人')];
	expect(rowsOf(people)).toEqual([
		['罗建平', '县住房和城乡建设局', '责任人、承办人', '1', '1', '0', '0', '0', '100.0%'],
	]);
});

test('people of units that do not lead, and of items not counted, are left out; without anyone there is no paper', () => {
	expect(
		personRecord({ ...year, people: [person(2, water, '江水清', '承办人'), person(9, housing, '某', '承办人')] }),
	).toBeNull();
	expect(personRecord({ ...year, people: [] })).toBeNull();
});
