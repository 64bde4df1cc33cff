import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { writeBatch } from '../../ledger/batches.ts';
import type { Db } from '../../ledger/open.ts';
import { ensurePerson } from '../../ledger/persons.ts';
import { addAlias, addToGroup, addUnit, editUnit, readRoster as readLedgerRoster } from '../../ledger/units.ts';
import { type RosterRow, readRoster } from '../../reading/roster.ts';
import { unitKey } from '../../reading/unit-names.ts';
import type { Session } from '../../session.ts';
import { readSheetFile } from '../common/read-file.ts';
import { indexRoster, type Roster } from '../common/roster.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('import')
		.addHelpText('before', examples('ducha unit import 单位名册.xlsx', 'ducha 单位 导入 名册.csv --dry-run'))
		.description('从 Excel 名册导入单位，按表里的顺序为建制顺序；再次导入更新已有单位')
		.argument('<file>', '名册：单位名称、简称、类别、别名、分组、负责人、电话')
		.option('-n, --dry-run', '只预览，不写入')
		.action((file, options) => importUnits(session, file, options.dryRun ?? false));
}

interface Outcome {
	added: string[];
	updated: string[];
	same: number;
	/** Units since merged: their rows would be taken for their successors'. */
	ended: string[];
}

/** Adds or completes one unit, and books what became of it. */
async function takeRow(tx: Db, row: RosterRow, sort: number, roster: Roster, outcome: Outcome): Promise<void> {
	if (roster.findEnded(row.name) !== undefined) {
		outcome.ended.push(row.name);
		return;
	}
	const known = roster.find(row.name);
	const facts = { short: row.short, kind: row.kind, phone: row.phone };
	const id = known?.id ?? (await addUnit(tx, { name: row.name, ...facts, leader: null, sort }));
	const leader = row.principal === null ? null : await ensurePerson(tx, row.principal, '单位第一责任人', { unit: id });
	const changes = {
		...(known === undefined || row.short === null || row.short === known.short ? {} : { short: row.short }),
		...(known === undefined || row.kind === known.kind ? {} : { kind: row.kind }),
		...(known === undefined || row.phone === null || row.phone === known.phone ? {} : { phone: row.phone }),
		...(leader === null || row.principal === known?.leader ? {} : { leader }),
	};
	await editUnit(tx, id, changes);
	const newNames = [row.short, ...row.aliases].filter(
		(name): name is string => name !== null && roster.find(name) === undefined,
	);
	for (const name of newNames) await addAlias(tx, id, name, unitKey(name), '名册');
	const newGroups = row.groups.filter((group) => !known?.groups.includes(group));
	for (const group of newGroups) await addToGroup(tx, group, [id]);
	if (known === undefined) outcome.added.push(row.name);
	else if (Object.keys(changes).length + newNames.length + newGroups.length > 0) outcome.updated.push(row.name);
	else outcome.same += 1;
}

async function importUnits(session: Session, path: string, dryRun: boolean): Promise<void> {
	const { name, sha256, workbook } = await readSheetFile(session, path);
	const { rows, problems } = readRoster(workbook);
	if (rows.length === 0)
		throw new UserError(problems[0]?.message ?? '名册里没有单位', {
			code: 'no-units',
			hint: '表头写：单位名称、简称、类别、别名、分组、负责人、电话；只有单位名称必须有',
			place: { file: path },
		});
	if (dryRun) {
		const ledger = await session.ledger();
		const roster = indexRoster(await readLedgerRoster(ledger.db), session.today());
		const added = rows.map((row) => row.name).filter((unit) => roster.find(unit) === undefined);
		const known = rows.length - added.length;
		const words = `${name}：${rows.length}个单位，新增${added.length}个，已有${known}个\n预演，没有写入`;
		await announce(session, ledger, 'unit-import', { dry_run: true, added, known }, words);
	} else {
		const { value } = await session.change('unit import', async (tx) => {
			const roster = indexRoster(await readLedgerRoster(tx), session.today());
			const last = Math.max(0, ...roster.units.map((u) => u.sort));
			const outcome: Outcome = { added: [], updated: [], same: 0, ended: [] };
			for (const [i, row] of rows.entries()) await takeRow(tx, row, last + (i + 1) * 10, roster, outcome);
			if (outcome.added.length + outcome.updated.length > 0)
				await writeBatch(tx, { kind: '名册', file: name, sha256, day: session.today() }, [], session.breathe);
			const sentence = `导入名册 ${name}：新增${outcome.added.length}个，更新${outcome.updated.length}个`;
			return { sentence, value: outcome };
		});
		const words = `已导入名册：新增${value.added.length}个，更新${value.updated.length}个，未变${value.same}个`;
		await announce(session, await session.ledger(), 'unit-import', { ...value }, words);
		if (value.ended.length > 0) session.say(`注意：${value.ended.join('、')} 已经并入别的单位，没有导入`);
	}
	for (const { sheet, message } of problems) session.say(`问题：${sheet === '' ? '' : `${sheet} `}${message}`);
	if (problems.length > 0) session.endWith('someRejected');
}
