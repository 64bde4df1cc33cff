import type { Command } from '@commander-js/extra-typings';
import { interrupted, UserError } from '../../errors.ts';
import type { Db } from '../../ledger/open.ts';
import { type RosterUnit, readRoster } from '../../ledger/units.ts';
import { cleanText } from '../../reading/text.ts';
import { unitKey } from '../../reading/unit-names.ts';
import type { Day } from '../../rules/day.ts';
import type { Session } from '../../session.ts';
import { pastDayOption } from '../common/days.ts';
import { indexRoster, needUnit, type Roster } from '../common/roster.ts';
import { showValue } from '../common/show.ts';
import { applySuccession, type Passing, passingWords, planSuccession, roleAfter } from '../common/succession.ts';
import { examples } from '../common/words.ts';

interface Options {
	into: string;
	day?: string | undefined;
	create?: boolean | undefined;
	dryRun?: boolean | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('merge')
		.addHelpText(
			'before',
			examples(
				'ducha unit merge 县旅游局 --into 县文化和旅游局 --day 11-01',
				'ducha 单位 并入 县扶贫办 --并入 县乡村振兴局 --新设 --日期 11-01    （从某天起更名）',
			),
		)
		.description(
			'机构改革：从某天起并入或更名。在办事项整体转给承接单位；办结事项和以前期间的通报、报表仍用原名。写错名称的更正用 unit edit --name',
		)
		.argument('<unit>', '原单位')
		.requiredOption('--into <unit>', '承接单位')
		.option('--create', '承接单位是新设的，更名也这样写；类别、排位、负责人照原单位')
		.option('--day <day>', '从哪天起（默认今天）')
		.option('-n, --dry-run', '只列出会转哪些事项，不写入')
		.action((unit, options) => merge(session, unit, options));
}

/** The unit named as it stands today; a name whose unit has ended would silently mean its successor. */
function needStanding(roster: Roster, name: string, hint: (now: string) => string): RosterUnit {
	const found = needUnit(roster, name);
	const ended = roster.findEnded(name);
	if (ended === undefined) return found;
	throw new UserError(`${ended.name} 到${ended.validTo}为止，已由${found.name}承接`, {
		code: 'unit-ended',
		hint: hint(found.name),
	});
}

/** The unit that takes over: one of the roster, or the name of a new one. */
function successorNamed(roster: Roster, old: RosterUnit, options: Options): RosterUnit | string {
	const name = cleanText(options.into);
	const known = roster.find(name);
	if (known === undefined || (options.create && known.id === old.id && unitKey(known.name) !== unitKey(name))) {
		if (options.create) return name;
		const near = roster.suggest(name);
		throw new UserError(`名册里没有“${name}”`, {
			exit: 'misused',
			code: 'unknown-unit',
			hint: `${near.length > 0 ? `是不是 ${near.join('、')}？` : ''}新设的单位、更名加 --create`,
		});
	}
	if (known.id === old.id)
		throw new UserError(`${old.name} 不能并入自己`, {
			code: 'same-unit',
			hint: '从某天起更名：--into 新名称 --create',
		});
	const into = needStanding(roster, name, (now) => `写 --into ${now}`);
	if (!options.create) return into;
	throw new UserError(`“${name}”已在名册里，就是${into.name}`, {
		code: 'unit-exists',
		hint: '并入已有的单位，去掉 --create',
	});
}

function refuseDay(unit: RosterUnit, day: Day): void {
	if (unit.validFrom !== null && day <= unit.validFrom)
		throw new UserError(`${unit.name} ${unit.validFrom}才设立，不能从${day}起并入`, {
			code: 'day-order',
			hint: '改 --day',
		});
}

/** Who passes what to whom, and from when. */
interface Succession {
	old: RosterUnit;
	into: RosterUnit | string;
	day: Day;
	plan: Passing[];
}

async function planFrom(db: Db, given: string, options: Options, today: Day): Promise<Succession> {
	const day = pastDayOption('--day', options.day, today);
	const roster = indexRoster(await readRoster(db), today);
	const old = needStanding(roster, given, (now) => `要再并入别的单位，写 ducha unit merge ${now}`);
	const into = successorNamed(roster, old, options);
	for (const unit of typeof into === 'string' ? [old] : [old, into]) refuseDay(unit, day);
	return { old, into, day, plan: await planSuccession(db, old, typeof into === 'string' ? null : into) };
}

const intoName = ({ into }: Succession): string => (typeof into === 'string' ? into : into.name);

function describe(succession: Succession, planned: boolean): string {
	const { old, day, plan } = succession;
	const items = plan.length === 0 ? '没有在办事项要转' : `转在办事项${plan.length}件`;
	return [
		`${planned ? '预演：' : ''}${old.name} 从${day}起由 ${intoName(succession)} 承接，${items}`,
		...plan.map((passing) => `  ${passingWords(passing)}`),
	].join('\n');
}

const json = (succession: Succession, dryRun: boolean) => ({
	unit: succession.old.name,
	into: intoName(succession),
	day: succession.day,
	dry_run: dryRun,
	items: succession.plan.map((passing) => ({
		number: passing.item.number,
		title: passing.item.title,
		role: roleAfter(passing),
	})),
});

async function merge(session: Session, given: string, options: Options): Promise<void> {
	const today = session.today();
	const ledger = await session.ledger();
	const planned = await planFrom(ledger.db, given, options, today);
	if (options.dryRun)
		return showValue(session, ledger, 'unit-merge', json(planned, true), () => `${describe(planned, true)}\n没有写入`);
	if (session.canAsk()) {
		session.say(describe(planned, true));
		if (!(await (await session.asker()).askYes('写入台账？', { suggested: true }))) throw interrupted();
	}
	const { value } = await session.change('unit merge', async (tx) => {
		const succession = await planFrom(tx, given, options, today);
		const { old, into, day, plan } = succession;
		await applySuccession(tx, plan, old, into, { day, today });
		const how = typeof into === 'string' ? '更名为' : '并入';
		return {
			sentence: `${old.name}从${day}起${how}${intoName(succession)}，转事项${plan.length}件`,
			value: succession,
		};
	});
	await showValue(session, await session.ledger(), 'unit-merge', json(value, false), () => describe(value, false));
	session.say(
		`办结事项和${value.day}以前期间的通报、报表仍用 ${value.old.name}；以后写这个名称的，都认作 ${intoName(value)}`,
	);
}
