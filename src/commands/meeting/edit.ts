import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { editMeeting, removePoints } from '../../ledger/meetings.ts';
import { type MeetingKind, meetingKinds } from '../../rules/meeting.ts';
import type { Session } from '../../session.ts';
import { findItems } from '../common/find-items.ts';
import { type AgendaOptions, addToAgenda } from '../common/meeting/agenda-points.ts';
import { minutesOf } from '../common/meeting/decide.ts';
import { findMeeting } from '../common/meeting/find-meeting.ts';
import { readWhen } from '../common/meeting/when.ts';
import { needChange } from '../common/needed.ts';
import { announce } from '../common/show.ts';
import { examples, nameItem, severalTimes, splitNames, typedLine } from '../common/words.ts';

interface Options extends AgendaOptions {
	title?: string | undefined;
	when?: string | undefined;
	where?: string | undefined;
	kind?: MeetingKind | undefined;
	document?: string | undefined;
	mark?: string | undefined;
	remove?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('edit')
		.addHelpText(
			'before',
			examples(
				'ducha meeting edit 3 12 15 --when 11月12日9:00',
				'ducha meeting edit 3 --document 第9次常务会议纪要 --mark 〔2026〕9号',
				'ducha 会议 修改 3 --去掉 15',
			),
		)
		.description('修改会议：改期、加减议题、登记纪要')
		.argument('<meeting>', '会议编号，或题目里的几个字')
		.argument('[items...]', '再列入议题的事项编号')
		.option('--title <words>', '题目')
		.option('--when <day>', '哪天开，可连钟点')
		.option('--where <place>', '在哪里开')
		.addOption(new Option('--kind <word>', '种类').choices(meetingKinds))
		.option('--all', '需协调的、推进受阻的公开事项全部列入')
		.option('--matter <words>', '再加的议题，一项写一次', severalTimes, [] as string[])
		.option('--remove <references>', '去掉还没有议定的哪几件事项，几个用、隔开')
		.option('--document <title>', '纪要的题目')
		.option('--mark <text>', '纪要的文号')
		.action((reference, items, options) => edit(session, reference, items, options));
}

async function edit(session: Session, reference: string, references: string[], options: Options): Promise<void> {
	const { matter, ...rest } = options;
	needChange(Object.keys(rest).length + matter.length + references.length, 'meeting edit');
	const today = session.today();
	const when = options.when === undefined ? null : readWhen(options.when, today);
	const title = typedLine(options.title);
	const mark = typedLine(options.mark);
	const { seq, value } = await session.change('meeting edit', async (tx) => {
		const meeting = await findMeeting(tx, reference);
		await editMeeting(tx, meeting.id, {
			...(title !== null && { title }),
			...(when !== null && when),
			...(options.where !== undefined && { place: typedLine(options.where) }),
			...(options.kind !== undefined && { kind: options.kind }),
		});
		await minutesOf(tx, meeting, { document: options.document, mark, isNeeded: false }, today);
		const gone = await findItems(tx, splitNames(options.remove ?? ''), today);
		const points = gone.map((item) => {
			const point = meeting.points.find((one) => one.item?.id === item.id && one.decision === null);
			if (point !== undefined) return point.id;
			throw new UserError(`${nameItem(item)} 不在${meeting.id}号会议没有议定的议题里`, {
				code: 'not-on-agenda',
				hint: `看议题：ducha meeting show ${meeting.id}；议定过的不能去掉`,
			});
		});
		await removePoints(tx, points);
		const added = await addToAgenda(tx, meeting, references, options, today);
		const words = [added > 0 && `加议题${added}项`, points.length > 0 && `去掉${points.length}项`].filter(Boolean);
		return { sentence: `修改会议 ${meeting.title}`, value: { meeting, added, removed: points.length, words } };
	});
	const { meeting, added, removed, words } = value;
	const changed = words.length > 0 ? `：${words.join('，')}` : '';
	await announce(
		session,
		await session.ledger(),
		'meeting-edit',
		{ meeting: meeting.id, added, removed, changed: seq !== null },
		seq === null ? `${meeting.id}号会议没有变化` : `已修改 ${meeting.id}号会议“${title ?? meeting.title}”${changed}`,
	);
}
