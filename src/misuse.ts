import { type Command, CommanderError } from '@commander-js/extra-typings';
import { allEntries, type Found, type Group } from './catalogue.ts';
import { misused, type UserError } from './errors.ts';
import { chineseOf } from './option-words.ts';
import { editDistance } from './reading/edit-distance.ts';
import { commandOf } from './rules/paper-kinds.ts';
import { typedFormats } from './terminal/formats.ts';

/** Two letters that changed places are one slip. */
const letters = (word: string): string => [...word].sort().join('');

/** The words nearest to a mistyped one; none when all are far. */
function nearest(word: string, known: string[]): string[] {
	const shares = (k: string) => [...word].some((letter) => /\p{Script=Han}/u.test(letter) && k.includes(letter));
	return known
		.map((k) => ({ k, far: letters(k) === letters(word) ? 1 : editDistance(word, k) }))
		.filter(({ k, far }) => far <= Math.max(1, Math.floor(k.length / 3)) || shares(k))
		.sort((a, b) => a.far - b.far)
		.slice(0, 3)
		.map(({ k }) => k);
}

const commandWords = (): string[] => allEntries().flatMap((entry) => [entry.word, entry.chinese]);

function unknownCommand(word: string, group: Group | null): UserError {
	const near = nearest(word, group === null ? commandWords() : wordsOf(group));
	const prefix = group === null ? 'ducha' : `ducha ${group.word}`;
	const paper = group === null ? commandOf(word) : null;
	const hint =
		paper !== null
			? `发这种文书：${paper}`
			: near.length > 0
				? `是不是 ${near.map((w) => `${prefix} ${w}`).join('、')}？`
				: `全部命令：${prefix} --help`;
	return misused(`没有这个命令：${word}`, 'unknown-command', hint);
}

const wordsOf = (group: Group | null): string[] =>
	(group?.commands ?? []).flatMap((entry) => [entry.word, entry.chinese]);

/** Whether a group's usual command was meant by a word that names none of its commands. */
const isImplied = (word: string, { group, entry }: Found): boolean =>
	group !== null && entry !== null && !wordsOf(group).includes(word);

/** A command of a group mistyped in Latin letters would be taken for what the usual command is about. */
export function refuseMistyped(typed: readonly string[], found: Found): void {
	const word = typed[1] ?? '';
	const commands = (found.group?.commands ?? []).map((entry) => entry.word);
	if (isImplied(word, found) && /^[a-z]{3,}$/i.test(word) && nearest(word, commands).length > 0)
		throw unknownCommand(word, found.group);
}

/** A command with all its subcommands; the one asked for comes last. */
export const commandsOf = (command: Command): Command[] => [
	command,
	...command.commands.flatMap((c) => commandsOf(c as Command)),
];

function inBothTongues(option: string): string {
	const chinese = chineseOf(option.slice(2));
	return chinese === undefined ? option : `${option}（--${chinese}）`;
}

/** `--leader（--领导）：组长`, of an option by its flags. */
function optionInChinese(program: Command, flags: string): string {
	const option = commandsOf(program)
		.flatMap((c) => c.options)
		.find((o) => o.flags === flags);
	const long = option?.long ?? flags;
	const name = inBothTongues(long);
	return option === undefined ? name : `${name}：${option.description}`;
}

function argumentInChinese(program: Command, name: string): string {
	const argument = commandsOf(program)
		.flatMap((c) => c.registeredArguments)
		.find((a) => a.name() === name);
	return argument?.description || name;
}

/** What is known of a command line that was refused. */
interface Refused {
	/** The reader's own words, and what it quotes first. */
	said: string;
	quoted: string;
	/** `unit list`, as far as it was found. */
	name: string;
	/** What was typed in the command's place. */
	word: string;
	usage: string;
	program: Command;
	found: Found;
}

/** Where the words belong that a command does not take. */
function placeOfWords(program: Command): string {
	const asked = commandsOf(program).at(-1)!;
	if (asked.registeredArguments.length > 0) return '带空格的文字请加引号';
	return asked.options.some((o) => o.long === '--unit') ? '筛选写成选项，如 --unit 单位' : '它后面不写别的词';
}

function tooManyWords({ name, word, usage, program, found }: Refused): UserError {
	const isSlip = isImplied(word, found) && nearest(word, wordsOf(found.group)).length > 0;
	if (found.entry === null || isSlip) return unknownCommand(word, found.group);
	return misused(`${name} 后面的词太多了`, 'too-many-words', `${placeOfWords(program)}；${usage}`);
}

/** What an option of other commands is called where a unit has its part. */
const partsOf: Readonly<Record<string, readonly string[]>> = { '--unit': ['--lead', '--support'] };

/** The options most like one there is not, in the language it was typed in. */
function optionsLike(quoted: string, program: Command): string[] {
	if (typedFormats.some((format) => quoted === `--${format}`)) return [`--format ${quoted.slice(2)}`];
	const all = commandsOf(program).flatMap((c) => c.options.map((o) => o.long ?? ''));
	const meant = (partsOf[quoted] ?? []).filter((option) => all.includes(option));
	if (meant.length > 0) return meant.map(inBothTongues);
	const chinese = chineseOf(quoted.slice(2));
	return nearest(
		chinese === undefined ? quoted : `--${chinese}`,
		[...all, ...all.map((o) => `--${chineseOf(o.slice(2)) ?? ''}`)].filter((w) => w.length > 2),
	);
}

function unknownOption({ quoted, name, word, usage, program }: Refused): UserError {
	// The options of a command that does not exist are not what is wrong.
	if (name === '' && word !== '' && !word.startsWith('-')) return unknownCommand(word, null);
	const options = optionsLike(quoted, program);
	const isCommand = name === '' && options.length === 0;
	const near = isCommand ? nearest(quoted.slice(2), commandWords()).map((w) => `ducha ${w}`) : options;
	return misused(
		`不认识的选项：${inBothTongues(quoted)}`,
		'unknown-option',
		near.length > 0 ? `是不是 ${near.join('、')}？` : usage,
	);
}

function badValue({ said, usage }: Refused): UserError {
	const [, option = '', value = ''] = /'(.*?)' .*?'(.*?)'/.exec(said) ?? [];
	const choices = /Allowed choices are (.*)\./.exec(said)?.[1];
	return misused(
		`${option.split(' ').find((w) => w.startsWith('--')) ?? option} 不能是“${value}”`,
		'bad-value',
		choices === undefined ? usage : `可以是：${choices.split(', ').join('、')}`,
	);
}

/** The reader's refusals by their codes, each in the clerk's words. */
const refusals: Readonly<Record<string, (refused: Refused) => UserError>> = {
	'commander.help': ({ name, usage, found: { group } }) =>
		misused(
			name === '' ? '没有说要做什么' : `${name} 后面还要说做什么`,
			'no-command',
			group === null ? usage : `可以是：${group.commands.map((c) => `${group.word} ${c.word}`).join('、')}`,
		),
	'commander.unknownCommand': ({ quoted, word, found }) => unknownCommand(quoted || word, found.group),
	'commander.excessArguments': tooManyWords,
	'commander.unknownOption': unknownOption,
	'commander.missingArgument': ({ program, quoted, usage }) =>
		misused(`还缺一项：${argumentInChinese(program, quoted)}`, 'missing-argument', usage),
	'commander.missingMandatoryOptionValue': ({ program, quoted, usage }) =>
		misused(`还要写 ${optionInChinese(program, quoted)}`, 'missing-option', usage),
	'commander.optionMissingArgument': ({ quoted, usage }) =>
		misused(`${quoted.split(' ')[0]} 后面要写内容`, 'missing-value', usage),
	'commander.invalidArgument': badValue,
};

/** Turns what the command-line reader refused into the clerk's words; help that was shown is no error. */
export function explainMisuse(error: unknown, typed: string[], program: Command, found: Found): void {
	if (!(error instanceof CommanderError)) throw error;
	const isAsked = error.code === 'commander.helpDisplayed';
	if (isAsked && found.group === null && found.entry === null && typed[0] !== undefined)
		throw unknownCommand(typed[0], null);
	if (isAsked || error.code === 'commander.version') return;
	const said = error.message.replace(/^error: /, '');
	const quoted = /'([^']*)'/.exec(said)?.[1] ?? '';
	const name = [found.group?.word, found.entry?.word].filter((w) => w !== undefined).join(' ');
	const usage = `用法：ducha ${name === '' ? '' : `${name} `}--help`;
	const word = typed[found.group ? 1 : 0] ?? '';
	const refusal = refusals[error.code];
	throw refusal?.({ said, quoted, name, word, usage, program, found }) ?? misused(said, error.code, usage);
}
