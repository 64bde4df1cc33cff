/** A command by its words, with what may follow it. */
export interface Completed {
	/** English and Chinese. */
	words: readonly string[];
	options: readonly string[];
	/** Options that take one of a few words: their names, then the words. */
	choices: readonly (readonly [names: readonly string[], values: readonly string[]])[];
	/** The commands of a group. */
	commands: readonly Completed[];
}

const quote = (words: readonly string[]): string => `'${words.join(' ').replaceAll("'", '')}'`;

/** What may follow a command: the words its last option takes, else its options. */
function followers({ options, choices }: Completed): string {
	const values = choices.map(([names, words]) => `${names.join('|')}) words=${quote(words)} ;;`);
	const asked = values.length === 0 ? '' : `case $before in ${values.join(' ')} esac; `;
	return `options=${quote(options)}; ${asked}`;
}

function caseOf(command: Completed, depth: number): string[] {
	const head = `${command.words.join('|')})`;
	if (command.commands.length === 0) return [`${head} ${followers(command)};;`];
	return [
		head,
		`if ((COMP_CWORD == ${depth + 1})); then words=${quote(command.commands.flatMap(({ words }) => words))}`,
		`else case $second in`,
		...command.commands.flatMap((one) => caseOf(one, depth + 1)),
		'esac; fi ;;',
	];
}

/** A script that lets bash, and zsh in bash's manner, complete commands, options and the words options take; it asks no ledger. */
export function bashScript(commands: readonly Completed[], shared: Completed): string {
	return [
		'# ducha 的命令补全',
		'[ -n "$ZSH_VERSION" ] && autoload -U +X bashcompinit && bashcompinit',
		'_ducha() {',
		`local IFS=$' \\t\\n' current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]}`,
		`local first=\${COMP_WORDS[1]} second=\${COMP_WORDS[2]} words='' options='' own=''`,
		'if ((COMP_CWORD == 1)); then',
		`words=${quote(commands.flatMap(({ words }) => words))}`,
		'else case $first in',
		...commands.flatMap((command) => caseOf(command, 1)),
		'esac; fi',
		`own=$options; ${followers(shared)}`,
		'if [ -z "$words" ]; then case $current in -*) words="$own $options" ;; esac; fi',
		'COMPREPLY=($(compgen -W "$words" -- "$current"))',
		'}',
		'complete -o default -F _ducha ducha',
	].join('\n');
}
