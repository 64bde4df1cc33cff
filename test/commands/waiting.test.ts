import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { openSession } from '../../src/session.ts';
import type { GlobalOptions, World } from '../../src/world.ts';
import { home } from './desk.ts';

const notice = '正在处理，请稍候（Ctrl-C 取消）';
const wiped = '\r\u001b[K';

/** A session whose clock says how long it has been at work. */
function openAt(isTTY: boolean, options: GlobalOptions = {}) {
	const clock = { ms: 0 };
	const [stdout, stderr] = [new PassThrough(), Object.assign(new PassThrough(), { isTTY })];
	const world: World = {
		stdin: Readable.from([]),
		stdout,
		stderr,
		env: {},
		platform: 'linux',
		cwd: () => '/',
		now: () => new Date(clock.ms),
		signal: new AbortController().signal,
		lend: (work) => work(),
		run: async () => 0,
		home,
	};
	const said = () => String(stderr.read() ?? '');
	return { clock, said, session: openSession(world, options) };
}

test.each<[name: string, isTTY: boolean, options: GlobalOptions, ms: number, said: string]>([
	['short work says nothing', true, {}, 999, ''],
	['after a second a terminal is told why it waits', true, {}, 1000, notice],
	['a pipe is told nothing', false, {}, 5000, ''],
	['nor is one who wants no words', true, { quiet: true }, 5000, ''],
])('%s', async (_name, isTTY, options, ms, words) => {
	const { clock, said, session } = openAt(isTTY, options);
	clock.ms = ms;
	await session.breathe();
	await session.breathe();
	expect(said()).toBe(words);
});

test('it is wiped before anything else is said, and may be told again', async () => {
	const { clock, said, session } = openAt(true);
	clock.ms = 1000;
	await session.breathe();
	session.say('注意：一件没有时限');
	await session.breathe();
	expect(said()).toBe(`${notice}${wiped}注意：一件没有时限\n${notice}`);
});

test('it does not stay behind', async () => {
	const { clock, said, session } = openAt(true);
	clock.ms = 1000;
	await session.breathe();
	session.close();
	expect(said()).toBe(`${notice}${wiped}`);
});

test('a bar takes its place', async () => {
	const { clock, said, session } = openAt(true);
	clock.ms = 1000;
	await session.breathe();
	const bar = await session.progress('写入');
	await session.breathe();
	bar.end();
	expect(said()).toBe(`${notice}${wiped}`);
});
