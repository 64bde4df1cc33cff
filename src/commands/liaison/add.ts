import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { addLiaison, replaceCharges } from '../../ledger/liaisons.ts';
import { ensurePerson } from '../../ledger/persons.ts';
import { readRoster } from '../../ledger/units.ts';
import type { Session } from '../../session.ts';
import { neededLine } from '../common/needed.ts';
import { termOptions } from '../common/people/find-post.ts';
import { type ChargeOptions, findLiaison, readCharge } from '../common/people/liaison.ts';
import { indexRoster, needUnit } from '../common/roster.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

interface Options extends ChargeOptions {
	unit: string;
	letter?: string | undefined;
	phone?: string | undefined;
	from?: string | undefined;
	until?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('add')
		.addHelpText(
			'before',
			examples(
				'ducha liaison add 钱宁 --unit 县审计局 --letter 青督聘〔2026〕1号 --until 2026-12-31 --units 沙河镇、石门镇',
				'ducha 联络员 聘请 钱宁 --单位 县审计局 --联系单位 城乡建设 --联系事项 12、15',
			),
		)
		.description('从单位聘请督查联络员，记下聘书、聘期、联系的单位和事项（聘员督办制）')
		.argument('<name>', '姓名')
		.requiredOption('--unit <name>', '所在单位')
		.option('--letter <mark>', '聘书号')
		.option('--phone <number>', '电话')
		.option('--from <day>', '聘期起（默认今天）')
		.option('--until <day>', '聘期止')
		.option('--units <names>', '联系的单位或分组，几个用、隔开')
		.option('--items <references>', '联系的事项编号，几个用、隔开')
		.action((name, options) => add(session, name, options));
}

async function add(session: Session, given: string, options: Options): Promise<void> {
	const name = neededLine(given, '姓名', { code: 'empty-name', hint: 'ducha liaison add 钱宁 --unit 县审计局' });
	const today = session.today();
	const { from = today, to: until = null } = termOptions({ from: '今天', ...options }, today);
	const { value } = await session.change('liaison add', async (tx) => {
		const unit = needUnit(indexRoster(await readRoster(tx), today), options.unit);
		const engaged = await findLiaison(tx, name, today);
		if (engaged !== null)
			throw new UserError(`${name}（${engaged.unit.name}）已在聘`, {
				code: 'liaison-exists',
				hint: `改联系的单位和事项：ducha liaison edit ${name} --units 单位；同名的另一人，姓名后加区别，如 ${name}（大）`,
			});
		const person = await ensurePerson(tx, name, '联络员', { unit: unit.id, phone: options.phone ?? null });
		const id = await addLiaison(tx, { person, unit: unit.id, letter: options.letter ?? null, from, until });
		await replaceCharges(tx, id, await readCharge(tx, options, today));
		return { sentence: `聘请${unit.name}${name}为督查联络员，${from}起`, value: unit.name };
	});
	await announce(
		session,
		await session.ledger(),
		'liaison-add',
		{ liaison: name, unit: value, letter: options.letter ?? null, from, until },
		`已聘请 ${name}（${value}）为督查联络员，聘期${from}${until === null ? '起' : `至${until}`}`,
	);
	if (options.units === undefined && options.items === undefined)
		session.say(`接下来：ducha liaison edit ${name} --units 联系的单位 --items 联系的事项`);
}
