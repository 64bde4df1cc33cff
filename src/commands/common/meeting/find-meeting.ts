import { UserError } from '../../../errors.ts';
import { type Meeting, readMeetings } from '../../../ledger/meetings.ts';
import type { Db } from '../../../ledger/open.ts';

/** `3 第三季度联席会议（2026-11-10）`, as a hint tells meetings apart. */
const told = ({ id, title, day }: Meeting): string => `${id} ${title}（${day}）`;

/** The meeting a reference means: its number in `meeting list`, or words of its title that no other one has. */
export async function findMeeting(db: Db, reference: string): Promise<Meeting> {
	const all = await readMeetings(db);
	const text = reference.normalize('NFKC').trim();
	const number = /^(?:会议?)?(\d+)$/.exec(text)?.[1];
	const found =
		number === undefined
			? (all.filter(({ title }) => title === reference.trim())[0] ??
				all.filter(({ title }) => text !== '' && title.normalize('NFKC').includes(text)))
			: all.filter(({ id }) => id === Number(number));
	if (!Array.isArray(found)) return found;
	const [one, ...others] = found;
	if (one === undefined)
		throw new UserError(`没有“${reference}”这次会议`, {
			exit: 'misused',
			code: 'unknown-meeting',
			hint:
				all.length > 0
					? '写编号，或题目里的几个字；全部会议：ducha meeting list'
					: '先登记：ducha meeting add 题目 --when 11-10',
		});
	if (others.length > 0)
		throw new UserError(`“${reference}”有${found.length}次会议`, {
			exit: 'misused',
			code: 'ambiguous-meeting',
			hint: `写编号：${found.slice(0, 4).map(told).join('、')}`,
		});
	return one;
}
