import type { Command } from '@commander-js/extra-typings';
import { listPapers, type PaperFilter } from '../../ledger/paper-register.ts';
import { readRoster } from '../../ledger/units.ts';
import type { Day } from '../../rules/day.ts';
import { parsePeriod } from '../../rules/period.ts';
import { writePaperNumber } from '../../rules/series.ts';
import type { Session } from '../../session.ts';
import { findItem } from '../common/find-items.ts';
import { shortDay } from '../common/item-fields.ts';
import { needPaperKind } from '../common/papers/find-paper.ts';
import { indexRoster, needUnit } from '../common/roster.ts';
import { showList } from '../common/show.ts';
import { examples, shortName } from '../common/words.ts';

interface Options {
	kind?: string;
	unit?: string;
	item?: string;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('list')
		.addHelpText(
			'before',
			examples(
				'ducha papers list                     今年发出的全部文书',
				'ducha papers list 10月 --kind 催办',
				'ducha 文书 列表 --单位 县住建局',
				'ducha papers list --item 31',
			),
		)
		.description('列出发出的文书：文号、日期、题目、发给谁、关于哪件事项；作废的也列出')
		.argument('[period]', '期间，如 10月、三季度', '今年')
		.option('--kind <kind>', '种类，如 催办、黄牌、通报')
		.option('--unit <name>', '发给哪个单位的')
		.option('--item <item>', '关于哪件事项的')
		.action((period, options) => list(session, period, options as Options));
}

async function list(session: Session, word: string, { kind, unit, item }: Options): Promise<void> {
	const ledger = await session.ledger();
	const roster = await readRoster(ledger.db);
	const shortOf = new Map(roster.map((one) => [one.name, shortName(one)]));
	const today = session.today();
	const { from, to, label } = parsePeriod(word, today);
	const filter: PaperFilter = {
		from,
		to,
		...(kind !== undefined && { kind: needPaperKind(kind) }),
		...(unit !== undefined && { unit: needUnit(indexRoster(roster, today), unit).id }),
		...(item !== undefined && { item: (await findItem(ledger.db, item, today)).id }),
	};
	const papers = await listPapers(ledger.db, filter);
	const voided = papers.filter(({ state }) => state === '作废').length;
	await showList(session, ledger, {
		name: 'papers',
		fields: [
			{ key: 'number', title: '文号', min: 12 },
			{ key: 'day', title: '日期', min: 5, write: (day) => shortDay(day as Day | null, today) },
			{ key: 'kind', title: '种类', min: 6 },
			{ key: 'title', title: '题目', weight: 2, min: 12 },
			{ key: 'units', title: '发给', weight: 1, min: 8, write: (units) => writeUnits(units as string[], shortOf) },
			{ key: 'items', title: '事项', min: 8, write: (items) => writeItems(items as string[]) },
			{ key: 'signer', title: '批准', min: 6 },
			{ key: 'state', title: '状态', min: 4 },
			// Sixty-four letters nobody reads: for scripts only.
			...(session.format() === 'json' ? [{ key: 'sha256', title: '校验' }] : []),
		],
		rows: papers.map((paper) => [
			writePaperNumber(paper),
			paper.day,
			paper.kind,
			paper.title,
			paper.units,
			paper.items,
			paper.signer,
			paper.state,
			paper.sha256,
		]),
		above: [`${label}发出文书 ${papers.length}份${voided > 0 ? `，其中作废${voided}份` : ''}`],
		pipeWidth: 100,
		extra: { period: { from, to }, count: papers.length, voided },
	});
}

/** `县住建局、县财政局`, `县住建局等7家`; a unit that has left the roster keeps its name. */
function writeUnits(units: readonly string[], shortOf: ReadonlyMap<string, string>): string {
	const named = units.map((name) => shortOf.get(name) ?? name);
	return named.length > 2 ? `${named[0]}等${named.length}家` : named.join('、');
}

/** `2026-010`, `2026-012等40件`. */
const writeItems = (items: readonly string[]): string =>
	items.length > 2 ? `${items[0]}等${items.length}件` : items.join('、');
