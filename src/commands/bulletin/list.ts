import { type Command, Option } from '@commander-js/extra-typings';
import { listBulletins, type RegisteredBulletin } from '../../ledger/bulletins.ts';
import { type Nature, natureNames } from '../../rules/bulletins.ts';
import { parsePeriod } from '../../rules/period.ts';
import { writePaperNumber } from '../../rules/series.ts';
import type { Session } from '../../session.ts';
import { showList } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('list')
		.addHelpText('before', examples('ducha bulletin list', 'ducha 专报 列表 三季度 --种类 查找问题'))
		.description('列出发出的各期专报，领导批示和会议引用分别计数')
		.argument('[period]', '期间，如 10月、三季度', '全年')
		.addOption(new Option('--kind <word>', '只列哪一类').choices(natureNames))
		.action((period, { kind }) => list(session, period, kind));
}

const sum = (list: readonly RegisteredBulletin[], of: 'instructions' | 'quotations'): number =>
	list.reduce((all, one) => all + one[of].length, 0);

/** `查找问题2期（批示1件次、引用0次）`, a kind each; void ones count for nothing. */
function countWords(list: readonly RegisteredBulletin[]): string {
	const parts = natureNames.flatMap((nature) => {
		const own = list.filter((one) => one.nature === nature && one.state !== '作废');
		return own.length === 0
			? []
			: [`${nature}${own.length}期（批示${sum(own, 'instructions')}次、会议引用${sum(own, 'quotations')}次）`];
	});
	return parts.join('  ');
}

const notesOf = ({ instructions, quotations }: RegisteredBulletin): [string, string][] => [
	...instructions.map(({ leader, day, words }): [string, string] => [
		'批示',
		`${leader}（${day ?? '日期不详'}）：${words}`,
	]),
	...quotations.map(({ meeting, day }): [string, string] => ['引用', `${meeting}（${day}）`]),
];

async function list(session: Session, word: string, kind: Nature | undefined): Promise<void> {
	const ledger = await session.ledger();
	const period = parsePeriod(word, session.today());
	const all = await listBulletins(ledger.db, period);
	const shown = all.filter(({ nature }) => kind === undefined || nature === kind);
	await showList(session, ledger, {
		name: 'bulletin-list',
		fields: [
			{ key: 'number', title: '期号' },
			{ key: 'day', title: '日期' },
			{ key: 'title', title: '题目', weight: 3 },
			{ key: 'nature', title: '种类' },
			{ key: 'items', title: '事项', weight: 2 },
			{ key: 'instructions', title: '批示', align: 'right' },
			{ key: 'quotations', title: '引用', align: 'right' },
			{ key: 'state', title: '状态', isRare: true },
		],
		rows: shown.map((one) => [
			writePaperNumber({ ...one, mark: null }),
			one.day,
			one.title,
			one.nature,
			one.items,
			one.instructions.length,
			one.quotations.length,
			one.state === '作废' ? '作废' : '',
		]),
		above: [`${period.label}专报 ${shown.length}期`],
		below: shown.length === 0 ? [] : [countWords(shown)],
		across: { notes: new Map(shown.map((one, at) => [at, notesOf(one)])) },
		extra: { count: shown.length, instructions: sum(shown, 'instructions'), quotations: sum(shown, 'quotations') },
	});
	if (shown.length === 0) session.say('这一期间没有发过专报');
}
