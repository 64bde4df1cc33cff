import { describe, expect, test } from 'vitest';
import { day } from '../../src/rules/day.ts';
import { termNote, writeDue, writeTerm } from '../../src/rules/term-words.ts';

const today = day('2026-11-02');
const none = {
	kind: 'none' as const,
	raw: null,
	how: null,
	original: null,
	current: null,
	extensions: 0,
	alsoLongTerm: false,
	cycle: null,
};
const dated = (d: string) => ({ ...none, kind: 'date' as const, original: day(d), current: day(d) });
const counted = (how: string, d = '2026-11-16') => ({ ...none, how, original: day(d), current: day(d) });
const [workdays, started] = ['推定：10个工作日', '自交办之日（尚未签收）2026年11月2日起算'];

describe('a deadline in words for those who keep it', () => {
	test.each([
		['a stated day', dated('2026-11-30'), '11月30日前'],
		['the day of the paper itself', dated('2026-11-02'), '11月2日当日'],
		['the eve', dated('2026-11-03'), '11月3日前'],
		['another year', dated('2027-02-28'), '2027年2月28日前'],
		['a leap day', dated('2028-02-29'), '2028年2月29日前'],
		['a day that has passed', dated('2026-10-31'), '2026年10月31日前'],
		['a stated day kept up', { ...dated('2026-12-31'), alsoLongTerm: true }, '12月31日前（并长期坚持）'],
		['nothing stated', counted(`${workdays}，${started}`), '11月16日前（未明确时限，按收到之日起10个工作日计算）'],
		['at once', counted(`推定：随交随办，${started}`, '2026-11-02'), '11月2日当日（随交随办）'],
		[
			'yearly work',
			counted('推定：未写时限，按计划年度12月底', '2026-12-31'),
			'12月31日前（未明确时限，按计划年度12月底）',
		],
		[
			'months that end on a rest day',
			counted('推定：3个月，自签收之日2026年11月2日起算，遇休息日顺延', '2027-02-03'),
			'2027年2月3日前（未明确时限，按收到之日起3个月计算；遇休息日顺延）',
		],
		[
			'a relative limit',
			{ ...dated('2026-11-16'), kind: 'relative' as const, raw: '收到之日起10个工作日内' },
			'11月16日前（收到之日起10个工作日内）',
		],
		[
			'a bare span of days',
			{ ...dated('2026-11-16'), kind: 'relative' as const, raw: '10个工作日' },
			'11月16日前（按收到之日起10个工作日计算）',
		],
		[
			'立行立改',
			{ ...counted(`推定：5个工作日，${started}`, '2026-11-09'), kind: 'immediate' as const, raw: '立行立改' },
			'11月9日前（立行立改，按收到之日起5个工作日计算）',
		],
		[
			'an extended day',
			{ ...dated('2026-10-30'), current: day('2026-11-20'), extensions: 1 },
			'11月20日前（原定10月30日，经批准延期1次）',
		],
		['not yet dispatched', { ...none, how: `${workdays}，待交办后起算` }, '未明确时限，按收到之日起10个工作日计算'],
		['long term', { ...none, kind: 'long_term' as const, raw: '长期坚持', cycle: '每季度' }, '长期坚持，每季度反馈'],
		['long term without words', { ...none, kind: 'long_term' as const, cycle: '每季度' }, '长期坚持，每季度反馈'],
		['recurring', { ...none, kind: 'recurring' as const, raw: '每月5日前', cycle: '每月5日前' }, '每月5日前反馈'],
		[
			'a cycle its words name already',
			{ ...none, kind: 'long_term' as const, raw: '长期坚持，每季度报一次', cycle: '每季度' },
			'长期坚持，每季度报一次',
		],
		['words no day can be read from', { ...none, kind: 'unparseable' as const, raw: '资金到位后' }, '资金到位后'],
		['a reason for none', { ...none, raw: '视省里安排' }, '视省里安排'],
		['nothing at all', none, '未明确'],
	])('%s', (_name, term, words) => {
		expect(writeTerm(term, today)).toBe(words);
		expect(writeTerm(term, today).startsWith(writeDue(term, today))).toBe(true);
	});
	test('a note tells only what there is to tell', () => {
		expect(termNote(dated('2026-11-30'), today)).toBeNull();
		expect(termNote({ ...none, raw: '长期坚持', alsoLongTerm: true }, today)).toBeNull();
	});
});
