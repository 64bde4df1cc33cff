import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { contradictionsOf } from '../../src/rules/contradictions.ts';
import { limitsWith } from '../../src/rules/limits.ts';
import { pointsWith } from '../../src/rules/points.ts';
import { findRule, findRuleGroup, ruleStanding, ruleTable } from '../../src/rules/rule-table.ts';
import { switchesWith } from '../../src/rules/switches.ts';
import { textsWith } from '../../src/rules/texts.ts';

function refusalOf(act: () => unknown): UserError {
	try {
		act();
	} catch (error) {
		if (error instanceof UserError) return error;
	}
	throw new Error('was not refused');
}

describe('the table', () => {
	test('keys and labels name one rule each', () => {
		const words = ruleTable.flatMap((rule) => [rule.key, rule.label]);
		expect(new Set(words).size).toBe(words.length);
	});

	test('groups stand together, in order', () => {
		const groups = ruleTable.map((rule) => rule.group);
		const heads = groups.filter((group, at) => group !== groups[at - 1]);
		expect(heads).toEqual([...new Set(groups)]);
	});

	test.each(ruleTable.map((rule) => [rule.label, rule] as const))('%s takes its own default', (_label, rule) => {
		expect(rule.read(rule.usual)).toBe(rule.usual);
	});

	test('the defaults contradict each other nowhere', () => {
		expect(
			contradictionsOf(
				{},
				ruleTable.map((rule) => rule.key),
			),
		).toEqual([]);
	});
});

describe('a value as typed', () => {
	test.each<[string, string, string, string]>([
		['a number keeps the unit of the row', 'ordinary', '15', '15个工作日'],
		['a label names the row', '一般事项', '15', '15个工作日'],
		['another unit of time', 'ordinary', '15日', '15日'],
		['天 is 日', 'ordinary', '15天', '15日'],
		['full-width digits and spaces', 'ordinary', '１５ 个 工作日', '15个工作日'],
		['months', 'proposal', '4个月', '4个月'],
		['the longest there is', '重大疑难', '20', '20个工作日'],
		['three working days for urgent work', '急件', '3', '3个工作日'],
		['a day of the month', 'report-day', '20号', '20号'],
		['the last day every month has', 'report-day', '28', '28号'],
		['points', 'behind', '15个百分点', '15个百分点'],
		['the end of a month', 'yearly', '11月底', '11月底'],
		['yes', 'stated-moves', ' 是 ', '是'],
		['a profile', 'ladder', '意见式', '意见式'],
		['a post, without blanks', 'red-approver', '县委 书记', '县委书记'],
		["a lamp's words", 'lamp-overdue', '红灯·超期', '红灯·超期'],
		['a deduction', 'score-late', '扣3分', '扣3分'],
		['a deduction with a sign', 'score-late', '-3', '扣3分'],
		['a deduction with a typographic sign', 'score-late', '−0.25分', '扣0.25分'],
		['a deduction without one', 'score-late', '3', '扣3分'],
		['no deduction at all', 'score-late', '0', '扣0分'],
		['an award', 'score-praised', '+1.5', '加1.5分'],
		['a percent', 'score-support', '60', '60%'],
		['items', 'score-fewest', '5件', '5件'],
	])('%s', (_name, word, text, value) => {
		const rule = findRule(word);
		expect(rule.read(text)).toBe(value);
		expect(rule.read(value)).toBe(value);
	});

	test.each<[string, string, string, string]>([
		['words', 'ordinary', '尽快', 'bad-value'],
		['nothing', 'ordinary', '', 'bad-value'],
		['a negative number', 'ordinary', '-3', 'bad-value'],
		['a share of a day', 'ordinary', '1.5', 'bad-value'],
		['points for a limit of time', 'ordinary', '10百分点', 'bad-value'],
		['time for points', 'behind', '10日', 'bad-value'],
		['more than the rule allows for difficult matters', 'hard', '21', 'value-out-of-bounds'],
		['the same in another unit', 'hard', '20日', 'value-out-of-bounds'],
		['a day not every month has', 'report-day', '29', 'value-out-of-bounds'],
		['no day at all', 'report-day', '0', 'value-out-of-bounds'],
		['a thirteenth month', 'yearly', '13月底', 'value-out-of-bounds'],
		['perhaps', 'stated-moves', '也许', 'bad-value'],
		['an unknown profile', 'flags', '五旗', 'bad-value'],
		['a lamp of another colour', 'lamp-overdue', '蓝·超期', 'value-out-of-bounds'],
		['a lamp whose words could not be typed as a filter', 'lamp-overdue', '红、急', 'value-out-of-bounds'],
		['a post longer than a line', 'red-approver', '长'.repeat(21), 'value-out-of-bounds'],
		['an award where points are deducted', 'score-late', '加1分', 'value-out-of-bounds'],
		['a deduction where points are awarded', 'score-on-time', '-1', 'value-out-of-bounds'],
		['three decimals', 'score-late', '0.125', 'bad-value'],
		['points for a percent', 'score-support', '50分', 'bad-value'],
		['more than all', 'score-support', '101', 'value-out-of-bounds'],
		['half an item', 'score-fewest', '2.5', 'bad-value'],
		['a score that starts below nothing', 'score-base', '-100', 'value-out-of-bounds'],
	])('refuses %s', (_name, word, text, code) => {
		expect(refusalOf(() => findRule(word).read(text)).code).toBe(code);
	});

	test('a word for no rule is answered with the likeliest', () => {
		const refusal = refusalOf(() => findRule('重大难题'));
		expect(refusal).toMatchObject({ code: 'unknown-rule', exit: 'misused' });
		expect(refusal.hint).toContain('hard（重大疑难）');
		expect(refusalOf(() => findRule('zzz')).hint).toBe('全部规则：ducha rule list');
	});

	test('a word for no group is answered with those there are', () => {
		expect(refusalOf(() => findRuleGroup('通报')).hint).toContain('梯次');
	});
});

describe('contradictions', () => {
	const between = (own: Record<string, string>) => contradictionsOf(own, Object.keys(own)).map(({ keys }) => keys);

	test.each<[string, Record<string, string>, string[]]>([
		['hard matters get less time than ordinary ones', { hard: '9个工作日' }, ['hard', 'ordinary']],
		['ordinary ones more than hard ones', { ordinary: '21个工作日' }, ['hard', 'ordinary']],
		['at once takes longer than the ordinary', { immediate: '11个工作日' }, ['ordinary', 'immediate']],
		['urgent takes longer than the ordinary', { urgent: '11个工作日' }, ['ordinary', 'urgent']],
		['most urgent takes longer than urgent', { 'most-urgent': '1个工作日' }, ['urgent', 'most-urgent']],
		['an extension shortens', { 'proposal-longest': '2个月' }, ['proposal-longest', 'proposal']],
		['days against months, surely shorter', { 'proposal-longest': '83日' }, ['proposal-longest', 'proposal']],
		['urgent orders take longer than others', { 'hotline-urgent': '600小时' }, ['hotline', 'hotline-urgent']],
		['asked after before it was due', { receipt: '4个工作日' }, ['no-slip', 'receipt']],
		['to be rectified as soon as behind', { 'rectify-behind': '10个百分点' }, ['rectify-behind', 'behind']],
		['behind only when to be rectified', { behind: '20个百分点' }, ['rectify-behind', 'behind']],
		['a red flag for being on schedule', { 'red-flag': '0个百分点' }, ['red-flag', 'blue-flag']],
		['blue as hard to get as red', { 'blue-flag': '5个百分点' }, ['red-flag', 'blue-flag']],
		['a lower rung costs more', { 'score-urge': '扣2.5分' }, ['score-rectify', 'score-urge']],
		['red costs less than yellow', { 'score-red': '扣4.9分' }, ['score-red', 'score-yellow']],
		['done late costs more than not done', { 'score-late': '扣3.1分' }, ['score-overdue', 'score-late']],
		['late costs more than missing', { 'score-form-late': '扣1分' }, ['score-form-missing', 'score-form-late']],
		['two lamps of one name', { 'lamp-soon': '黄·滞后' }, ['lamp-soon', 'lamp-behind']],
	])('%s', (_name, own, keys) => {
		expect(between(own)).toEqual([keys]);
	});

	test.each<[string, Record<string, string>]>([
		['the same for hard and ordinary matters', { hard: '10个工作日' }],
		['days against working days that may be as long', { ordinary: '28日' }],
		['days against months that may be as long', { 'proposal-longest': '84日' }],
		['one point apart', { behind: '19个百分点' }],
		['rungs that cost the same', { 'score-urge': '扣2分' }],
		['both moved together', { ordinary: '5个工作日', immediate: '3个工作日', hard: '6个工作日' }],
		['two lamps renamed', { 'lamp-soon': '黄灯·近期', 'lamp-behind': '黄灯·落后' }],
	])('none: %s', (_name, own) => {
		expect(between(own)).toEqual([]);
	});

	test('a name another lamp had before it was renamed stays its own', () => {
		const own = { 'lamp-behind': '黄·落后', 'lamp-soon': '黄·滞后' };
		expect(contradictionsOf(own, ['lamp-soon'])).toHaveLength(1);
	});

	test('what stood before, and what cannot be read, is left alone', () => {
		expect(contradictionsOf({ hard: '9个工作日' }, ['soon'])).toEqual([]);
		expect(contradictionsOf({ hard: '很快' }, ['hard'])).toEqual([]);
	});
});

test('what holds for a rule: its default, its own value, or one that cannot be read', () => {
	const rule = findRule('ordinary');
	expect(ruleStanding(rule, {})).toEqual({ value: '10个工作日', isChanged: false, isBroken: false });
	expect(ruleStanding(rule, { ordinary: '15' })).toEqual({ value: '15个工作日', isChanged: true, isBroken: false });
	expect(ruleStanding(rule, { ordinary: '10个工作日' })).toMatchObject({ isChanged: false });
	expect(ruleStanding(rule, { ordinary: '很快' })).toEqual({ value: '很快', isChanged: true, isBroken: true });
});

describe('typed access', () => {
	test('the values of each kind', () => {
		expect(limitsWith({ soon: '5' }).soon).toEqual({ value: 5, unit: '工作日' });
		expect(switchesWith({ 'stated-moves': '是' })['stated-moves']).toBe(true);
		expect(textsWith({ ladder: '句容式' }).ladder).toBe('句容式');
		expect(pointsWith({})).toMatchObject({ 'score-base': 100, 'score-late': -2, 'score-support': 50 });
		expect(pointsWith({ 'score-late': '扣2.5分' })['score-late']).toBe(-2.5);
	});

	test.each<[string, () => unknown]>([
		['a switch', () => switchesWith({ 'stated-moves': '也许' })],
		['a choice', () => textsWith({ ladder: '五牌式' })],
		['a score line', () => pointsWith({ 'score-late': '加1分' })],
	])('a broken %s is refused by its name', (_kind, read) => {
		expect(refusalOf(read)).toMatchObject({ code: 'broken-rule', exit: 'refused' });
	});

	test('whatever a rule takes, every command can read', () => {
		const anyRule = fc.constantFrom(...ruleTable);
		const anyText = fc.oneof(
			fc.integer({ min: 0, max: 2000 }).map(String),
			fc.constantFrom('是', '否', '意见式', '带黑旗', '红·甲', '黄·乙', '加1分', '扣0.5', '30日', '2个月'),
			fc.string({ maxLength: 6 }),
		);
		fc.assert(
			fc.property(anyRule, anyText, (rule, text) => {
				const { value, isBroken } = ruleStanding(rule, { [rule.key]: text });
				if (isBroken) return;
				const own = { [rule.key]: value };
				expect(ruleStanding(rule, own).value).toBe(value);
				limitsWith(own);
				switchesWith(own);
				textsWith(own);
				pointsWith(own);
			}),
		);
	});
});
