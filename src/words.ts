import { bareCommand, findCommand } from './catalogue.ts';
import { UserError } from './errors.ts';
import { optionWords } from './option-words.ts';

/** Options that may stand before the command and take a value. */
const globalValues = ['ledger', 'today', 'format', 'output', 'by', 'width'];

const anyDash = /^[－—–―‐‑﹣−-]{1,2}(?=[^\s\d－—–―‐‑﹣−-])/;
const fullDash = /^[－—–―‐‑﹣−]/;
/** Asked only where a full-width dash stands: to find the Han signs Node first gathers them all. */
const looksLikeOption = (word: string): boolean => /^[－—–―‐‑﹣−]{1,4}[A-Za-z\p{Script=Han}-]+/u.test(word);

const isOptionName = (name: string): boolean =>
	Object.hasOwn(optionWords, name) || Object.values(optionWords).includes(name);

/** `--overdue`, `－－逾期`: a command is a word without dashes. */
function refuseDashedCommand(word: string): void {
	const name = word.replace(/^[－—–―‐‑﹣−-]+/, '');
	const { group, entry } = findCommand([name]);
	if (isOptionName(name) || (group === null && entry === null)) return;
	throw new UserError(`命令前面不加横线：${word}`, {
		exit: 'misused',
		code: 'dashed-command',
		hint: `写成 ducha ${name}`,
	});
}

/** A full-width blank parts no words on a command line; within a value it may stand. */
function refuseFullWidthBlank(word: string): void {
	const name = word.split(/[=＝:：]/)[0] ?? '';
	if (!name.includes('\u3000')) return;
	throw new UserError(`“${word}”中间是全角空格`, {
		exit: 'misused',
		code: 'full-width',
		hint: `请用半角空格：${word.replace(/\u3000+/g, ' ')}`,
	});
}

/** Full-width dashes and colons are what a Chinese keyboard gives; they are explained, never guessed at. */
function refuseFullWidth(word: string): void {
	const name = word.replace(/^[－—–―‐‑﹣−-]+/, '').split(/[=＝:：]/)[0] ?? '';
	const dash = fullDash.test(word) && looksLikeOption(word) && (isOptionName(name) || /^[a-z-]+$/.test(name));
	const colon = /^--[^=]*[：＝]/.test(word);
	if (!dash && !colon) return;
	const rest = word.slice(word.indexOf(name) + name.length).replace(/^[=＝:：]/, '=');
	throw new UserError(`${word} 用了全角符号`, {
		exit: 'misused',
		code: 'full-width',
		hint: `请用半角 --${name}${rest}`,
	});
}

/** `--牵头=县财政局` becomes `--lead=县财政局`; English names stay. */
function translateOption(word: string): string {
	if (!word.startsWith('--')) return word;
	const [name = '', ...value] = word.slice(2).split('=');
	const english = Object.hasOwn(optionWords, name) ? optionWords[name] : name;
	return [`--${english}`, ...value].join('=');
}

/** `help list` is `list --help`. */
function askedForHelp(argv: string[]): string[] {
	const [first = '', ...rest] = argv;
	return /^(help|帮助)$/.test(first) ? [...rest, '--help'] : argv;
}

/** The command line in English words, the words that name the command, and what was typed in their place. */
export function normalizeWords(given: string[]): { argv: string[]; command: string[]; typed: string[] } {
	const argv = askedForHelp(given);
	const out: string[] = [];
	const at: number[] = [];
	const end = argv.indexOf('--');
	argv.forEach((stated, i) => {
		if (end >= 0 && i >= end) {
			out.push(stated);
			return;
		}
		const word = stated.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');
		const isOption = anyDash.test(word);
		const before = out[i - 1];
		const isValue = before !== undefined && globalValues.some((name) => before === `--${name}`);
		if (isOption || (at.length === 0 && !isValue)) refuseFullWidthBlank(word);
		if (isOption && at.length === 0) refuseDashedCommand(word);
		if (isOption) refuseFullWidth(word);
		out.push(isOption ? translateOption(word) : stated);
		if (!isOption && !isValue && at.length < 2) at.push(i);
	});
	const typed = at.map((i) => argv[i] as string);
	const { group, entry: stated } = findCommand(typed);
	const isBare = group !== null && typed.length === 1 && !out.some((word) => word === '--help' || word === '-h');
	const entry = stated ?? (isBare ? bareCommand(group) : null);
	const named = [group?.word, entry?.word].filter((w) => w !== undefined);
	// `forms 本月`: the group's usual command is meant, and the word stays what it is.
	const isImplied = group !== null && entry !== null && ![entry.word, entry.chinese].includes(typed[1] ?? '');
	if (isImplied) out.splice(at[0] as number, 1, ...named);
	else
		named.forEach((word, i) => {
			out[at[i] as number] = word;
		});
	return { argv: out, command: named.length > 0 ? named : typed.slice(0, 1), typed };
}
