import { readFileSync } from 'node:fs';
import { type Argument, Command, CommanderError, Help, Option } from '@commander-js/extra-typings';
import { allEntries, catalogue, type Entry, type Group } from './catalogue.ts';
import { UserError } from './errors.ts';
import { statedDay } from './office-day.ts';
import { optionWords } from './option-words.ts';
import { editDistance } from './reading/edit-distance.ts';
import { commandOf } from './rules/paper-kinds.ts';
import type { Session } from './session.ts';
import { typedFormats } from './terminal/formats.ts';
import { pad, widthOf } from './terminal/width.ts';
import { cleanOptions, refuseEmpty } from './typed-options.ts';
import type { GlobalOptions } from './world.ts';

const chineseOf = new Map(Object.entries(optionWords).map(([chinese, english]) => [english, chinese]));

/** Headings of a help page in Chinese. */
const titles: Record<string, string> = {
	'Usage:': '用法',
	'Arguments:': '参数：',
	'Options:': '选项：',
	'Global Options:': '通用选项：',
	'Commands:': '命令：',
};

function helpIn(session: Session) {
	return {
		helpWidth: session.width() ?? 100,
		showGlobalOptions: true,
		displayWidth: widthOf,
		commandUsage: (command: Command) =>
			new Help().commandUsage(command).replace('[options]', '[选项]').replace('[command]', '命令').replace(/\|\S+/, ''),
		styleTitle: (title: string) => titles[title] ?? title,
		optionTerm: (option: Option) => {
			const name = option.long?.replace(/^--/, '') ?? '';
			const chinese = chineseOf.get(name) ?? chineseOf.get(name.replace(/^no-/, ''));
			return chinese === undefined ? option.flags : `${option.flags}  (--${chinese})`;
		},
		optionDescription: (option: Option) => {
			const choices = option.argChoices === undefined ? '' : `（${option.argChoices.join('、')}）`;
			return `${option.description}${choices}`;
		},
		argumentDescription: ({ description, defaultValue }: Argument) =>
			defaultValue === undefined || description.includes('默认')
				? description
				: `${description}（默认${defaultValue}）`,
		subcommandTerm: (command: Command) => {
			const help = new Help();
			return help.subcommandTerm(command).replace('|', '、');
		},
		visibleGlobalOptions: (command: Command) =>
			Object.assign(new Help(), { showGlobalOptions: true })
				.visibleGlobalOptions(command)
				.filter((o) => o.long !== '--help' && o.long !== '--version'),
	};
}

/** The front page: every command by purpose, in Chinese and English. */
function frontPage(): string {
	const lines = catalogue.flatMap(({ title, entries }) => [
		`\n${title}`,
		...entries.map((e) => {
			const inner = 'commands' in e ? `（${e.commands.map((c) => `${c.word} ${c.chinese}`).join('、')}）` : '';
			return `  ${e.word.padEnd(12)}${pad(e.chinese, 8)}${e.summary}${inner}`;
		}),
	]);
	return [
		'ducha 督查：督查室的台账',
		'',
		'例：',
		'  ducha demo                     用示例数据走一遍',
		'  ducha import 台账.xlsx         导入别人的 Excel 台账',
		'  ducha 逾期                     今天有哪些逾期（命令和选项都可以用中文）',
		...lines,
		'',
		'每个命令的用法：ducha 命令 --help',
	].join('\n');
}

function withGlobalOptions(program: Command): Command {
	program
		.option('--ledger <file>', '台账文件（默认：DUCHA_LEDGER，再次用户数据文件夹）')
		.option('--today <day>', '把这一天当作今天，如 2026-11-02')
		.option('--as-of <when>', '看过去某天结束时的台账，如 2026-10-31；或日志某号之后，如 "#120"')
		.addOption(new Option('--format <format>', '结果的格式').choices(typedFormats))
		.option('--output <file>', '结果写到文件')
		.option('--by <name>', '经办人，记入日志')
		.option('--width <n>', '按这个宽度折行（列数）')
		.option('-y, --yes', '不再询问，直接执行')
		.option('--force', '允许覆盖已有的输出文件')
		.option('--quiet', '不显示提示和说明')
		.option('--no-color', '不用颜色')
		.option('--no-pager', '结果长也不分页，一次显示完')
		.option('--debug', '出错时显示详细信息');
	return program;
}

/** Errors are thrown, never printed or exited on, so that `main` says them in one form. */
function tame(command: Command, session: Session, told: string[]): Command {
	return command
		.exitOverride()
		.configureOutput({
			writeOut: (text) => told.push(text.replace(/\n$/, '')),
			outputError: () => {},
			writeErr: () => {},
		})
		.configureHelp(helpIn(session))
		.helpOption('-h, --help', '显示用法');
}

const versionIn = ({ world }: Session): string =>
	(JSON.parse(readFileSync(new URL('package.json', world.home), 'utf8')) as { version: string }).version;

/** The program with its global options and the one group or command that was asked for; help that is asked for is put into `told`. */
export function declareProgram(
	session: Session,
	found: { group: Group | null; entry: Entry | null },
	told: string[],
): Command {
	const program = withGlobalOptions(tame(new Command('ducha'), session, told));
	program
		.option('-V, --version', '显示版本')
		.on('option:version', () => {
			told.push(versionIn(session));
			throw new CommanderError(0, 'commander.version', '');
		})
		.helpCommand(false)
		.allowExcessArguments(false)
		.hook('preAction', (_program, action) => {
			const empties = action.name() === 'edit' && action.parent?.name() === 'ducha';
			cleanOptions(action);
			if (!empties) refuseEmpty(action.optsWithGlobals());
			takeOptions(session.options, action.optsWithGlobals());
		});
	if (found.group !== null) {
		const group = program.command(found.group.word).alias(found.group.chinese).summary(found.group.summary);
		group.helpCommand(false).description(groupPage(found.group));
	} else if (found.entry === null) {
		program.configureHelp({ formatHelp: () => `${frontPage()}\n` });
	}
	return program;
}

const groupPage = (group: Group): string =>
	[
		group.summary,
		'',
		...group.commands.map((c) => `  ducha ${group.word} ${c.word.padEnd(8)} ${c.chinese}  ${c.summary}`),
		...(group.usual === undefined
			? []
			: ['', `${group.usual.word} 可以省写：ducha ${[group.word, group.usual.as].join(' ').trim()}`]),
	].join('\n');

function takeOptions(into: GlobalOptions, given: Record<string, unknown>): void {
	Object.assign(into, given);
	// A command that asks for no day refuses a wrong one as well.
	if (into.today !== undefined) statedDay(into.today);
	if (into.width !== undefined && !(Number(into.width) >= 20 && Number(into.width) <= 1000))
		throw new UserError(`--width 要写20到1000之间的列数：${into.width}`, { exit: 'misused', hint: '如 --width 100' });
}

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

const misuse = (message: string, hint: string, code: string) => new UserError(message, { exit: 'misused', hint, code });

const commandWords = (): string[] => allEntries().flatMap((e) => [e.word, e.chinese]);

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
	return misuse(`没有这个命令：${word}`, hint, 'unknown-command');
}

const wordsOf = (group: Group | null): string[] =>
	(group?.commands ?? []).flatMap((entry) => [entry.word, entry.chinese]);

/** Whether a group's usual command was meant by a word that names none of its commands. */
const isImplied = (word: string, { group, entry }: { group: Group | null; entry: Entry | null }): boolean =>
	group !== null && entry !== null && !wordsOf(group).includes(word);

/** A command of a group mistyped in Latin letters would be taken for what the usual command is about. */
export function refuseMistyped(typed: readonly string[], found: { group: Group | null; entry: Entry | null }): void {
	const word = typed[1] ?? '';
	const commands = (found.group?.commands ?? []).map((entry) => entry.word);
	if (isImplied(word, found) && /^[a-z]{3,}$/i.test(word) && nearest(word, commands).length > 0)
		throw unknownCommand(word, found.group);
}

/** The words a command line still lacks, asked for on a terminal; null where it lacks none or no one can answer. */
export async function askForMissing(
	error: unknown,
	argv: readonly string[],
	program: Command,
	session: Session,
): Promise<string[] | null> {
	if (!(error instanceof CommanderError) || argv.includes('--')) return null;
	const asked = commandsOf(program).at(-1)!;
	if (!['commander.missingArgument', 'commander.missingMandatoryOptionValue'].includes(error.code)) return null;
	takeOptions(session.options, asked.optsWithGlobals());
	if (!session.canAsk()) return null;
	const { askWord } = await import('./commands/common/asked-word.ts');
	const argument = asked.registeredArguments.find(({ required }, at) => required && asked.args[at] === undefined);
	if (argument !== undefined) return [await askWord(session, { name: argument.name(), label: argument.description })];
	const option = asked.options.find(({ mandatory, long }) => mandatory && !argv.includes(long ?? ''));
	return option?.long ? [option.long, await askWord(session, { name: '', label: option.description })] : null;
}

/** Turns what the command-line reader refused into the clerk's words; help that was shown is no error. */
export function explainMisuse(
	error: unknown,
	typed: string[],
	program: Command,
	found: { group: Group | null; entry: Entry | null },
): void {
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
	switch (error.code) {
		case 'commander.help':
			throw misuse(
				name === '' ? '没有说要做什么' : `${name} 后面还要说做什么`,
				found.group ? `可以是：${found.group.commands.map((c) => `${found.group?.word} ${c.word}`).join('、')}` : usage,
				'no-command',
			);
		case 'commander.unknownCommand':
			throw unknownCommand(quoted || word, found.group);
		case 'commander.excessArguments':
			if (found.entry === null) throw unknownCommand(word, found.group);
			if (isImplied(word, found) && nearest(word, wordsOf(found.group)).length > 0)
				throw unknownCommand(word, found.group);
			throw misuse(`${name} 后面的词太多了`, `${placeOfWords(program)}；${usage}`, 'too-many-words');
		case 'commander.unknownOption': {
			// The options of a command that does not exist are not what is wrong.
			if (name === '' && word !== '' && !word.startsWith('-')) throw unknownCommand(word, null);
			const all = commandsOf(program).flatMap((c) => c.options.map((o) => o.long ?? ''));
			const chinese = chineseOf.get(quoted.slice(2));
			const isFormat = typedFormats.some((format) => quoted === `--${format}`);
			const meant = (partsOf[quoted] ?? []).filter((option) => all.includes(option)).map(inBothTongues);
			const alike = nearest(
				chinese === undefined ? quoted : `--${chinese}`,
				[...all, ...all.map((o) => `--${chineseOf.get(o.slice(2)) ?? ''}`)].filter((w) => w.length > 2),
			);
			const options = meant.length > 0 ? meant : alike;
			const commands = () => nearest(quoted.slice(2), commandWords()).map((w) => `ducha ${w}`);
			const near = isFormat
				? [`--format ${quoted.slice(2)}`]
				: name === '' && options.length === 0
					? commands()
					: options;
			throw misuse(
				`不认识的选项：${inBothTongues(quoted)}`,
				near.length > 0 ? `是不是 ${near.join('、')}？` : usage,
				'unknown-option',
			);
		}
		case 'commander.missingArgument':
			throw misuse(`还缺一项：${argumentInChinese(program, quoted)}`, usage, 'missing-argument');
		case 'commander.missingMandatoryOptionValue':
			throw misuse(`还要写 ${optionInChinese(program, quoted)}`, usage, 'missing-option');
		case 'commander.optionMissingArgument':
			throw misuse(`${quoted.split(' ')[0]} 后面要写内容`, usage, 'missing-value');
		case 'commander.invalidArgument': {
			const [, option = '', value = ''] = /'(.*?)' .*?'(.*?)'/.exec(said) ?? [];
			const choices = /Allowed choices are (.*)\./.exec(said)?.[1];
			const hint = choices === undefined ? usage : `可以是：${choices.split(', ').join('、')}`;
			throw misuse(
				`${option.split(' ').find((w) => w.startsWith('--')) ?? option} 不能是“${value}”`,
				hint,
				'bad-value',
			);
		}
		default:
			throw misuse(said, usage, error.code);
	}
}

const commandsOf = (command: Command): Command[] => [
	command,
	...command.commands.flatMap((c) => commandsOf(c as Command)),
];

/** Where the words belong that a command does not take. */
function placeOfWords(program: Command): string {
	const asked = commandsOf(program).at(-1)!;
	if (asked.registeredArguments.length > 0) return '带空格的文字请加引号';
	return asked.options.some((o) => o.long === '--unit') ? '筛选写成选项，如 --unit 单位' : '它后面不写别的词';
}

/** What an option of other commands is called where a unit has its part. */
const partsOf: Record<string, readonly string[]> = { '--unit': ['--lead', '--support'] };

function inBothTongues(option: string): string {
	const chinese = chineseOf.get(option.slice(2));
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
