import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { editLiaison } from '../../ledger/liaisons.ts';
import { addDays } from '../../rules/day.ts';
import type { Session } from '../../session.ts';
import { pastDayOption } from '../common/days.ts';
import { needLiaison } from '../common/people/liaison.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('end')
		.addHelpText('before', examples('ducha liaison end 钱宁', 'ducha 联络员 解聘 钱宁 --日期 11-01'))
		.description('解聘：从某天起不再是联络员；聘期内的记录保留')
		.argument('<name>', '姓名')
		.option('--day <day>', '从哪天起（默认今天）')
		.action((name, options) => end(session, name, options.day));
}

async function end(session: Session, name: string, given: string | undefined): Promise<void> {
	const today = session.today();
	const day = pastDayOption('--day', given, today);
	await session.change('liaison end', async (tx) => {
		const liaison = await needLiaison(tx, name, today);
		if (day <= liaison.from)
			throw new UserError(`${name} ${liaison.from}才受聘，不能从${day}起解聘`, {
				code: 'day-order',
				hint: '改 --day',
			});
		await editLiaison(tx, liaison.id, { until: addDays(day, -1) });
		return { sentence: `从${day}起解聘联络员 ${name}`, value: null };
	});
	await announce(session, await session.ledger(), 'liaison-end', { liaison: name, day }, `${name} 从${day}起解聘`);
}
