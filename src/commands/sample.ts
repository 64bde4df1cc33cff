import { type Command, Option } from '@commander-js/extra-typings';
import { misused } from '../errors.ts';
import { type InspectionKind, inspectionKinds } from '../rules/inspection.ts';
import type { Item, Unit } from '../rules/item.ts';
import { type RevisitKind, revisitKinds } from '../rules/revisit.ts';
import type { Session } from '../session.ts';
import { dayOption } from './common/days.ts';
import { draw, frame, itemListOf, type Sample, unitListOf } from './common/field/sample-draw.ts';
import {
	type Layer,
	layerNames,
	readInspectionPool,
	readRevisitPool,
	readUnitPool,
} from './common/field/sample-pool.ts';
import { type Drawn, planSample, revisitSample, type Used } from './common/field/sample-uses.ts';
import { readItems, readUnits } from './common/field/subjects.ts';
import { type FilterOptions, withFilters } from './common/filters.ts';
import { officeRules } from './common/office.ts';
import { showList } from './common/show.ts';
import { examples, typedLine } from './common/words.ts';

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
	if (found !== undefined) throw misused(found[1], 'mixed-options', found[2]);
}

function countOption(text: string | undefined): number {
	const n = Number(text);
	if (text !== undefined && Number.isSafeInteger(n) && n > 0) return n;
	throw misused(text === undefined ? '没有写抽几个' : `--count 要写正整数：${text}`, 'bad-count', '如 --count 10');
}

async function sample(session: Session, options: Options): Promise<void> {
	refuseMixed(options);
	const count = countOption(options.count);
	const ledger = await session.ledger();
	const today = session.today();
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
