import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { addMeeting, readMeetings } from '../../ledger/meetings.ts';
import { kindOfTitle, type MeetingKind, meetingKinds } from '../../rules/meeting.ts';
import type { Session } from '../../session.ts';
import { type AgendaOptions, addToAgenda } from '../common/meeting/agenda-points.ts';
import { readWhen } from '../common/meeting/when.ts';
import { neededLine, neededText } from '../common/needed.ts';
import { announce } from '../common/show.ts';
import { examples, severalTimes, typedLine } from '../common/words.ts';

interface Options extends AgendaOptions {
	when?: string | undefined;
	where?: string | undefined;
	kind?: MeetingKind | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('add')
		.addHelpText(
			'before',
			examples(
				'ducha meeting add 第四季度督查工作联席会议 --when "11月10日15:00" --where 县委三楼会议室 --all',
				'ducha 会议 登记 重点项目现场推进会 31 44 52 --何时 11-12 --议题 观摩冷链物流园一期',
				'ducha meeting add 县政府第9次常务会议 --when 10-30    （开过的，接着登记议定事项）',
			),
		)
		.description('登记一次会议和它的议题：哪几件事项、需协调的、推进受阻的、别的议题')
		.argument('[title]', '题目；种类由题目看出（在终端上不写就问）')
		.argument('[items...]', '列入议题的事项编号')
		.option('--when <day>', '哪天开，可连钟点：11月10日15:00')
		.option('--where <place>', '在哪里开')
		.addOption(new Option('--kind <word>', '种类').choices(meetingKinds))
		.option('--all', '需协调的、推进受阻的公开事项全部列入')
		.option('--matter <words>', '别的议题，一项写一次', severalTimes, [] as string[])
		.action((title, items, options) => add(session, title, items, options));
}

async function add(session: Session, given: string | undefined, references: string[], options: Options): Promise<void> {
	const said = given ?? (await neededText(session, '会议题目，如 县政府第9次常务会议', '会议题目', given));
	const title = neededLine(said, '会议题目', { code: 'empty-title', hint: '如 县政府第9次常务会议' });
	const today = session.today();
	const { day, hour } = readWhen(await neededText(session, '--when 日期', '哪天开', options.when), today);
	const kind = options.kind ?? kindOfTitle(title);
	const { value } = await session.change('meeting add', async (tx) => {
		const same = (await readMeetings(tx)).find((meeting) => meeting.title === title && meeting.day === day);
		if (same !== undefined)
			throw new UserError(`${title}（${day}）已经登记，是第${same.id}号`, {
				code: 'meeting-exists',
				hint: `看它：ducha meeting show ${same.id}；加议题：ducha meeting edit ${same.id} 编号`,
			});
		const id = await addMeeting(tx, { title, kind, day, hour, place: typedLine(options.where) });
		const points = await addToAgenda(tx, { id, points: [] }, references, options, today);
		return { sentence: `登记会议 ${title}（${day}），议题${points}项`, value: { id, points } };
	});
	const { id, points } = value;
	await announce(
		session,
		await session.ledger(),
		'meeting-add',
		{ meeting: id, title, kind, day, points },
		`已登记 ${id}号会议“${title}”（${kind}，${day}），议题${points}项`,
	);
	session.say(
		day > today
			? `接下来：会前出议程 ducha meeting agenda ${id}；会后登记议定事项 ducha meeting decide ${id}`
			: `接下来：登记议定事项 ducha meeting decide ${id}`,
	);
}
