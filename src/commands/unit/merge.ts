import type { Command } from '@commander-js/extra-typings';
import { interrupted } from '../../errors.ts';
import type { Session } from '../../session.ts';
import { applySuccession, passingWords, roleAfter } from '../common/people/succession.ts';
import { planFrom, type Succession, type SuccessionOptions } from '../common/people/succession-plan.ts';
import { showValue } from '../common/show.ts';
import { examples } from '../common/words.ts';

interface Options extends SuccessionOptions {
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
		await applySuccession(tx, plan, old, into, { day, today, breathe: session.breathe });
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
