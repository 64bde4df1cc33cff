import { type Command, CommanderError } from '@commander-js/extra-typings';
import { takeOptions } from './command-line.ts';
import { commandsOf } from './misuse.ts';
import type { Session } from './session.ts';

const lacks = ['commander.missingArgument', 'commander.missingMandatoryOptionValue'];

/** The words a command line still lacks, asked for on a terminal; null where it lacks none or no one can answer. */
export async function askForMissing(
	error: unknown,
	argv: readonly string[],
	program: Command,
	session: Session,
): Promise<string[] | null> {
	if (!(error instanceof CommanderError) || !lacks.includes(error.code) || argv.includes('--')) return null;
	const asked = commandsOf(program).at(-1)!;
	takeOptions(session.options, asked.optsWithGlobals());
	if (!session.canAsk()) return null;
	const { askWord } = await import('./commands/common/asked-word.ts');
	const argument = asked.registeredArguments.find(({ required }, at) => required && asked.args[at] === undefined);
	if (argument !== undefined) return [await askWord(session, { name: argument.name(), label: argument.description })];
	const option = asked.options.find(({ mandatory, long }) => mandatory && !argv.includes(long ?? ''));
	return option?.long ? [option.long, await askWord(session, { name: '', label: option.description })] : null;
}
