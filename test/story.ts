/** A command of a console block and what it is to show. */
interface Step {
	command: string;
	expected: string;
}

/** A fenced block that matters: commands to run, or a file to write before the commands that follow. */
export type Block =
	| { kind: 'console'; name: string; from: number; to: number; steps: Step[] }
	| { kind: 'file'; file: string; encoding: string; language: string; text: string };

const fence = /^```(\S+)(?: (\S+))?(?: (\S+))?$/;

/** The blocks of a story: ```` ```console ````, and files as ```` ```csv 名册.csv gb18030 ````; other blocks are only to be read. */
export function readStory(markdown: string): Block[] {
	const lines = markdown.split('\n');
	const blocks: Block[] = [];
	let heading = '';
	for (let i = 0; i < lines.length; i++) {
		const line = lines[i]!;
		if (line.startsWith('#')) heading = line.replace(/^#+\s*/, '');
		const [, language, file, encoding = 'utf8'] = fence.exec(line) ?? [];
		if (language === undefined) continue;
		const end = lines.indexOf('```', i + 1);
		const body = lines.slice(i + 1, end);
		if (language === 'console')
			blocks.push({ kind: 'console', name: heading, from: i + 1, to: end, steps: readSteps(body) });
		else if (file !== undefined) blocks.push({ kind: 'file', file, encoding, language, text: body.join('\n') });
		i = end;
	}
	return blocks;
}

function readSteps(lines: string[]): Step[] {
	const steps: { command: string; lines: string[] }[] = [];
	for (const line of lines) {
		if (line.startsWith('$ ')) steps.push({ command: line.slice(2), lines: [] });
		else steps.at(-1)?.lines.push(line);
	}
	return steps.map((step) => ({ command: step.command, expected: step.lines.join('\n') }));
}

/** The story with what its commands really showed; `shown` has one text per step of each console block. */
export function rewriteStory(markdown: string, shown: Map<number, string[]>): string {
	const lines = markdown.split('\n');
	const consoles = readStory(markdown).filter((block) => block.kind === 'console');
	for (const { from, to, steps } of consoles.reverse()) {
		const texts = shown.get(from) ?? [];
		const body = steps.flatMap(({ command }, n) => [`$ ${command}`, ...(texts[n] === '' ? [] : [texts[n] ?? ''])]);
		lines.splice(from, to - from, ...body);
	}
	return lines.join('\n');
}

/** A command line as a shell takes it apart: words, quotes, and names for the environment in front. */
export function readCommand(line: string): { env: Record<string, string>; words: string[] } {
	const words = [...line.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) =>
		word.replace(/"([^"]*)"|'([^']*)'/g, (_, double, single) => double ?? single),
	);
	const env: Record<string, string> = {};
	while (/^[A-Z_]+=/.test(words[0] ?? '')) {
		const [name = '', ...value] = words.shift()!.split('=');
		env[name] = value.join('=');
	}
	return { env, words };
}
