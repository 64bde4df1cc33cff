import type { Command } from '@commander-js/extra-typings';
import { misused, UserError } from '../../errors.ts';
import type { Db } from '../../ledger/open.ts';
import { lastNumber, readNextNumbers, readSeries, setNextNumber } from '../../ledger/paper-series.ts';
import { readSetting } from '../../ledger/settings.ts';
import { type Day, yearOf } from '../../rules/day.ts';
import { type PaperKindName, paperKinds } from '../../rules/paper-kinds.ts';
import { seriesMark, writePaperNumber } from '../../rules/series.ts';
import type { Session } from '../../session.ts';
import { needPaperKind } from '../common/papers/find-paper.ts';
import { announce, showList } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('series')
		.addHelpText(
			'before',
			examples(
				'ducha papers series                      今年各种文书编到几号',
				'ducha papers series 催办 --next 57        下一份催办编57号（接着手工编的）',
				'ducha 文书 编号 通报 --下步 10',
			),
		)
		.description('今年各种文书编到几号；从手工接过来的，写明下一份编几号')
		.argument('[kind]', '种类，如 催办、黄牌、通报')
		.option('--next <n>', '下一份编几号')
		.action((word, options) => series(session, word, options.next));
}

async function series(session: Session, word: string | undefined, next: string | undefined): Promise<void> {
	if (next === undefined) return list(session, word === undefined ? null : needPaperKind(word));
	if (word === undefined)
		throw misused('没有写是哪种文书的号', 'missing-kind', '如 ducha papers series 催办 --next 57');
	const kind = needPaperKind(word);
	const number = Number(next.normalize('NFKC').replace(/^第|[号期]$/g, ''));
	if (!Number.isSafeInteger(number) || number < 1 || number > 999_999)
		throw misused(`--next 要写正整数：${next}`, 'bad-number', '如 --next 57');
	await session.change('papers series', async (tx) => {
		await setNext(tx, kind, number, session.today());
		return { sentence: `${kind}下一份编${number}号`, value: null };
	});
	const ledger = await session.ledger();
	const said = await nextOf(ledger.db, kind, session.today());
	await announce(session, ledger, 'papers-series', { kind, next: number, number: said }, `${kind}下一份：${said}`);
}

const markOf = async (db: Db, kind: PaperKindName): Promise<string | null> =>
	paperKinds[kind].form === '期号' ? null : seriesMark(await readSetting(db, 'code_word'), kind);

/** A number once given out is not given out again. */
async function setNext(tx: Db, kind: PaperKindName, next: number, today: Day): Promise<void> {
	const year = yearOf(today);
	const last = await lastNumber(tx, kind, year);
	if (next <= last)
		throw new UserError(`${kind}今年已编到${last}号，下一份不能是${next}号`, {
			code: 'number-used',
			hint: `最小写 --next ${last + 1}；发错的用 ducha papers void 作废，号不再用`,
		});
	await setNextNumber(tx, { kind, mark: await markOf(tx, kind), year }, next);
}

/** What the next paper of a kind will be numbered. */
async function nextOf(db: Db, kind: PaperKindName, today: Day): Promise<string> {
	const year = yearOf(today);
	const number = (await readNextNumbers(db, year)).get(kind) ?? 1;
	return writePaperNumber({ kind, mark: await markOf(db, kind), year, number });
}

async function list(session: Session, only: PaperKindName | null): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const begun = (await readSeries(ledger.db, yearOf(today))).filter(({ name }) => only === null || name === only);
	const rows = begun.map(({ name, year, mark, next, issued, voided }) => [
		name,
		issued,
		voided,
		writePaperNumber({ kind: name, mark, year, number: next }),
	]);
	const unbegun = only !== null && rows.length === 0 ? [[only, 0, 0, await nextOf(ledger.db, only, today)]] : [];
	await showList(session, ledger, {
		name: 'papers-series',
		fields: [
			{ key: 'kind', title: '种类' },
			{ key: 'issued', title: '已发', align: 'right' },
			{ key: 'voided', title: '其中作废', align: 'right' },
			{ key: 'next', title: '下一份' },
		],
		rows: [...rows, ...unbegun],
		above: [`${yearOf(today)}年文书编号${rows.length + unbegun.length === 0 ? '：还没有发过' : ''}`],
		extra: { year: yearOf(today) },
	});
}
