import type { Command } from '@commander-js/extra-typings';
import { listSheets } from '../../ledger/scores.ts';
import { parsePeriod } from '../../rules/period.ts';
import type { PeriodRanking } from '../../rules/score-ranking.ts';
import type { Session } from '../../session.ts';
import { publishedBy } from '../common/score/score-table.ts';
import { showList } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('list')
		.addHelpText('before', examples('ducha score list', 'ducha 得分 列表'))
		.description('列出公布过的各期得分：第几版、哪天、由哪份文书、为什么更正')
		.action(() => list(session));
}

async function list(session: Session): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const sheets = await listSheets(ledger.db);
	await showList(session, ledger, {
		name: 'score-list',
		fields: [
			{ key: 'period', title: '期间' },
			{ key: 'version', title: '版次', align: 'right' },
			{ key: 'day', title: '公布日期' },
			{ key: 'units', title: '单位', align: 'right' },
			{ key: 'paper', title: '文书', isRare: true },
			{ key: 'reason', title: '更正理由', weight: 2, isRare: true },
		],
		rows: sheets.map((sheet) => [
			parsePeriod(sheet.period, today).label,
			sheet.version,
			sheet.day,
			(sheet.content as PeriodRanking).scores.length,
			publishedBy(sheet),
			sheet.reason,
		]),
		above: [`公布过的得分 ${sheets.length}版`],
	});
	if (sheets.length === 0) session.say('还没有公布过；先看 ducha score 上月，再 ducha score publish 上月');
	else session.say('看某一版：ducha score 10月 --edition 1');
}
