import { UserError } from '../../../errors.ts';
import { readFeedback } from '../../../ledger/feedback.ts';
import type { Db } from '../../../ledger/open.ts';
import { readPosts } from '../../../ledger/persons.ts';
import { type RosterUnit, readRoster } from '../../../ledger/units.ts';
import type { UnitNews } from '../../../papers/bulletins/dynamics.ts';
import { readUnitLines, type UnitLine } from '../../../reading/unit-lines.ts';
import { readUnitTable } from '../../../reading/unit-table.ts';
import type { Day } from '../../../rules/day.ts';
import { closingLine } from '../../../rules/figures.ts';
import { isHeld } from '../../../rules/posts.ts';
import type { Session } from '../../../session.ts';
import { listReportable } from '../papers/item-records.ts';
import { readSheetFile } from '../read-file.ts';
import { readTextFile } from '../read-text.ts';
import { indexRoster, type Roster } from '../roster.ts';

const workbookEnding = /\.(?:xlsx|xlsm|xlsb|xls|et|ods|csv)$/i;

/** What units sent, out of a text file or a workbook; a line without a unit, or a workbook without the two columns, is refused with its place. */
export async function readNewsFile(session: Session, file: string): Promise<UnitLine[]> {
	if (workbookEnding.test(file)) {
		const { workbook } = await readSheetFile(session, file);
		const lines = readUnitTable(workbook);
		if (lines !== null) return lines;
		throw new UserError(`${file} 里没有找到动态`, {
			exit: 'misused',
			code: 'no-table',
			hint: '表头要有“单位”和“动态”（或“工作内容”）两列',
		});
	}
	const { lines, refused } = readUnitLines(await readTextFile(session, file));
	const [bad] = refused;
	if (bad === undefined) return lines;
	throw new UserError(`${file} 第${bad.row}行没有写明单位：${bad.line}`, {
		exit: 'misused',
		code: 'bad-line',
		hint: '一行一个单位：县财政局：调度四季度财政收入',
	});
}

/** What was sent by unit; a unit nobody knows is refused with its place. */
function linesIn(lines: readonly UnitLine[], file: string, roster: Roster): Map<number, string[]> {
	const found = new Map<number, string[]>();
	for (const { row, unit: name, text: said } of lines) {
		const unit = roster.find(name);
		if (unit === undefined) {
			const near = roster.suggest(name);
			throw new UserError(`${file} 第${row}行：名册里没有“${name}”`, {
				exit: 'misused',
				code: 'unknown-unit',
				hint: near.length > 0 ? `是不是 ${near.join('、')}？` : '全部单位：ducha unit list',
			});
		}
		found.set(unit.id, [...(found.get(unit.id) ?? []), said]);
	}
	return found;
}

/** The last accepted feedback of each unit in a period, on an item that is 公开, with the item's title. */
async function heardIn(db: Db, { from, to }: { from: Day; to: Day }, today: Day): Promise<Map<number, string[]>> {
	const items = await listReportable(db, {}, closingLine(to, today));
	const feedback = await readFeedback(
		db,
		items.map(({ id }) => id),
		to,
	);
	const heard = new Map<number, { day: Day; text: string }>();
	for (const item of items)
		for (const { assignment, day, text } of feedback.get(item.id) ?? []) {
			const unit = item.assignments.find(({ id }) => id === assignment)?.unit;
			if (unit === undefined || day < from || (heard.get(unit.id)?.day ?? '') >= day) continue;
			heard.set(unit.id, { day, text: `${item.title}，${text}` });
		}
	return new Map([...heard].map(([unit, { text }]) => [unit, [text]]));
}

/** Who is asked for a line: every unit of the roster but collectives, firms and others, or those named. */
const isAsked = ({ id, kind }: RosterUnit, named: readonly number[] | undefined): boolean =>
	named === undefined ? !['集体', '企业', '其他'].includes(kind) : named.includes(id);

/** What each unit asked sent for a period: its line in the file, else its last feedback; and who sent nothing. */
export async function gatherNews(
	db: Db,
	period: { from: Day; to: Day },
	{
		lines,
		file,
		named,
		today,
	}: {
		lines: readonly UnitLine[];
		file: string;
		named: readonly number[] | undefined;
		today: Day;
	},
): Promise<{ news: UnitNews[]; missing: RosterUnit[]; drawn: string[] }> {
	const roster = indexRoster(await readRoster(db), today);
	const sent = linesIn(lines, file, roster);
	const heard = await heardIn(db, period, today);
	const posts = (await readPosts(db)).filter((post) => post.role === '单位第一责任人' && isHeld(post, today));
	const units = roster.units.filter((unit) => sent.has(unit.id) || isAsked(unit, named));
	const linesOf = ({ id }: RosterUnit) => sent.get(id) ?? heard.get(id);
	const principalOf = ({ id }: RosterUnit) => posts.find(({ unit }) => unit?.id === id)?.name ?? null;
	return {
		news: units.flatMap((unit) => {
			const lines = linesOf(unit);
			return lines === undefined ? [] : [{ unit, principal: principalOf(unit), lines }];
		}),
		missing: units.filter((unit) => linesOf(unit) === undefined),
		drawn: units.filter(({ id }) => !sent.has(id) && heard.has(id)).map(({ name }) => name),
	};
}
