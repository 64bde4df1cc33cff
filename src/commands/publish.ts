import type { Command } from '@commander-js/extra-typings';
import { misused, UserError } from '../errors.ts';
import { readInstructionWords, readPosted } from '../ledger/postings.ts';
import { readSettings } from '../ledger/settings.ts';
import { renderPublicPage } from '../papers/public-page.ts';
import { type Day, writeDay } from '../rules/day.ts';
import { type ClosingLine, closingLine, itemsOfYear } from '../rules/figures.ts';
import type { Item } from '../rules/item.ts';
import { countPublic, type PublicEntry, unfitForPublic } from '../rules/posting.ts';
import type { Session } from '../session.ts';
import { layPublic } from '../sheets/layouts/public.ts';
import { type FilterOptions, keepLamps, limitOf, readFilter, sortOf, withFilters } from './common/filters.ts';
import { listItemsAt } from './common/items-at.ts';
import { officeRules } from './common/office.ts';
import { legalName, writeOutput } from './common/output.ts';
import { postItems } from './common/publish/post-items.ts';
import { publicEntries } from './common/publish/public-entries.ts';
import { refuseTextFormats } from './common/screen-formats.ts';
import { announce } from './common/show.ts';
import { examples } from './common/words.ts';

interface Options extends FilterOptions {
	post?: string[];
	takeDown?: string[];
	all?: boolean;
}

export function declare(parent: Command, session: Session): void {
	withFilters(
		parent
			.command('publish')
			.addHelpText(
				'before',
				examples(
					'ducha publish --post 12 15 20..24    （挂牌）',
					'ducha publish                        （挂牌的出成网页）',
					'ducha 公示 --输出 公示.xlsx',
					'ducha publish --all --source 民生实事  （不论挂没挂牌）',
					'ducha 公示 --摘牌 12',
				),
			)
			.description('公示：责任单位、第一责任人、承办人、时限、办理状态，销号的划去；没有电话、批示和不公开的事项'),
	)
		.option('--post <items...>', '这些事项挂牌')
		.option('--take-down <items...>', '这些事项摘牌')
		.option('--all', '公开的事项全部列入，不论挂没挂牌')
		.action((options) => publish(session, options as Options));
}

/** Posting names its items itself: a filter beside it would be passed over. */
function refuseBeside({ post, takeDown, ...others }: Options): void {
	const act = post === undefined ? '--take-down' : '--post';
	const beside = post !== undefined && takeDown !== undefined ? 'takeDown' : Object.keys(others)[0];
	if (beside !== undefined)
		throw misused(
			`${act} 不能和 --${beside.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)} 一起用`,
			'not-together',
			'挂牌、摘牌各做一次，事项写编号，如 --post 12 15 20..24',
		);
}

async function publish(session: Session, options: Options): Promise<void> {
	const { post, takeDown } = options;
	refuseTextFormats(session, 'publish', '公示写成网页（html）或 Excel（xlsx），看 --output 的文件名');
	if (post === undefined && takeDown === undefined) return writePublicList(session, options);
	refuseBeside(options);
	if (session.options.output !== undefined && /\.(?:html?|xlsx)$/i.test(session.options.output))
		throw misused('挂牌、摘牌不出公示文件', 'not-a-list', '先挂牌、摘牌，再出公示：ducha publish --output 公示.html');
	return postItems(session, post ?? takeDown ?? [], post === undefined ? '摘牌' : '挂牌');
}

/** Where the list goes, and which of the two it is by its name. */
function targetOf(session: Session, today: Day): { name: string; isSheet: boolean } {
	const name = session.options.output ?? legalName(`督查事项公示-${today}.html`);
	if (/\.html?$/i.test(name)) return { name, isSheet: false };
	if (/\.xlsx$/i.test(name)) return { name, isSheet: true };
	throw misused(`看不出写成什么：${name}`, 'unknown-ending', '文件名以 .html 或 .xlsx 结尾');
}

/** The items asked for that may be read by everybody; the others are named. */
async function readPublic(session: Session, options: Options, line: ClosingLine): Promise<Item[]> {
	const { db } = await session.ledger();
	const rules = await officeRules(db);
	const filter = await readFilter(db, options, rules, line.day);
	const listed = await listItemsAt(db, { filter, sort: sortOf(options) }, line);
	const posted = await readPosted(db, line.day);
	if (posted.size === 0 && !options.all)
		throw new UserError('还没有挂牌的事项', {
			code: 'nothing-posted',
			hint: '挂牌：ducha publish --post 编号；不论挂没挂牌全部列入：ducha publish --all',
		});
	const isOfYear = new Set(itemsOfYear(listed, line));
	const isAsked = (item: Item) => (options.all ? item.publicity === '公开' && isOfYear.has(item) : posted.has(item.id));
	const asked = keepLamps(listed.filter(isAsked), options, rules, line.day);
	const words = await readInstructionWords(
		db,
		asked.map((item) => item.id),
	);
	const unfit = asked.flatMap((item) => {
		const reason = unfitForPublic(item, words.get(item.id) ?? []);
		return reason === null ? [] : [{ item, why: reason.why }];
	});
	for (const { item, why } of unfit) session.say(`注意：没有列入 ${item.number}，${why}`);
	return asked.filter((item) => !unfit.some((one) => one.item === item)).slice(0, limitOf(options));
}

async function render(entries: PublicEntry[], isSheet: boolean, given: { office: string; county: string; day: Day }) {
	const { office, county, day } = given;
	if (!isSheet) return renderPublicPage(entries, { title: `${county}督查事项公示`, office, day: writeDay(day) });
	const { renderWorkbook } = await import('../sheets/write.ts');
	return renderWorkbook([layPublic(entries, { office, day, whose: null })], { author: office, day });
}

async function writePublicList(session: Session, options: Options): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const { name, isSheet } = targetOf(session, today);
	const line = closingLine(today, today);
	const entries = await publicEntries(ledger.db, await readPublic(session, options, line), line);
	const { office_name: office = '督查室', county = '' } = await readSettings(ledger.db);
	const file = await writeOutput(session, name, await render(entries, isSheet, { office, county, day: today }));
	const struck = entries.filter(({ isStruck }) => isStruck).length;
	await announce(
		session,
		ledger,
		'publish',
		{ file, items: entries.map(({ number }) => number), struck },
		`已生成 ${file}（${countPublic(entries)}）`,
	);
}
