import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../src/rules/day.ts';
import {
	type FindingFacts,
	findingFigures,
	findingResults,
	findingStandings,
	findingStates,
	findingVerdicts,
	nextFindingState,
	standingOfFinding,
} from '../../src/rules/finding.ts';

describe('the life of a finding', () => {
	const acts = [...findingVerdicts, 'rectify', 'recheck'] as const;
	const reached = findingStates.map((state) =>
		acts.map((act) => {
			try {
				return nextFindingState(1, state, act);
			} catch {
				return '—';
			}
		}),
	);

	test('from each state by each act', () => {
		expect(reached).toEqual([
			['交办', '通报', '不采用', '—', '—'],
			['—', '通报', '—', '交办', '交办'],
			['—', '—', '—', '通报', '通报'],
			['—', '—', '—', '—', '—'],
			['—', '—', '—', '—', '—'],
		]);
	});

	test('it is put right only when the office found it so', () => {
		expect(findingResults.map((result) => nextFindingState(1, '交办', 'recheck', result))).toEqual([
			'已整改',
			'交办',
			'交办',
		]);
	});

	test.each([
		['待研判', '现在可以：交办、通报、不采用'],
		['已整改', '这个问题已经了结'],
	] as const)('a refusal of a finding that is %s says what can be done', (state, hint) => {
		expect(() => nextFindingState(7, state, 'recheck')).toThrow(
			expect.objectContaining({ message: `问题7：“${state}”的不能复核`, hint: expect.stringContaining(hint) }),
		);
	});
});

const facts = (more: Partial<FindingFacts>): FindingFacts => ({
	unit: 1,
	day: day('2026-10-20'),
	state: '交办',
	settled: day('2026-10-21'),
	deadline: day('2026-10-30'),
	rectified: null,
	rechecked: null,
	result: null,
	...more,
});

describe('where a finding stands', () => {
	const open = (on: string) => ({ day: day(on), open: true });
	const closed = (on: string) => ({ day: day(on), open: false });
	const waiting = { state: '待研判', settled: null, deadline: null } as const;
	const done = {
		state: '已整改',
		rectified: day('2026-10-29'),
		rechecked: day('2026-11-02'),
		result: '整改到位',
	} as const;
	test.each<[name: string, finding: FindingFacts, line: { day: ReturnType<typeof day>; open: boolean }, string]>([
		['nobody judged it', facts(waiting), open('2026-12-31'), '待研判'],
		['judged after the line', facts({ settled: day('2026-11-02') }), closed('2026-10-31'), '待研判'],
		['judged on the line', facts({ settled: day('2026-10-31') }), closed('2026-10-31'), '逾期'],
		['due today, which still runs', facts({}), open('2026-10-30'), '整改中'],
		['due on a line that is over', facts({}), closed('2026-10-30'), '逾期'],
		['due yesterday', facts({}), open('2026-10-31'), '逾期'],
		['without a day', facts({ deadline: null, state: '通报' }), open('2026-12-31'), '整改中'],
		['reported in time', facts({ rectified: day('2026-10-30') }), open('2026-11-05'), '待复核'],
		['reported after the line', facts({ rectified: day('2026-11-02') }), closed('2026-10-31'), '逾期'],
		['put right', facts(done), open('2026-11-02'), '已整改'],
		['put right after the line', facts(done), closed('2026-10-31'), '待复核'],
		[
			'looked at again, not put right',
			facts({ rechecked: day('2026-10-31'), result: '未整改' }),
			open('2026-11-02'),
			'逾期',
		],
		['dropped', facts({ state: '不采用', deadline: null }), open('2026-11-02'), '不采用'],
	])('%s', (_name, finding, line, standing) => {
		expect(standingOfFinding(finding, line)).toBe(standing);
	});
});

describe('figures', () => {
	test('by hand: seven found by the line, one of four taken up put right', () => {
		const line = { day: day('2026-11-02'), open: true };
		const findings = [
			facts({ state: '待研判', settled: null }),
			facts({ state: '不采用' }),
			facts({ state: '不采用' }),
			facts({ deadline: day('2026-11-02') }),
			facts({}),
			facts({ rectified: day('2026-11-01') }),
			facts({ state: '已整改', rechecked: day('2026-11-01'), result: '整改到位' }),
			facts({ day: day('2026-11-03') }),
		];
		const { raised, rate, ...counts } = findingFigures(findings, line);
		expect(counts).toEqual({ 待研判: 1, 整改中: 1, 逾期: 1, 待复核: 1, 已整改: 1, 不采用: 2 });
		expect([raised, rate]).toEqual([7, 25]);
	});

	test('nothing found, or nothing taken up, has no rate', () => {
		const line = { day: day('2026-11-02'), open: true };
		expect(findingFigures([], line)).toMatchObject({ raised: 0, rate: null });
		expect(findingFigures([facts({ state: '不采用' })], line)).toMatchObject({ raised: 1, rate: null });
	});

	test('the standings add up to what was raised, whatever the day', () => {
		const on = fc.integer({ min: 0, max: 60 }).map((n) => addDays(day('2026-10-01'), n));
		const orNot = fc.option(on);
		const finding = fc.record({
			unit: fc.constant(1),
			day: orNot,
			state: fc.constantFrom(...findingStates),
			settled: orNot,
			deadline: orNot,
			rectified: orNot,
			rechecked: orNot,
			result: fc.option(fc.constantFrom(...findingResults)),
		});
		fc.assert(
			fc.property(fc.array(finding), on, fc.boolean(), (findings, line, open) => {
				const figures = findingFigures(findings, { day: line, open });
				expect(findingStandings.reduce((sum, name) => sum + figures[name], 0)).toBe(figures.raised);
			}),
		);
	});
});
