import { fieldNames } from './fields.ts';
import { looseRules } from './heading-guesses.ts';
import { headRules } from './heading-heads.ts';
import { askingRules } from './heading-spoken.ts';
import { type Field, type HeadingRule, headingRules } from './heading-words.ts';
import { foldText } from './text.ts';

const listMark = /^(?:[★☆*●▲◆■□]+|[(（]?[一二三四五六七八九十\d]{1,2}[)）]?[、.．])/;

/** A heading folded for comparison: half width, no spaces, line breaks, marks or colon. */
export const headingKey = (label: string): string =>
	foldText(label)
		.replace(listMark, '')
		.replace(/[:：*★]+$/, '');

const bracketed = /[([〔【〈《][^)\]〕】〉》]*[)\]〕】〉》]/g;

/** Ways to read one label: as it is, without its brackets, with what they hold. */
function readings(label: string): string[] {
	const key = headingKey(label).replace(/^(?:20\d\d年度?|本年度?)(?=.{2})/, '');
	const open = key.replace(/[()[\]〔〕【】〈〉《》]/g, '');
	const short = key.replace(bracketed, '');
	const named = /[(（](?:责任)?(?:单位|部门)[)）]/.test(key) ? [key, open, short] : [key, short, open];
	return [...new Set(/[(（]%|[(（]百分/.test(key) ? [`${short}%`, ...named] : named)].filter(Boolean);
}

const wholeRules = [...askingRules, ...headingRules];

/** The first rule that holds for one of the ways to read a label. */
function findRule(rules: readonly HeadingRule[], ways: string[]): HeadingRule | undefined {
	for (const reading of ways) {
		const rule = rules.find(({ words }) => words.test(reading));
		if (rule !== undefined) return rule;
	}
	return undefined;
}

/** The rule one label falls under, or undefined for words no rule knows. */
const ruleOf = (label: string): HeadingRule | undefined => findRule(wholeRules, readings(label));

function wholeRule(path: string[]): HeadingRule | undefined {
	const leaf = path.at(-1);
	if (leaf === undefined) return undefined;
	const parent = path.at(-2);
	const together = parent === undefined ? undefined : ruleOf(`${headingKey(parent)}${headingKey(leaf)}`);
	return together ?? ruleOf(leaf) ?? wholeRule(path.slice(0, -1));
}

/** The rule of a heading's last noun, where its words as a whole are unknown. */
function headRule(label: string): HeadingRule | undefined {
	return findRule(
		headRules,
		readings(label).filter((reading) => !/\d/.test(reading)),
	);
}

/** Figures and days, which head nothing. */
const figures = /^[\d.:/-]+$/;
/** Short labels looked up before: every row of a ledger is asked whether it is a header, and most repeat their words. */
const known = new Map<string, HeadingRule | undefined>();
const longestKept = 16;

/** The rule of a heading of one level, by the whole of it or its last noun. */
export function ruleOfLabel(label: string): HeadingRule | undefined {
	if (figures.test(label)) return undefined;
	if (label.length > longestKept) return ruleOf(label) ?? headRule(label);
	if (!known.has(label)) known.set(label, ruleOf(label) ?? headRule(label));
	return known.get(label);
}

/** The rule of a heading of one to three levels: the levels together, the lowest that means something, then its last noun. */
export function ruleOfPath(path: string[]): HeadingRule | undefined {
	const [label = ''] = path;
	return path.length === 1 ? ruleOfLabel(label) : (wholeRule(path) ?? headRule(path.at(-1) ?? ''));
}

/** What a heading no rule knows may mean, told by a word within it. */
export function guessRule(path: string[]): HeadingRule | undefined {
	const key = headingKey(path.at(-1) ?? '').replace(bracketed, '');
	return key.length > 20 ? undefined : looseRules.find(({ words }) => words.test(key));
}

/** The field a word of `--map 列=字段` names, in English or Chinese, or null. */
export function parseField(word: string): Field | null {
	const key = headingKey(word);
	const entry = Object.entries(fieldNames).find(([field, name]) => field === key || name === key);
	return entry === undefined ? (ruleOf(key)?.field ?? null) : (entry[0] as Field);
}
