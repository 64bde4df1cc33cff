import { UserError } from '../../../errors.ts';
import { oneLine } from '../../../reading/text.ts';
import { type Item, leadsOf, supportsOf } from '../../../rules/item.ts';
import { needUnits, type Roster } from '../roster.ts';
import { type Entered, unitsOf } from './new-item.ts';

/** One matter as typed in one go: what, who, when. */
export interface Part {
	title: string;
	units: Entered['units'];
	/** The words typed; undefined when none were. */
	deadline: string | undefined;
}

/** `事项@牵头+配合@时限`; units left out are those of the item it is a part of, or none. */
export function readPart(text: string, roster: Roster, whole: Item | null = null): Part {
	const [what = '', who = '', when, ...more] = text.split(/[@＠]/u).map((part) => part.trim());
	if (more.length > 0)
		throw new UserError(`--item 里的 @ 多于两个：${text}`, {
			exit: 'misused',
			code: 'bad-part',
			hint: '写成 --item "事项@牵头+配合@时限"，名称里不用 @',
		});
	const title = oneLine(what);
	if (title === '')
		throw new UserError(`没有写事项名称：${text}`, {
			exit: 'misused',
			code: 'empty-title',
			hint: '写成 --item "事项@牵头+配合@时限"',
		});
	const [leads = '', ...supports] = who.split(/[+＋]/u);
	const inherited = whole === null ? [] : unitsOf(leadsOf(whole), supportsOf(whole));
	const units = who === '' ? inherited : unitsOf(needUnits(roster, leads), needUnits(roster, supports.join('、')));
	return { title, units, deadline: when === '' ? undefined : when };
}
