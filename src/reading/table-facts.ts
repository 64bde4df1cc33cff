import { type Day, yearOf } from '../rules/day.ts';
import type { TableFacts } from './blocks.ts';
import type { GridView } from './cells.ts';
import { readNumeral } from './numerals.ts';
import type { Table } from './table.ts';
import { foldText } from './text.ts';
import { unitEnding } from './unit-names.ts';
import { firstLeads, markLeads, mayStateLeads } from './unit-words.ts';

/** Where a year stands in a title, the surest first; 截至 and 填报日期 say when the sheet was filled in, not what it is about. */
const yearForms: RegExp[] = [
	/(?<!\d)(20\d\d)年?(?:度|全年|上半年|下半年|[一二三四1-4]季度|重点|政府工作|工作|民生|惠民|市|县|区|第)/,
	/(?<!\d)(20\d\d)年/,
	/[〔[【(（](20\d\d)[〕\]】)）]/,
	/(?<!\d)(20\d\d)(?:[-.~至]20\d\d)?(?!\d)/,
];
const fillingLine = /(?:填[表报]|报送|制表|统计|打印|更新|导出)(?:日期|时间|截止|单位)|截[至止]/;
const chineseYear = /[二][〇○零◯][一二三四五六七八九〇○零◯]{2}(?=年)/g;

const yearIn = (text: string): number | null => {
	const folded = foldText(text).replace(chineseYear, (word) => String(readNumeral(word)));
	for (const form of yearForms) {
		const found = form.exec(folded);
		if (found !== null) return Number(found[1]);
	}
	return null;
};

/** The year a table is about, from its title lines, its sheet's name, then the line that dates it; null where none says. */
function statedYear(table: Table, sheet: string): number | null {
	const lines = table.titles.map(({ text }) => text);
	const subjects = lines.filter((text) => !fillingLine.test(text));
	const headings = table.header.columns.filter(({ rule }) => rule?.field === 'deadline').flatMap(({ path }) => path);
	for (const text of [...headings, ...subjects, sheet, ...lines]) {
		const year = yearIn(text);
		if (year !== null) return year;
	}
	return null;
}

/** Every text of a sheet that can state who leads: titles, headings, notes and remarks within it. */
function* spokenRules(view: GridView): Generator<string> {
	for (const row of view.grid.rows)
		for (const cell of row)
			if (cell !== undefined && cell.text.length >= 6 && mayStateLeads.test(cell.text)) yield foldText(cell.text);
}

/** Lines that name the unit a whole table is about, the surest first; a table without a column of units is its sender's own. */
const unitLines = [
	/(?:责任|牵头|主办|承办|办理|落实|整改)(?:单位|部门)[:：]\s*([^\s:：，,；;（(]{3,20})/,
	/(?:填报|填表|报送|上报)(?:单位|部门)(?:[(（]盖?章[)）])?[:：]\s*([^\s:：，,；;（(]{3,20})/,
];

/** `县住建局（2件）` over a table of that unit's matters. */
const countedUnit = /^(.{2,20})[（(]\d+[项件个][)）]$/;

function unitAbove({ titles }: Table): TableFacts['unit'] {
	const counted = countedUnit.exec(titles.at(-1)?.text ?? '');
	if (counted !== null && unitEnding.test(counted[1]!)) return { name: counted[1]!, words: counted[0] };
	for (const form of unitLines)
		for (const { text } of titles) {
			const found = form.exec(text);
			if (found !== null) return { name: found[1]!, words: found[0] };
		}
	return null;
}

/** The rule up to the noun it ends with: `排在第一位的为牵头单位`. */
const wholeRule = (text: string, rule: RegExpExecArray): string =>
	rule[0] + (/^(?:责任)?(?:单位|部门|科室)/.exec(text.slice(rule.index + rule[0].length))?.[0] ?? '');

/** What a table's title, notes and headings say about every row of it. */
export function tableFacts(
	view: GridView,
	table: Table,
	options: { year?: number; today: Day; firstIsLead?: boolean },
): TableFacts {
	const stated = options.year ?? statedYear(table, view.grid.sheet);
	let firstIsLead = options.firstIsLead ?? false;
	let leadRule: string | null = null;
	let leadMark: string | null = null;
	for (const text of spokenRules(view)) {
		const rule = firstLeads.exec(text);
		if (rule !== null && options.firstIsLead !== true) leadRule ??= wholeRule(text, rule);
		if (rule !== null) firstIsLead = true;
		const said = markLeads.exec(text);
		leadMark ??= said?.[1] ?? said?.[2] ?? null;
	}
	return {
		year: stated ?? yearOf(options.today),
		isYearStated: stated !== null && stated !== undefined,
		today: options.today,
		yearGround: options.year !== undefined ? '由 --year 指定' : stated !== null ? '看表题' : '看今天',
		firstIsLead,
		leadRule,
		leadMark,
		unit: unitAbove(table),
	};
}
