import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { exitCodes } from '../../src/errors.ts';
import { main } from '../../src/main.ts';
import { readFileRows } from '../ledger/rewind.ts';
import { home, officeDesk } from './desk.ts';

const source = new URL('src/', home);
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

/** Every `new UserError(…)` in a file, as its message and the names of what goes with it. */
function refusalsIn(name: string): { at: string; message: string; keys: string[] }[] {
	const file = ts.createSourceFile(name, readFileSync(new URL(name, source), 'utf8'), ts.ScriptTarget.ES2022, true);
	const found: { at: string; message: string; keys: string[] }[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isNewExpression(node) && node.expression.getText() === 'UserError') {
			const [message, options] = node.arguments ?? [];
			const keys =
				options !== undefined && ts.isObjectLiteralExpression(options)
					? options.properties.map((p) => (ts.isSpreadAssignment(p) ? '…' : p.name.getText()))
					: [options === undefined && !message?.getText().startsWith('...') ? '' : '…'];
			const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
			found.push({ at: `${name}:${line}`, message: message?.getText() ?? '', keys });
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

const refusals = files.flatMap(refusalsIn);

describe('every refusal in the sources', () => {
	test('is found by this test', () => {
		expect(refusals.length).toBeGreaterThan(80);
	});

	test('says what to type next', () => {
		const silent = refusals.filter(({ keys }) => !keys.includes('hint') && !keys.includes('…'));
		expect(silent.map(({ at, message }) => [at, message])).toEqual([]);
	});

	test('is in Chinese', () => {
		const wordsOf = (message: string) => message.replace(/\$\{[^}]*\}/g, '');
		const foreign = refusals.filter(
			({ message }) => /^['"`]/.test(message) && !/[^ -~]/.test(message) && /[a-z]/i.test(wordsOf(message)),
		);
		expect(foreign.map(({ at, message }) => [at, message])).toEqual([]);
	});
});

test('no two ways to end share a number', () => {
	expect(new Set(Object.values(exitCodes)).size).toBe(Object.keys(exitCodes).length);
});

describe('a refusal', () => {
	test.each<[name: string, line: string[], code: number]>([
		['an item that is not there', ['show', '99'], 2],
		['a move that is not possible', ['strike', '1'], 1],
		['a unit that is not there', ['list', '--unit', '没有的局'], 2],
		['a filter that is not there', ['list', '--nothing', '1'], 2],
		['a value that is not there', ['list', '--status', '没有'], 2],
		['a file that is not there', ['import', '没有.xlsx'], 1],
		['a word too many', ['show', '1', '2'], 2],
		['a command that is not there', ['lst'], 2],
	])('of %s is two lines for a person, and JSON for a script', async (_name, line, code) => {
		const desk = await officeDesk();
		const rows = readFileRows(desk.ledger);
		const plain = await desk.run(...line);
		expect(plain).toMatchObject({ code, out: '' });
		expect(plain.err).toMatch(/^错误：.+\n提示：.+\n$/);
		for (const format of [['--format', 'json'], ['--格式', 'json'], ['--format=json'], ['--格式=json']]) {
			const { out, err } = await desk.run(...line, ...format);
			expect(err).toBe(plain.err);
			const { schema, error } = JSON.parse(out);
			expect(schema).toBe('ducha/error/1');
			expect(Object.keys(error)).toEqual(['code', 'exit', 'message', 'hint', 'file', 'sheet', 'row', 'column']);
			expect(error).toMatchObject({ exit: code, code: expect.stringMatching(/^[a-z-]+$/) });
			expect(plain.err).toContain(error.message);
		}
		expect(readFileRows(desk.ledger)).toEqual(rows);
	});

	test('names the wrong command also behind options', async () => {
		const desk = await officeDesk();
		expect((await desk.run('--ledger', desk.ledger, 'lst')).err).toContain('没有这个命令：lst');
		expect((await desk.run('--ledger', desk.ledger, 'unit', 'lst')).err).toContain('没有这个命令：lst');
	});

	test('of a word that happens to be a format is not JSON', async () => {
		expect(await (await officeDesk()).run('json')).toMatchObject({ code: 2, out: '' });
	});
});

test('a signal that comes when the work is done does not make it undone', async () => {
	const desk = await officeDesk();
	const listeners: (() => void)[] = [];
	const stdout = new Writable({
		write: (_bytes, _encoding, done) => {
			for (const interrupt of listeners) interrupt();
			done();
		},
	});
	const world = {
		...{ stdin: Readable.from([]), stdout, stderr: new Writable({ write: (_b, _e, done) => done() }) },
		...{ env: { DUCHA_LEDGER: desk.ledger }, platform: 'linux', cwd: () => desk.folder },
		once: (event: string, listener: () => void) => event === 'SIGINT' && listeners.push(listener),
		off: () => {},
	};
	expect(await main(['add', '已经写完'], world, home)).toBe(0);
	expect(listeners).toHaveLength(1);
	expect((await desk.run('list', '--text', '已经写完')).out).toContain('事项 1件');
});

test('a command typed in a folder that is gone says so, and one that needs no folder works', async () => {
	const desk = await officeDesk();
	const run = async (argv: string[]) => {
		const said: string[] = [];
		const screen = () => new PassThrough().setEncoding('utf8').on('data', (text) => said.push(text));
		const world = {
			...{ stdin: Readable.from([]), stdout: screen(), stderr: screen() },
			...{ env: { DUCHA_LEDGER: desk.ledger }, platform: 'linux' },
			cwd: () => {
				throw Object.assign(new Error('uv_cwd'), { code: 'ENOENT' });
			},
		};
		return { code: await main(argv, world, home), text: said.join('') };
	};
	expect(await run(['export'])).toEqual({
		code: 1,
		text: '错误：现在所在的文件夹已经不在了\n提示：换一个文件夹（cd）再运行\n',
	});
	expect(await run(['list'])).toMatchObject({ code: 0 });
});

describe('a ledger that is damaged', () => {
	test.each<[name: string, damage: (bytes: Buffer) => Buffer]>([
		['cut in half', (bytes) => bytes.subarray(0, bytes.length / 2)],
		['without its last page', (bytes) => bytes.subarray(0, bytes.length - 4096)],
		['with pages of nothing', (bytes) => Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096)])],
	])('%s is said to be so, and not written to', async (_name, damage) => {
		const desk = await officeDesk();
		const bytes = damage(readFileSync(desk.ledger));
		writeFileSync(join(desk.folder, '台账.db'), bytes);
		for (const line of [['list'], ['add', '一件']])
			expect(await desk.run(...line)).toMatchObject({ code: 12, out: '', err: expect.stringContaining('损坏') });
		expect(readFileSync(desk.ledger).equals(bytes)).toBe(true);
	});
});
