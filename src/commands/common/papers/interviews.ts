import { UserError } from '../../../errors.ts';
import { readResponsible } from '../../../ledger/history.ts';
import type { Db } from '../../../ledger/open.ts';
import { readPosts } from '../../../ledger/persons.ts';
import { interviewNotice } from '../../../papers/notices/interview-notice.ts';
import { unitValues } from '../../../papers/notices/unit-values.ts';
import { readMeetingTime } from '../../../reading/meeting-time.ts';
import { isWorkingDay } from '../../../rules/calendar.ts';
import type { Day } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import { isHeld } from '../../../rules/posts.ts';
import type { Session } from '../../../session.ts';
import { neededText } from '../needed.ts';
import { officeRules } from '../office.ts';
import { shortName, typedLine, typedText } from '../words.ts';
import type { ItemPaperPlan } from './issue-for-items.ts';
import type { NoticeOptions } from './notice-options.ts';
import { readUnitCases } from './unit-cases.ts';
import { readUnitRecord, unitFacts } from './unit-facts.ts';

async function readTime(session: Session, given: string | undefined) {
	const today = session.today();
	const typed = await neededText(session, '--when 时间，如 --when "11月6日15:00"', '约谈时间', given);
	const time = readMeetingTime(typed, today);
	if (time === null)
		throw new UserError(`--when 看不懂：${typed}`, {
			exit: 'misused',
			code: 'bad-time',
			hint: '写明日期和几点，如 --when "11月6日15:00"、--when "11月6日下午3点"',
		});
	if (time.day < today)
		throw new UserError(`--when 已经过去：${time.words}`, { code: 'past-day', hint: `写今天（${today}）或以后的日期` });
	return time;
}

/** `方振国（常务副县长）`, with the post where the roster has it. */
async function nameHost(db: Db, name: string, today: Day): Promise<string> {
	const posts = (await readPosts(db)).filter((post) => post.name === name && isHeld(post, today));
	const position = posts.find((post) => post.role === '县领导')?.position ?? posts[0]?.position ?? null;
	return position === null ? name : `${name}（${position}）`;
}

/** 约谈通知, one for each unit that answers: who, when, where, on what grounds. */
export async function planInterviews(
	tx: Db,
	session: Session,
	items: readonly Item[],
	options: NoticeOptions,
): Promise<ItemPaperPlan[]> {
	const today = session.today();
	const rules = await officeRules(tx);
	const cases = await readUnitCases(tx, items, { unit: options.unit, paper: '约谈通知' }, rules, today);
	const time = await readTime(session, options.when);
	const where = await neededText(session, '--where 地点', '约谈地点', options.where);
	const approvedBy = await neededText(session, '--approved-by 姓名', '批准人', options.approvedBy);
	if (!isWorkingDay(rules.calendar, time.day)) session.say(`注意：${time.words}不是工作日`);
	const host = await nameHost(tx, approvedBy, today);
	const record = await readUnitRecord(tx, cases, rules, today);
	const plans: ItemPaperPlan[] = [];
	for (const given of cases) {
		const { unit } = given.share;
		const people = await readResponsible(tx, given.item.id);
		const principal = typedLine(options.principal) ?? people.find((p) => p.unit === unit.id)?.principal ?? '';
		const facts = {
			...unitFacts(given, record, rules, today),
			when: time.words,
			where,
			whom: `主要负责人${principal}`,
			host,
			reason: typedText(options.reason),
		};
		plans.push({
			kind: '约谈通知',
			label: shortName(unit),
			make: ({ mark }) => interviewNotice({ ...facts, mark }),
			values: {
				...unitValues(facts),
				批准人: approvedBy,
				约谈时间: time.words,
				约谈地点: where,
				约谈对象: facts.whom,
			},
			act: '约谈',
			said: `${time.words}在${where}约谈${shortName(unit)}${facts.whom}`,
			signer: approvedBy,
			period: null,
			replaces: null,
			units: [{ unit: unit.id, person: null }],
			items: [{ item: given.item.id, unit: unit.id }],
		});
	}
	return plans;
}
