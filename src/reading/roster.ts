import { type UnitKind, unitKinds } from '../rules/item.ts';
import { type GridView, viewGrid, writtenIn } from './cells.ts';
import type { Workbook } from './grid.ts';
import { headingKey } from './headings.ts';
import type { Problem } from './item.ts';
import { cleanText, columnLetter, foldText, isBlank, oneLine } from './text.ts';
import { isCollective, unitKey } from './unit-names.ts';

/** A unit as a roster writes it; `row` as Excel counts it. */
export interface RosterRow {
	row: number;
	name: string;
	short: string | null;
	kind: UnitKind;
	aliases: string[];
	groups: string[];
	/** 负责人. */
	principal: string | null;
	phone: string | null;
}

type RosterField = 'name' | 'short' | 'kind' | 'aliases' | 'groups' | 'principal' | 'phone';
const headings: [RosterField, RegExp][] = [
	['short', /简称/],
	['aliases', /别名|曾用名|又名|其他名称|俗称/],
	['kind', /类别|类型|性质|单位分类/],
	['groups', /分组|组别|所属组|口|系统|战线/],
	['phone', /电话|手机|联系方式/],
	['principal', /负责人|责任人|主要领导|一把手|联系人|联络员/],
	['name', /^(?:单位|部门|机构)?(?:全称|名称|名)$|^(?:责任)?(?:单位|部门|机构)$/],
];

/** Words a roster's 类别 column uses. */
const kindWords: [RegExp, UnitKind][] = [
	[/乡镇|街道|镇街|镇乡/, '乡镇街道'],
	[/党群|党委|群团|人大|政协|纪委/, '党群'],
	[/垂管|垂直|驻[县市区]|条管|双管|中省直/, '垂管'],
	[/企业|公司|国企|金融/, '企业'],
	[/集体|统称/, '集体'],
	[/[县市区]直|政府|部门|局|事业/, '县直'],
];
/** What a name itself tells where no 类别 is written. */
const nameWords: [RegExp, UnitKind][] = [
	[/(?:镇|乡|街道|街道办|街道办事处|镇人民政府|乡人民政府|镇政府|乡政府)$/, '乡镇街道'],
	[/公司$|银行$|集团$|支行$/, '企业'],
	[/税务局$|气象局$|海关$|烟草|^[市省].*[县区]?.*分局$|消防|银保监|金融监管|调查队$/, '垂管'],
	[
		/[县市区]委|团[县市区]委|纪委|人大|政协|总工会$|妇联$|残联$|工商联$|文联$|科协$|武装部$|法院$|检察院$|党校$/,
		'党群',
	],
];

function readKind(word: string, name: string): UnitKind {
	const exact = unitKinds.find((kind) => kind === word);
	if (exact !== undefined) return exact;
	if (word === '' && isCollective(name)) return '集体';
	const [table, text] = word === '' ? [nameWords, unitKey(name)] : [kindWords, foldText(word)];
	return table.find(([form]) => form.test(text))?.[1] ?? (word === '' ? '县直' : '其他');
}

type RosterColumns = Partial<Record<RosterField, number>>;

function columnsOf(view: GridView, row: number): RosterColumns | null {
	const columns: RosterColumns = {};
	for (const { text, column } of writtenIn(view, row)) {
		const field = headings.find(([, form]) => form.test(headingKey(text)))?.[0];
		if (field !== undefined) columns[field] ??= column;
	}
	return columns.name === undefined ? null : columns;
}

/** The kind a unit's name tells by itself. */
export const kindOfName = (name: string): UnitKind => readKind('', name);

const list = (text: string) =>
	cleanText(text)
		.split(/[、，,；;\n/|]/)
		.map((name) => name.trim())
		.filter((name) => !isBlank(name));

function readRow(view: GridView, row: number, columns: RosterColumns): RosterRow {
	const text = (field: RosterField) => (columns[field] === undefined ? '' : oneLine(view.text(row, columns[field])));
	const orNull = (field: RosterField) => (isBlank(text(field)) ? null : text(field));
	const name = text('name');
	return {
		row: row + 1,
		name,
		short: orNull('short'),
		kind: readKind(isBlank(text('kind')) ? '' : text('kind'), name),
		aliases: list(text('aliases')),
		groups: list(text('groups')),
		principal: orNull('principal'),
		phone: orNull('phone'),
	};
}

/** Names, short names and aliases that two rows of a roster share. */
function findShared(rows: RosterRow[], sheet: string, column: string): Problem[] {
	const owners = new Map<string, RosterRow>();
	const problems: Problem[] = [];
	for (const row of rows)
		for (const name of new Set([row.name, ...(row.short === null ? [] : [row.short]), ...row.aliases].map(unitKey))) {
			const owner = owners.get(name);
			if (owner === undefined) owners.set(name, row);
			else {
				const message = `第${row.row}行的“${name}”与第${owner.row}行“${owner.name}”的名称、简称或别名相同，请改成不同的`;
				problems.push({ sheet, row: row.row, column, code: 'shared-name', message });
			}
		}
	return problems;
}

const notAUnit = /^(?:合计|小计|总计|备注|说明|注|填表人|制表人?)(?:$|[:：])/;

/** Reads a roster of units in official order, from a workbook whose header names a column of units; nothing else is needed. */
export function readRoster(workbook: Workbook): { rows: RosterRow[]; problems: Problem[] } {
	for (const grid of workbook.grids.filter(({ hidden }) => !hidden)) {
		const view = viewGrid(grid);
		for (let header = 0; header < Math.min(view.rows, 20); header += 1) {
			const columns = columnsOf(view, header);
			if (columns === null) continue;
			const rows: RosterRow[] = [];
			for (let row = header + 1; row < view.rows; row += 1) {
				const name = view.isOwn(row, columns.name!) ? view.text(row, columns.name!) : '';
				if (!isBlank(name) && !notAUnit.test(foldText(name)) && columnsOf(view, row) === null)
					rows.push(readRow(view, row, columns));
			}
			return { rows, problems: findShared(rows, grid.sheet, columnLetter(columns.name!)) };
		}
	}
	const sheet = workbook.grids[0]?.sheet ?? '';
	const message = '没有找到单位名录：表头里要有“单位名称”一列';
	return { rows: [], problems: [{ sheet, row: null, column: null, code: 'no-table', message }] };
}
