import { type Day, writeMonthDay } from '../../../rules/day.ts';
import { type FormRound, missingIn } from './form-rounds.ts';

/** What goes to the group as it stands: who has not reported, by when, and whom to ask. */
export function noticeText(round: FormRound, settings: Record<string, string>, today: Day): string {
	const missing = missingIn(round);
	const sent = round.forms.length;
	const days = [...new Set(missing.map(({ due }) => due))].sort();
	const byDay = days.map((due) => {
		const names = missing.filter((form) => form.due === due).map(({ unitName }) => unitName);
		const when =
			due < today ? `${writeMonthDay(due)}到期、已过期的` : `${due === today ? '今天' : writeMonthDay(due)}到期的`;
		return `${when}${names.length}家：${names.join('、')}。`;
	});
	const isLate = (due: Day) => due < today;
	const ask = days.every(isLate)
		? '请以上单位今天报来。'
		: days.some(isLate)
			? '请已过期的今天报来，其他的按时报来。'
			: '请以上单位按时报来。';
	const contact = [settings.contact, settings.phone].filter(Boolean).join(' ');
	return [
		`【催报】${round.label}督查事项进展反馈表应报${sent}家，已报${sent - missing.length}家，未报${missing.length}家。`,
		...byDay,
		`${ask}${contact === '' ? '' : `表找不到了、填报有疑问，请联系${contact}。`}`,
		`${settings.office_name ?? '督查室'}  ${writeMonthDay(today)}`,
	].join('\n');
}
