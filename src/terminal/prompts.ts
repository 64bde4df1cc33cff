import { Transform } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { interrupted } from '../errors.ts';
import { safe } from './safe.ts';

type Keyboard = NodeJS.ReadableStream & { setRawMode?: (on: boolean) => unknown };

/** The two ends of a terminal a question needs. */
interface TerminalEnds {
	keyboard: Keyboard;
	screen: NodeJS.WritableStream;
	colours: boolean;
}

interface Choice<T> {
	name: string;
	value: T;
	/** Shown under the list while the choice is pointed at. */
	note?: string;
}

/** Asks on a terminal; without one a command names the missing option instead. */
export interface Asker {
	/** `check` gives what is wrong with an answer, or null. */
	askText: (
		question: string,
		options?: { suggested?: string; check?: (text: string) => string | null },
	) => Promise<string>;
	askChoice: <T>(question: string, choices: Choice<T>[]) => Promise<T>;
	askYes: (question: string, options?: { suggested?: boolean }) => Promise<boolean>;
}

/** Longer lists are searched by typing a part of the name. */
const longList = 12;

const cancelKey = '\u0003';
const endKey = '\u0004';

/**
 * Keys one at a time: Node's line editor scrambles what an input method or the clipboard sends in one piece.
 * The end of input counts as cancelling, or the question would hang.
 */
function keysOf(keyboard: Keyboard): Transform {
	const decoder = new StringDecoder('utf8');
	const keys = new Transform({
		readableObjectMode: true,
		transform(bytes: Buffer, _encoding, done) {
			const pressed = decoder.write(bytes).match(/\u001b[[O][\d;]*[A-Za-z~]|[\s\S]/gu) ?? [];
			for (const key of pressed) this.push(key === endKey ? cancelKey : key);
			done();
		},
		flush(done) {
			this.push(cancelKey);
			done();
		},
	});
	return Object.assign(keys, keyboard.setRawMode && { setRawMode: keyboard.setRawMode.bind(keyboard) });
}

/** Questions in Chinese, one at a time; what a paste holds beyond its answer is dropped, not given to the next question. Ctrl-C and the end of input throw a UserError that ends as `interrupted`. */
export function openAsker({ keyboard, screen, colours }: TerminalEnds): Asker {
	const theme = themeOf(colours);
	type Prompts = typeof import('@inquirer/prompts');
	type Ends = { input: NodeJS.ReadableStream; output: NodeJS.WritableStream };

	async function ask<T>(put: (prompts: Prompts, ends: Ends) => Promise<T>): Promise<T> {
		const prompts = await import('@inquirer/prompts');
		const keys = keysOf(keyboard);
		keyboard.pipe(keys);
		try {
			return await put(prompts, { input: keys, output: screen });
		} catch (error) {
			if (!(error instanceof Error) || error.name !== 'ExitPromptError') throw error;
			throw interrupted();
		} finally {
			keyboard.unpipe(keys);
			keyboard.pause();
		}
	}

	return {
		askText: (question, { suggested, check } = {}) =>
			ask(({ input }, ends) => {
				const suggestion = suggested === undefined ? {} : { default: suggested };
				const validate = (text: string) => check?.(text) ?? true;
				return input({ message: safe(question), ...suggestion, validate, theme }, ends);
			}),
		askChoice: (question, choices) =>
			ask(({ search, select }, ends) => {
				const shown = choices.map(({ name, value, note = '' }) => ({
					name: safe(name),
					value,
					description: safe(note),
				}));
				const setting = { message: safe(question), pageSize: longList, theme };
				if (shown.length <= longList) return select({ ...setting, choices: shown }, ends);
				const source = (part = '') => shown.filter(({ name }) => name.includes(part.trim()));
				return search({ ...setting, message: `${setting.message}（输入几个字可查找）`, source }, ends);
			}),
		askYes: (question, { suggested = false } = {}) =>
			ask(({ confirm }, ends) => confirm({ message: safe(question), default: suggested, theme }, ends)),
	};
}

const same = (text: string): string => text;
const uncoloured = {
	answer: same,
	message: same,
	defaultAnswer: (text: string) => `(${text})`,
	highlight: same,
	description: same,
	searchTerm: same,
};

const themeOf = (colours: boolean) => ({
	...(!colours && { prefix: { idle: '?', done: '*' } }),
	keywords: { yes: '是', no: '否', error: () => '请输入“是”或“否”（y / n）' },
	style: {
		...(!colours && uncoloured),
		confirmDefault: (text: string) => `${text}[回车]`,
		keysHelpTip: () => '↑↓ 移动，回车选定，Ctrl-C 取消',
		error: (text: string) => (text === 'No results found' ? '没有相符的，请换几个字' : text),
	},
});
