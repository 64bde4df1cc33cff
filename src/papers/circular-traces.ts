import { dateOf, monthOf, yearOf } from '../rules/day.ts';
import type { FigureRow } from '../rules/figures.ts';
import { flags } from '../rules/flag.ts';
import { pointsBetween, sharesOf } from '../rules/rate.ts';
import { rungNames } from '../rules/rungs.ts';
import { writeScore } from '../rules/score-line.ts';
import type { CircularCounts } from './circular-counts.ts';
import { lateGroups, nameFindings, nameForms, risenUnits } from './circular-problems.ts';
import type { Expected, Trace } from './figure-traces.ts';

const oneDecimal = (value: number | null | undefined): string | null => value?.toFixed(1) ?? null;

function changeOf({ previous, total }: CircularCounts): Expected[] {
	if (previous === null || previous.row.finishRate === null || total.finishRate === null) return [null, null];
	const points = pointsBetween(total.finishRate, previous.row.finishRate);
	return [
		previous.label,
		points === 0 ? '持平' : `${points > 0 ? '提高' : '下降'}${Math.abs(points).toFixed(1)}个百分点`,
	];
}

function shareOf({ bySource: { rows } }: CircularCounts, label: string | undefined): Expected[] {
	const at = rows.findIndex((row) => row.label === label);
	return [label, rows[at]?.total ?? null, oneDecimal(sharesOf(rows.map((row) => row.total))[at])];
}

function restOf({ bySource: { rows } }: CircularCounts, kinds: number): Expected[] {
	const shares = sharesOf(rows.map((row) => row.total));
	const sum = (values: (number | null)[]) => values.reduce<number>((all, value) => all + (value ?? 0), 0);
	return [kinds, sum(rows.slice(-kinds).map((row) => row.total)), oneDecimal(sum(shares.slice(-kinds)))];
}

const pointsOf = ({ slow }: CircularCounts, number: string | undefined): Expected =>
	slow.find(({ item }) => item.number === number)?.points;

/** Units named as late or missing with their forms; words that name no unit are no figure. */
function blamed(facts: CircularCounts, [names, count, words]: (string | undefined)[]): Expected[] {
	const all = words === '迟报' ? facts.forms.late : facts.forms.missing;
	const units = namesOf(facts);
	const said = all.filter((name) => names?.includes(name));
	const isNamed = units.some((unit) => names?.includes(unit));
	const size = count === undefined ? undefined : all.length;
	return [isNamed && said.length === 0 ? null : isNamed ? nameForms(all) : names, size, words];
}

function flowChange({ flow, flowBefore }: CircularCounts): Expected[] {
	if (flowBefore === null) return [null, null, null];
	const more = flow.finished.length - flowBefore.flow.finished.length;
	return [flowBefore.label, more < 0 ? '少' : '多', Math.abs(more)];
}

const isProblem = ({ late, slow }: CircularCounts, number: string | undefined): boolean =>
	[...late, ...slow].some(({ item }) => item.number === number);

/** How a number of items stand: finished, running and of what kind. */
export const standTraces: readonly Trace<{ total: FigureRow }>[] = [
	{ words: /已办结(\d+)件/g, expected: ({ total }) => [total.finished] },
	{ words: /(?<!到期|按期)办结率([\d.]+)%/g, expected: ({ total }) => [oneDecimal(total.finishRate)] },
	{ words: /正在办理(\d+)件/g, expected: ({ total }) => [total.running] },
	{ words: /未到期(\d+)件/g, expected: ({ total }) => [total.notDue] },
	{ words: /逾期未办结(\d+)件/g, expected: ({ total }) => [total.overdue] },
	{ words: /无明确时限(\d+)件/g, expected: ({ total }) => [total.undated] },
];

/** Every wording of a circular that carries a figure; earlier rows go first where two would fit. */
export const traces: Trace<CircularCounts>[] = [
	{
		words: /截至(?:(\d{4})年)?(\d+)月(\d+)日/g,
		expected: ({ line: { day } }) => [yearOf(day), monthOf(day), dateOf(day)],
	},
	{
		words: /比([^，。比\n]+?)(多|少)办结(\d+)件/g,
		expected: flowChange,
	},
	{
		words: new RegExp(`(${flags.join('|')})(\\d+)家`, 'g'),
		expected: ({ flags: hung }, [name]) => [name, hung.filter(({ flag }) => flag === name).length],
	},
	{
		words: /([^，、。；\n]+?)位次上升(\d+)位/g,
		expected: (facts, [unit]) => {
			const risen = risenUnits(facts).find((each) => unit?.endsWith(each.unit) || each.unit.endsWith(`、${unit}`));
			return [risen === undefined ? null : unit, risen?.places];
		},
	},
	{
		words: /应报反馈表(\d+)[家份](?:，按时(\d+)[家份])?/g,
		expected: ({ forms }) => [forms.due === 0 ? null : forms.due, forms.inTime],
	},
	{ words: /([^；，。\n]+?)(?:等(\d+)家)?(迟报|漏报)/g, expected: blamed },
	{
		words: /督查发现的?问题(\d+)个/g,
		expected: ({ findings }) => [findings.length === 0 ? null : findings.flatMap(({ ids }) => ids).length],
	},
	{
		words: /([^，。；：、\n]+?)(\d+)个（(问题[^）\n]*)）/g,
		expected: ({ findings }, [words = '']) => {
			const found = findings.find(({ unit }) => words.endsWith(unit));
			return [found === undefined ? null : words, found?.ids.length, found && nameFindings(found.ids)];
		},
	},
	{ words: /列入台账事项(\d+)件/g, expected: ({ total }) => [total.total] },
	{ words: /上年结转(\d+)件/g, expected: ({ total }) => [total.carried] },
	{ words: /本年新增(\d+)件/g, expected: ({ total }) => [total.added] },
	...standTraces,
	{ words: /[比与]([^，。比与\n]+?)(持平|(?:提高|下降)[\d.]+个百分点)/g, expected: changeOf },
	{ words: /待审核(\d+)件/g, expected: ({ total }) => [total.awaiting] },
	{ words: /中止(\d+)件/g, expected: ({ total }) => [total.suspended] },
	{
		words: new RegExp(`(${rungNames.join('|')})(\\d+)份`, 'g'),
		expected: ({ papers }, [rung]) => [rung, papers.find((paper) => paper.rung === rung)?.items.length],
	},
	{
		words: /到期事项(\d+)件(?:，办结(\d+)件)?/g,
		expected: ({ total }) => [total.due, total.dueFinished],
	},
	{ words: /到期办结率([\d.]+)%/g, expected: ({ total }) => [oneDecimal(total.dueRate)] },
	{ words: /按期办结率([\d.]+)%/g, expected: ({ total }) => [oneDecimal(total.onTimeRate)] },
	{ words: /按时办结(\d+)件/g, expected: ({ total }) => [total.dueOnTime] },
	{ words: /经批准延期(\d+)件/g, expected: ({ total }) => [total.extended] },
	{ words: /新增(\d+)件/g, expected: ({ flow }) => [flow.added.length] },
	{ words: /(?<=[、月度年日期])办结(\d+)件/g, expected: ({ flow }) => [flow.finished.length] },
	{ words: /其余(\d+)类(\d+)件、占([\d.]+)%/g, expected: (facts, [kinds]) => restOf(facts, Number(kinds)) },
	{ words: /([^，。：\n]+?)(\d+)件、占([\d.]+)%/g, expected: (facts, [label]) => shareOf(facts, label) },
	{
		words: /([^，。、；：\n]+?)到期(\d+)件/g,
		expected: ({ byUnit: { rows } }, [unit]) => [
			unit,
			(rows.find((row) => row.label === unit) ?? rows.find((row) => row.label.endsWith(`、${unit}`)))?.due,
		],
	},
	{
		words: /([^，。；：\n]+?)(\d+\.\d{2})分/g,
		expected: ({ scores }, [words = '']) => {
			const totals = words
				.split('、')
				.map((name) => scores?.scores.find(({ unit }) => name.endsWith(unit.name))?.total);
			const [first] = totals;
			const isOne = first !== undefined && totals.every((total) => total === first);
			return [isOne ? words : null, first && writeScore(first)];
		},
	},
	{ words: /(\d+)件事项逾期未办结/g, expected: ({ late }) => [late.length] },
	{ words: /(\d+)件逾期事项/g, expected: ({ late }) => [late.length] },
	{ words: /(\d+)件事项进度滞后/g, expected: ({ slow }) => [slow.length] },
	{ words: /(\d+)件滞后事项/g, expected: ({ slow }) => [slow.length] },
	{ words: /(\d+)件事项将于(\d+月底)前到期/g, expected: ({ soon }) => [soon.items.length, soon.by] },
	{ words: /落后序时进度(\d+)个百分点/g, expected: ({ slowPoints }) => [slowPoints] },
	{
		words: /(\d{4}-\d{3,}(?:-\d+)?)号落后([\d.]+)个百分点/g,
		expected: (facts, [number]) => [number, pointsOf(facts, number)],
	},
	{
		words: /等(\d+)件事项，?([^；。（\n]+)/g,
		expected: (facts, [, words]) => [lateGroups(facts).find((group) => group.words === words)?.items.length, words],
	},
	{ words: /(\d{4}-\d{3,}(?:-\d+)?)号/g, expected: (facts, [number]) => [isProblem(facts, number) ? number : null] },
];

/** Names may hold digits (12345工单, 110指挥中心) that are no figures. */
export const namesOf = ({ bySource, byUnit, findings }: CircularCounts): string[] => [
	...[...bySource.rows, ...byUnit.rows].map((row) => row.label),
	...findings.map(({ unit }) => unit),
];

/** Digits that are no figures: days, years, numbers of attachments and issues, limits named in words. */
export const harmless = /\d+年|\d+月(?:\d+日|底|份)?|每月\d+日|附件\d+|逾期超过\d+天/g;
