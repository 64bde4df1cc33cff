import type { Command } from '@commander-js/extra-typings';
import { readSourceTable } from '../../ledger/source-table.ts';
import { sourceKindWords } from '../../rules/sources.ts';
import type { Session } from '../../session.ts';
import { officeRules } from '../common/office.ts';
import { showList } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('list')
		.addHelpText('before', examples('ducha source list', 'ducha 来源 列表'))
		.description('列出事项的来源：类型，没写时限时的默认时限，反馈周期，结果要不要呈领导阅示')
		.action(() => list(session));
}

async function list(session: Session): Promise<void> {
	const ledger = await session.ledger();
	const { limits } = await officeRules(ledger.db);
	const sources = await readSourceTable(ledger.db);
	await showList(session, ledger, {
		name: 'source-list',
		fields: [
			{ key: 'place', title: '排位', align: 'right' },
			{ key: 'name', title: '来源', min: 8, weight: 2 },
			{ key: 'kind', title: '类型' },
			{ key: 'limit', title: '默认时限' },
			{ key: 'cycle', title: '反馈周期' },
			{ key: 'presented', title: '结果呈阅' },
			{ key: 'items', title: '事项', align: 'right' },
		],
		rows: sources.map(({ name, kind, items }, at) => {
			const { limit, cycle, isPresented } = sourceKindWords(kind, limits);
			return [at + 1, name, kind, limit, cycle, isPresented ? '是' : '', items];
		}),
		above: [`来源 ${sources.length}个`],
		below: ['默认时限随类型：ducha rule list --group 办理时限'],
	});
}
