import type { Command } from '@commander-js/extra-typings';
import { editLiaison, replaceCharges } from '../../ledger/liaisons.ts';
import { editPerson } from '../../ledger/persons.ts';
import type { Session } from '../../session.ts';
import { needChange } from '../common/needed.ts';
import { termOptions } from '../common/people/find-post.ts';
import { type ChargeOptions, needLiaison, readCharge } from '../common/people/liaison.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

interface Options extends ChargeOptions {
	letter?: string | undefined;
	phone?: string | undefined;
	from?: string | undefined;
	until?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('edit')
		.addHelpText(
			'before',
			examples(
				'ducha liaison edit 钱宁 --units 沙河镇、石门镇',
				'ducha 联络员 修改 钱宁 --联系事项 12、15 --至 2027-06-30',
			),
		)
		.description('修改联络员；联系的单位、事项按新写的算')
		.argument('<name>', '姓名')
		.option('--letter <mark>', '聘书号')
		.option('--phone <number>', '电话')
		.option('--from <day>', '聘期起')
		.option('--until <day>', '聘期止')
		.option('--units <names>', '联系的单位或分组，几个用、隔开')
		.option('--items <references>', '联系的事项编号，几个用、隔开')
		.action((name, options) => edit(session, name, options));
}

async function edit(session: Session, name: string, options: Options): Promise<void> {
	needChange(Object.keys(options).length, 'liaison edit');
	const today = session.today();
	const { from, to } = termOptions(options, today);
	const { seq } = await session.change('liaison edit', async (tx) => {
		const liaison = await needLiaison(tx, name, today);
		await editLiaison(tx, liaison.id, {
			...(options.letter !== undefined && { letter: options.letter }),
			...(from !== undefined && { from }),
			...(to !== undefined && { until: to }),
		});
		if (options.phone !== undefined) await editPerson(tx, liaison.person, { phone: options.phone });
		await replaceCharges(tx, liaison.id, await readCharge(tx, options, today));
		return { sentence: `修改联络员 ${name}`, value: null };
	});
	await announce(
		session,
		await session.ledger(),
		'liaison-edit',
		{ liaison: name, changed: seq !== null },
		seq === null ? `${name} 没有变化` : `已修改 ${name}`,
	);
}
