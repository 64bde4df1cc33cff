import type { ItemGrounds, Responsible } from '../../ledger/history.ts';
import type { KeptMilestone } from '../../ledger/milestones.ts';
import type { Day } from '../../rules/day.ts';
import { cycleOf, interimDay, nextFeedbackDay } from '../../rules/feedback-cycle.ts';
import { writeGoal } from '../../rules/goal.ts';
import type { Assignment, Item } from '../../rules/item.ts';
import { isOpen, partlyDone } from '../../rules/lifecycle.ts';
import { pointsBehind, scheduledPercent, writeStanding } from '../../rules/schedule.ts';
import type { OfficeRules } from './office.ts';

function shareWords(a: Assignment, people: Responsible[]): string {
	const who = people.find((p) => p.unit === a.unit.id);
	const named = [
		who?.principal && `第一责任人 ${who.principal}`,
		who?.responsible && `责任人 ${who.responsible}`,
		who?.handler && `承办人 ${who.handler}${who.phone ? ` ${who.phone}` : ''}`,
	].filter(Boolean);
	return `${a.unit.name}（${a.status}）${named.length > 0 ? `  ${named.join('  ')}` : ''}`;
}

const writeMilestone = ({ day, title, percent, reached }: KeptMilestone): string =>
	`${day} ${title}${percent > 0 ? ` ${percent}%` : ''}${reached === null ? '' : `（${reached}达到）`}`;

function sent({ dispatched, reopened }: Item): string {
	if (dispatched === null) return '';
	return reopened === null ? `（${dispatched}交办）` : `（${dispatched}交办，${reopened}再次交办）`;
}

/** `部分完成：牵头2家，已报结1家`. */
function partlyWords({ status, assignments }: Item): string[] {
	const partly = partlyDone(status, assignments);
	return partly === null ? [] : [`部分完成：牵头${partly.of}家，已报结${partly.claimed}家`];
}

/** What is known of an item itself, one labelled line each. */
export function itemFacts(
	item: Item,
	people: Responsible[],
	grounds: ItemGrounds,
	milestones: KeptMilestone[],
	today: Day,
	rules: OfficeRules,
): [string, string][] {
	const shares = (role: string) =>
		item.assignments
			.filter((a) => a.role === role && a.status !== '解除')
			.map((a) => shareWords(a, people))
			.join('\n');
	const scheduled = scheduledPercent(item, today, rules.yearly);
	const behind = pointsBehind(item, today, rules.yearly);
	const { deadline } = item;
	const day = (d: Day | null) => d ?? '—';
	const all: [string, string | null][] = [
		[
			'来源',
			[item.source, ...grounds.documents.map((d) => [d.title, d.mark, d.clause].filter(Boolean).join(' '))].join('  '),
		],
		['批示', grounds.instructions.map((i) => `${i.name}${i.day ? `（${i.day}）` : ''}：${i.words}`).join('\n')],
		['类别', item.category],
		['内容', grounds.instructions.some((i) => i.words === item.content) ? null : item.content],
		['目标', writeGoal(item)],
		['牵头', shares('牵头')],
		['配合', shares('配合')],
		['县领导', item.leader],
		['督办责任单位', item.overseer],
		['把关单位', item.gate],
		['督查组', item.team],
		['专项', item.campaign],
		[
			'时限',
			`${deadline.raw === null ? '' : `原文“${deadline.raw}”   `}原定${day(deadline.original)}   现定${day(deadline.current)}   延期${deadline.extensions}次${deadline.how === null ? '' : `\n${deadline.how}`}`,
		],
		['节点', milestones.map(writeMilestone).join('；')],
		[
			'进度',
			item.percent === null
				? '未报'
				: `实际${Math.round(item.percent * 10) / 10}%${scheduled === null ? '' : `   序时${Math.round(scheduled)}%`}${behind === null || (behind <= 0 && !isOpen(item.status)) ? '' : `   ${writeStanding(behind, true)}`}`,
		],
		['下次反馈', nextFeedback(item, today, rules)],
		[
			'状态',
			[
				`${item.status}${sent(item)}`,
				...partlyWords(item),
				item.publicity,
				item.urgency,
				...(item.difficulty === '一般' ? [] : [item.difficulty]),
			].join('   '),
		],
		['标签', item.tags.join('、')],
		['备注', item.note],
	];
	return all.filter((row): row is [string, string] => row[1] !== null && row[1] !== '');
}

/** The day the units report next, and the cycle it belongs to. */
function nextFeedback(item: Item, today: Day, rules: OfficeRules): string | null {
	const day = nextFeedbackDay(item, today, rules);
	if (day === null) return null;
	return `${day}（${day === interimDay(item, rules) ? '中期反馈' : cycleOf(item, rules.limits)}）`;
}
