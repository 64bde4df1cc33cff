import type { Command } from '@commander-js/extra-typings';
import type { Session } from '../session.ts';
import { pastDayOption } from './common/days.ts';
import { findAssignment } from './common/find-assignment.ts';
import { findItem, nextStatusOf, refuseParent } from './common/find-items.ts';
import { recordClaim } from './common/life/record-claim.ts';
import { sayDone } from './common/say-done.ts';
import { examples, typedText } from './common/words.ts';

interface Options {
	unit?: string | undefined;
	day?: string | undefined;
	text?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('claim')
		.addHelpText('before', examples('ducha claim 31', 'ducha 报结 31 --单位 县财政局 --日期 10-30 --text 资金已拨付'))
		.description('登记单位申请办结；牵头单位都报结后事项待审核，是否按时看报结日期')
		.argument('<item>', '事项编号')
		.option('--unit <name>', '哪个单位报结（默认第一牵头单位）')
		.option('--day <day>', '报结日期（默认今天）')
		.option('--text <text>', '办理结果')
		.action((reference, options) => claim(session, reference, options));
}

async function claim(session: Session, reference: string, options: Options): Promise<void> {
	const today = session.today();
	const day = pastDayOption('--day', options.day, today);
	const { value } = await session.change('claim', async (tx) => {
		const item = await findItem(tx, reference, today);
		refuseParent(item);
		nextStatusOf(item, 'claim');
		const share = await findAssignment(tx, item, options.unit, today);
		const done = await recordClaim(tx, item, share, { day, text: typedText(options.text) });
		return { sentence: `报结 ${item.number} ${share.unit.name}`, value: done };
	});
	await sayDone(session, 'claim', '已登记报结', [value]);
	if (value.item.status === '待审核') session.say('接下来：ducha review');
}
