import type { Command } from '@commander-js/extra-typings';
import { chineseOf } from '../option-words.ts';
import type { Session } from '../session.ts';
import { bashScript, type Completed } from './common/completion/bash-script.ts';
import { showText } from './common/show.ts';
import { examples } from './common/words.ts';

/** A command or group of the catalogue, which this file must not import: the catalogue imports it. */
interface Known {
	word: string;
	chinese: string;
	load?: () => Promise<{ declare(parent: Command, session: Session): void }>;
	commands?: Known[];
}

/** `--unit`, `--单位`. */
function namesOf(long: string): string[] {
	const chinese = chineseOf(long.slice(2));
	return chinese === undefined ? [long] : [long, `--${chinese}`];
}

/** What a declared command takes. */
function described({ options }: Pick<Command, 'options'>): Pick<Completed, 'options' | 'choices'> {
	const named = options.flatMap(({ long, argChoices }) =>
		typeof long === 'string' ? [{ names: namesOf(long), values: argChoices ?? [] }] : [],
	);
	return {
		options: named.flatMap(({ names }) => names),
		choices: named.flatMap(({ names, values }) => (values.length === 0 ? [] : [[names, values] as const])),
	};
}

/** Completion over the commands of the catalogue. */
export const completing = (known: () => Known[]) => ({
	declare(parent: Command, session: Session): void {
		parent
			.command('completion')
			.addHelpText(
				'before',
				examples(
					'ducha completion                          bash、zsh 的补全脚本',
					'',
					'把这一行写进 ~/.bashrc 或 ~/.zshrc，以后按 Tab 补全命令、选项和选项的取值：',
					'  eval "$(ducha completion)"',
				),
			)
			.description('命令补全的脚本，给 bash 和 zsh；不读台账')
			.action(() => complete(parent, session, known()));
	},
});

async function complete(parent: Command, session: Session, known: Known[]): Promise<void> {
	const describe = async ({ word, chinese, load, commands = [] }: Known): Promise<Completed> => {
		const within = parent.createCommand();
		(await load?.())?.declare(within, session);
		const inner: Completed[] = [];
		for (const one of commands) inner.push(await describe(one));
		return { words: [word, chinese], ...described(within.commands[0] ?? within), commands: inner };
	};
	const all: Completed[] = [];
	for (const entry of known) all.push(await describe(entry));
	const own = described(parent);
	const shared = { ...own, words: [], options: [...own.options, ...namesOf('--help')], commands: [] };
	await showText(session, bashScript(all, shared));
}
