import { readHead } from '../../../ledger/head.ts';
import type { Ledger } from '../../../ledger/open.ts';
import type { EditedCircular } from '../../../papers/circular-edited.ts';
import { parsePeriod, periodKey } from '../../../rules/period.ts';
import { refusedDraft } from './draft-file.ts';
import { type CircularOrigin, readOrigin } from './origin.ts';

const redraft = '重新出一份草稿：通报 ducha circular 期间 --draft，专报 ducha bulletin';

/** Without its unseen words a draft is known by its title and the line in its footer; one about some items only is not. */
function byTitle({ title, stamp }: EditedCircular, given: string): Omit<CircularOrigin, 'ledger'> {
	const label = /^关于(.+?)督查事项办理情况的通报$/.exec(title.replace(/\s/g, ''))?.[1];
	const [, day = '', seq = ''] = /^(\d{4}-\d{2}-\d{2})\s+#(\d+):/.exec(stamp ?? '') ?? [];
	if (label === undefined || seq === '')
		throw refusedDraft(given, '认不出是哪一份草稿', `${redraft}，在它上面改`, 'unknown-draft');
	try {
		const period = periodKey(parsePeriod(label, day as never));
		return { seq: Number(seq), period, scope: {}, figures: {}, issued: null };
	} catch {
		throw refusedDraft(given, `认不出是哪一期的通报：${label}`, `${redraft}，在它上面改`, 'unknown-draft');
	}
}

/** Which circular an edited file is; refuses what is not a draft of this ledger's, or has been issued. */
export async function originOf(ledger: Ledger, edited: EditedCircular, given: string): Promise<CircularOrigin> {
	const { id } = await readHead(ledger);
	const origin = readOrigin(edited.origin) ?? { ...byTitle(edited, given), ledger: id };
	if (origin.issued !== null)
		throw refusedDraft(
			given,
			`是已经发出的${origin.issued}，不是草稿`,
			`再印：ducha papers print ${origin.issued}`,
			'already-issued',
		);
	if (origin.ledger !== id)
		throw refusedDraft(given, '是另一本台账的草稿', '核对 --ledger；或用这本台账重新出草稿', 'other-ledger');
	return origin;
}
