import { type Command, Option } from '@commander-js/extra-typings';
import { type Merit, readMerits } from '../../ledger/merits.ts';
import { readRoster } from '../../ledger/units.ts';
import { type MeritKindName, meritKindNames } from '../../rules/merits.ts';
import { writePoints } from '../../rules/score-line.ts';
import type { Session } from '../../session.ts';
import { begunPeriod } from '../common/papers/report-setting.ts';
import { indexRoster, needUnit } from '../common/roster.ts';
import { showList } from '../common/show.ts';
import { examples, splitNames } from '../common/words.ts';

interface Options {
	unit?: string | undefined;
	kind?: MeritKindName | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('list')
		.addHelpText(
			'before',
			examples('ducha merit list', 'ducha 奖惩 10月 --单位 县水利局', 'ducha merit list 全年 --kind 表彰'),
		)
		.description('列出登记的表扬、批评、评价、表彰；作废的也列出')
		.argument('[period]', '期间，如 10月、三季度', '全年')
		.option('--unit <names>', '单位，几个用、隔开')
		.addOption(new Option('--kind <kind>', '只列哪一种').choices(meritKindNames))
		.action((period, options) => list(session, period, options));
}

async function list(session: Session, word: string, { unit, kind }: Options): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const period = begunPeriod(word, today);
	const roster = indexRoster(await readRoster(ledger.db), today);
	const ids = unit === undefined ? null : splitNames(unit).map((name) => needUnit(roster, name).id);
	const isAsked = (one: Merit) =>
		(kind === undefined || one.kind === kind) && (ids === null || (one.unit !== null && ids.includes(one.unit)));
	const shown = (await readMerits(ledger.db, period)).filter(isAsked);
	await showList(session, ledger, {
		name: 'merit-list',
		fields: [
			{ key: 'id', title: '号', align: 'right' },
			{ key: 'day', title: '日期' },
			{ key: 'who', title: '单位、个人', weight: 2 },
			{ key: 'kind', title: '种类' },
			{
				key: 'points',
				title: '加扣分',
				isRare: true,
				write: (points) => (points === null ? '' : writePoints(points as number)),
			},
			{ key: 'item', title: '事项', isRare: true },
			{ key: 'basis', title: '依据', weight: 2 },
			{ key: 'text', title: '说明', weight: 2, isRare: true },
			{ key: 'void', title: '作废', isRare: true },
		],
		rows: shown.map((one) => [
			one.id,
			one.day,
			one.name,
			one.kind,
			one.points,
			one.number,
			one.basis,
			one.text,
			one.voided === null ? null : `${one.voided} ${one.reason ?? ''}`,
		]),
		above: [`${period.label}奖惩 ${shown.length}条`],
		below:
			shown.length === 0 ? [] : ['通报表扬、通报批评、批示肯定的分值见 ducha rule list --group 得分；表彰只记不计分。'],
	});
	if (shown.length === 0) session.say('这一期间没有登记奖惩；登记：ducha merit add 表扬 单位 --basis 依据');
}
