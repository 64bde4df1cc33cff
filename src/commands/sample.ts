import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { type InspectionKind, inspectionKinds } from '../rules/inspection.ts';
import { type Item, leadsOf, type Unit } from '../rules/item.ts';
import { type RevisitKind, revisitKinds } from '../rules/revisit.ts';
import { drawSample, strataOf } from '../rules/sampling.ts';
import type { Session } from '../session.ts';
import { dayOption } from './common/days.ts';
import {
	type Layer,
	layerNames,
	noLayer,
	type Pool,
	readInspectionPool,
	readRevisitPool,
	readUnitPool,
} from './common/field/sample-pool.ts';
import { type Drawn, planSample, revisitSample, type Used } from './common/field/sample-uses.ts';
import { readItems, readUnits } from './common/field/subjects.ts';
import { type FilterOptions, withFilters } from './common/filters.ts';
import { officeRules } from './common/office.ts';
import { type List, showList } from './common/show.ts';
import { examples, shortName, typedLine } from './common/words.ts';

interface Options extends FilterOptions {
	count?: string;
	what: '事项' | '单位';
	group?: Layer;
	seed?: string;
	include?: string;
	withChecked?: boolean;
	months?: string;
	kind?: InspectionKind;
	content?: string;
	revisit?: RevisitKind;
	day?: string;
	visitor?: string;
}

export function declare(parent: Command, session: Session): void {
	withFilters(
		parent
			.command('sample')
			.addHelpText(
				'before',
				examples(
					'ducha sample --count 10 --group 来源               从在办事项里按来源分层抽10件',
					'ducha sample --count 10 --group 来源 --include 12、15  点面结合：12、15必查，另抽10件',
					'ducha sample --what 单位 --count 5 --unit 乡镇 --months 11月 --kind 暗访   抽5个乡镇，列入督查计划',
					'ducha 抽查 --数量 3 --回访 暗访 --日期 11-20          从近期办结的里抽3件，列入回访计划',
				),
			)
			.description('抽查：按种子抽取，同一个种子抽出来的一样；可以分层，避开刚查过的，直接列入督查计划或回访计划')
			.option('--count <n>', '抽几个')
			.addOption(new Option('--what <what>', '抽什么').choices(['事项', '单位']).default('事项' as const))
			.addOption(new Option('--group <by>', '按什么分层；抽单位的只按单位类别').choices(layerNames))
			.option('--seed <text>', '种子（默认是今天的日期）；换一批就换一个')
			.option('--include <names>', '必查的事项编号或单位，另外算')
			.option('--with-checked', '连同刚查过的一起抽')
			.option('--months <words>', '列入督查计划，写哪几个月查，如 11月')
			.addOption(new Option('--kind <kind>', '列入督查计划的，怎么查').choices(inspectionKinds))
			.option('--content <text>', '列入督查计划的内容')
			.addOption(new Option('--revisit <kind>', '从近期办结的里抽，列入回访计划').choices(revisitKinds))
			.option('--day <day>', '哪一天回访')
			.option('--visitor <name>', '回访人'),
	).action((options) => sample(session, options as Options));
}

const misused = (message: string, hint: string, code: string) =>
	new UserError(message, { exit: 'misused', hint, code });

function refuseMixed(options: Options): void {
	const { what, revisit, months, day, kind, content, group, visitor } = options;
	const plan = months !== undefined;
	const wrong: [boolean, string, string][] = [
		[options.sort !== undefined || options.limit !== undefined, '抽查不写 --sort、--limit', '抽几个写 --count'],
		[plan && revisit !== undefined, '列入督查计划和列入回访计划只能选一样', '去掉 --months 或 --revisit'],
		[what === '单位' && revisit !== undefined, '回访的是事项，不能抽单位', '去掉 --what 单位'],
		[what === '单位' && group !== undefined && group !== '单位类别', `抽单位不能按${group}分层`, '写 --group 单位类别'],
		[!plan && (kind ?? content) !== undefined, '--kind、--content 要和 --months 一起写', '列入督查计划的才写'],
		[
			revisit === undefined && (day ?? visitor) !== undefined,
			'--day、--visitor 要和 --revisit 一起写',
			'列入回访计划的才写',
		],
		[revisit !== undefined && day === undefined, '没有写哪一天回访', '加 --day 日期'],
	];
	const found = wrong.find(([isWrong]) => isWrong);
	if (found !== undefined) throw misused(found[1], found[2], 'mixed-options');
}

function countOption(text: string | undefined): number {
	const n = Number(text);
	if (text !== undefined && Number.isSafeInteger(n) && n > 0) return n;
	throw misused(text === undefined ? '没有写抽几个' : `--count 要写正整数：${text}`, '如 --count 10', 'bad-count');
}

/** What was drawn and what is always in, out of a pool. */
function draw<T>(pool: Pool<T>, points: readonly T[], keyOf: (one: T) => string, count: number, seed: string) {
	const fixed = new Set(points.map(keyOf));
	const candidates = pool.candidates.filter(({ key }) => !fixed.has(key));
	const keys = drawSample(candidates, count, seed);
	const strata = strataOf(candidates, count);
	const stratumOf = new Map(candidates.map(({ key, stratum }) => [key, stratum === noLayer ? null : stratum]));
	return {
		drawn: [
			...points.map((one) => ({ one, stratum: '必查' })),
			...keys.map((key) => ({ one: pool.of.get(key) as T, stratum: stratumOf.get(key) ?? null })),
		],
		strata,
		size: candidates.length,
		rested: pool.rested,
		words: pool.words,
		restedWords: pool.restedWords,
	};
}

type Sample<T> = ReturnType<typeof draw<T>>;

/** What a sample was drawn from, and how it is spread. */
function frame(
	{ strata, size, rested, words, restedWords, drawn }: Sample<unknown>,
	seed: string,
	by: string | undefined,
) {
	const points = drawn.filter(({ stratum }) => stratum === '必查').length;
	const spread = by === undefined ? '' : `，按${by}分层`;
	const head = `抽查 ${drawn.length}个${points > 0 ? `（必查${points}，抽取${drawn.length - points}）` : ''}：从${size}个${words}里抽${spread}；种子 ${seed}`;
	return {
		above: [head, ...(rested > 0 ? [`${restedWords}${rested}个没有列入；要一起抽加 --with-checked`] : [])],
		below: by === undefined ? [] : [strata.map(({ name, size: all, quota }) => `${name} ${quota}/${all}`).join('  ')],
		extra: { seed, pool: size, rested, strata: strata.map((stratum) => ({ ...stratum })) },
	};
}

const itemListOf = (sampled: Sample<Item>, isTable: boolean): Pick<List, 'fields' | 'rows'> => ({
	fields: [
		{ key: 'number', title: '编号', min: 8 },
		{ key: 'title', title: '事项', weight: 2, min: 16 },
		{ key: 'lead', title: '牵头', min: 8 },
		{ key: 'status', title: '状态', min: 6 },
		{ key: 'stratum', title: '分层', min: 4, isRare: true },
	],
	rows: sampled.drawn.map(({ one, stratum }) => [
		one.number,
		one.title,
		leadsOf(one).map((unit) => (isTable ? shortName(unit) : unit.name)),
		one.status,
		stratum,
	]),
});

const unitListOf = (sampled: Sample<Unit>): Pick<List, 'fields' | 'rows'> => ({
	fields: [
		{ key: 'unit', title: '单位', weight: 1, min: 12 },
		{ key: 'kind', title: '类别', min: 8 },
		{ key: 'stratum', title: '分层', min: 4, isRare: true },
	],
	rows: sampled.drawn.map(({ one, stratum }) => [one.name, one.kind, stratum]),
});

async function sample(session: Session, options: Options): Promise<void> {
	refuseMixed(options);
	const count = countOption(options.count);
	const today = session.today();
	const ledger = await session.ledger();
	const { db } = ledger;
	const rules = await officeRules(db);
	const seed = typedLine(options.seed) ?? today.replaceAll('-', '');
	const { include, what, revisit, group } = options;
	const isTable = session.format() === 'table';
	const pointedItems = include === undefined || what === '单位' ? [] : await readItems(db, include, today);
	const readPool = revisit === undefined ? readInspectionPool : readRevisitPool;
	const items =
		what === '单位'
			? null
			: draw(await readPool(db, options, rules, today), pointedItems, ({ number }) => number, count, seed);
	const units = what === '单位' ? await drawUnits(session, options, count, seed) : null;
	const sampled = (items ?? units) as Sample<Item | Unit>;
	const drawn = {
		items: items?.drawn.map(({ one }) => one) ?? [],
		units: units?.drawn.map(({ one }) => one) ?? [],
		seed,
	};
	const used = sampled.drawn.length === 0 ? null : await use(session, drawn, options);
	const framed = frame(sampled, seed, group);
	await showList(session, ledger, {
		name: 'sample',
		pipeWidth: 100,
		...framed,
		below: [...framed.below, ...(used === null ? [] : [used.said])],
		extra: { ...framed.extra, used: used?.said ?? null },
		...(items === null ? unitListOf(units as Sample<Unit>) : itemListOf(items, isTable)),
	});
	if (used !== null) session.say(`接下来：${used.next}`);
}

/** Puts what was drawn on the plan it was drawn for, if any. */
async function use(session: Session, drawn: Drawn, options: Options): Promise<Used | null> {
	const { months, revisit, visitor, kind = '现场督查' } = options;
	const count = drawn.items.length + drawn.units.length;
	const content = typedLine(options.content) ?? `抽查${drawn.items.length > 0 ? '事项' : '单位'}${count}个`;
	if (months !== undefined) return planSample(session, drawn, { months, kind, content });
	if (revisit === undefined) return null;
	const day = dayOption('--day', options.day as string, session.today());
	return revisitSample(session, drawn, { kind: revisit, day, visitor });
}

async function drawUnits(session: Session, options: Options, count: number, seed: string): Promise<Sample<Unit>> {
	const { db } = await session.ledger();
	const today = session.today();
	const only = options.unit === undefined ? undefined : await readUnits(db, options.unit, today);
	const pool = await readUnitPool(db, only, options, await officeRules(db), today);
	const wanted = options.include === undefined ? [] : await readUnits(db, options.include, today);
	const all = await readUnitPool(db, undefined, { withChecked: true }, await officeRules(db), today);
	const points = [...all.of.values()].filter(({ id }) => wanted.includes(id));
	return draw(pool, points, ({ name }) => name, count, seed);
}
