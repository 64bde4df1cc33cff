import { readFileSync } from 'node:fs';
import { type Argument, Command, CommanderError, Help, Option } from '@commander-js/extra-typings';
import { catalogue, type Found, type Group } from './catalogue.ts';
import { UserError } from './errors.ts';
import { statedDay } from './office-day.ts';
import { chineseOf } from './option-words.ts';
import type { Session } from './session.ts';
import { typedFormats } from './terminal/formats.ts';
import { pad, widthOf } from './terminal/width.ts';
import { cleanOptions, refuseEmpty } from './typed-options.ts';
import type { GlobalOptions } from './world.ts';

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
			const chinese = chineseOf(name) ?? chineseOf(name.replace(/^no-/, ''));
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
export function declareProgram(session: Session, found: Found, told: string[]): Command {
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

/** Takes in the options every command has; refuses a day or width that is none. */
export function takeOptions(into: GlobalOptions, given: Record<string, unknown>): void {
	Object.assign(into, given);
	// A command that asks for no day refuses a wrong one as well.
	if (into.today !== undefined) statedDay(into.today);
	if (into.width !== undefined && !(Number(into.width) >= 20 && Number(into.width) <= 1000))
		throw new UserError(`--width 要写20到1000之间的列数：${into.width}`, { exit: 'misused', hint: '如 --width 100' });
}
