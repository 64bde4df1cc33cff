import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { addQuotation } from '../../ledger/bulletins.ts';
import { addInstruction } from '../../ledger/instructions.ts';
import { ensurePerson } from '../../ledger/persons.ts';
import { type InstructionLevel, instructionLevels } from '../../rules/sources.ts';
import type { Session } from '../../session.ts';
import { findBulletin } from '../common/bulletin/find-bulletin.ts';
import { pastDayOption } from '../common/days.ts';
import { showValue } from '../common/show.ts';
import { examples, typedLine, typedText } from '../common/words.ts';

interface Options {
	instruction?: string | undefined;
	quoted?: string | undefined;
	day?: string | undefined;
	level: InstructionLevel;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('note')
		.addHelpText(
			'before',
			examples(
				'ducha bulletin note 专报第3期 --instruction "周明远：请振国同志牵头逐件销号" --day 11-05',
				'ducha 专报 登记 3 --引用 县委常委会第12次会议',
				'ducha instruct --on 专报第3期 --leader 周明远 --words "…" --item "事项@牵头@时限"    （批示要立项的）',
			),
		)
		.description('登记领导在专报上的批示、会议对专报的引用；批示要立事项的用 ducha instruct --on 专报第3期')
		.argument('<paper>', '哪一期：专报第3期、督察5；只写数字的是专报')
		.option('--instruction <words>', '批示，写成 领导：原文')
		.option('--quoted <meeting>', '哪次会议、哪份文件引用')
		.option('--day <day>', '批示、引用的日期（默认今天）')
		.addOption(
			new Option('--level <level>', '批示领导的级别')
				.choices(Object.keys(instructionLevels) as InstructionLevel[])
				.default('县' as InstructionLevel),
		)
		.action((paper, options) => note(session, paper, options));
}

/** `周明远：请逐件销号`: who, then the words as they were written. */
function readInstruction(text: string): { leader: string; words: string } {
	const [, name, said] = /^\s*([^：:]{1,20})[：:]\s*([\s\S]+)$/.exec(text) ?? [];
	const leader = typedLine(name);
	const words = typedText(said);
	if (leader !== null && words !== null) return { leader, words };
	throw new UserError(`--instruction 看不懂：${text}`, {
		exit: 'misused',
		code: 'bad-instruction',
		hint: '写成 --instruction "周明远：请振国同志牵头逐件销号"',
	});
}

async function note(session: Session, reference: string, options: Options): Promise<void> {
	const { instruction, quoted, level } = options;
	const today = session.today();
	const day = pastDayOption('--day', options.day, today);
	const meeting = typedLine(quoted);
	const said = instruction === undefined ? null : readInstruction(instruction);
	if (said === null && meeting === null)
		throw new UserError('没有写登记什么', {
			exit: 'misused',
			code: 'nothing-to-note',
			hint: '批示写 --instruction "领导：原文"，会议引用写 --quoted 会议名称',
		});
	const { value } = await session.change('bulletin', async (tx) => {
		const paper = await findBulletin(tx, reference);
		if (day < paper.day)
			throw new UserError(`${day}早于 ${paper.name} 的日期${paper.day}`, {
				exit: 'misused',
				code: 'day-order',
				hint: '改 --day',
			});
		if (said !== null) {
			const leader = await ensurePerson(tx, said.leader, '县领导');
			await addInstruction(tx, { leader, level, day, words: said.words, document: null, paper: paper.id });
		}
		if (meeting !== null) await addQuotation(tx, { paper: paper.id, day, meeting });
		const what = [said && `${said.leader}批示`, meeting && `${meeting}引用`].filter(Boolean).join('、');
		return { sentence: `登记 ${paper.name} ${what}`, value: { name: paper.name, what } };
	});
	await showValue(
		session,
		await session.ledger(),
		'bulletin-note',
		{ paper: value.name, day, leader: said?.leader ?? null, words: said?.words ?? null, quoted: meeting },
		() => `已登记 ${value.name}：${value.what}（${day}）`,
	);
}
