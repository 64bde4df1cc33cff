import { type ChildProcess, execFileSync, type StdioOptions, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { newFolder } from '../ledger/folders.ts';
import { layNextSchema } from '../ledger/next-version.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Builds the program into a folder that stays for all test files, so that a build under way elsewhere cannot be seen. */
function buildProgram(): string {
	const folder = mkdtempSync(join(tmpdir(), 'ducha-program-'));
	// Some tests run it as another user.
	chmodSync(folder, 0o755);
	for (const name of ['bin', 'schema', 'fixtures', 'package.json', 'build.config.mjs'])
		cpSync(join(root, name), join(folder, name), { recursive: true });
	for (const name of ['src', 'node_modules']) symlinkSync(join(root, name), join(folder, name));
	execFileSync(process.execPath, ['build.config.mjs'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
	// Who runs it may have no way into the checkout: what it needs at run time is copied.
	unlinkSync(join(folder, 'node_modules'));
	for (const name of ['package.json', 'build/Release/better_sqlite3.node'])
		cpSync(join(root, 'node_modules/better-sqlite3', name), join(folder, 'node_modules/better-sqlite3', name));
	return join(folder, 'bin', 'ducha.js');
}

export const program = buildProgram();

/** The same program as a version to come, with one schema more; gives its path. */
export function layNextProgram(sql: string): string {
	const [folder, home] = [newFolder(), dirname(dirname(program))];
	for (const name of ['bin', 'dist', 'package.json']) cpSync(join(home, name), join(folder, name), { recursive: true });
	symlinkSync(join(home, 'node_modules'), join(folder, 'node_modules'));
	layNextSchema(folder, sql);
	return join(folder, 'bin', 'ducha.js');
}

interface Circumstances {
	/** Another program than the one built here. */
	script?: string;
	env?: Record<string, string>;
	cwd?: string;
	stdio?: StdioOptions;
	uid?: number;
}

/** Starts the real program with an environment that holds nothing but what is given. */
export function start(argv: string[], circumstances: Circumstances = {}) {
	const { script = program, env = {}, stdio = ['ignore', 'pipe', 'pipe'], ...rest } = circumstances;
	return spawn(process.execPath, [script, ...argv], { env, stdio, ...rest });
}

/** The same under a shell's redirection, such as `2>&1` or `>/dev/full`, after another line of the shell. */
export function startUnder(redirection: string, argv: string[], first = ':', cwd?: string) {
	const line = ['-c', `${first}; exec "$0" "$@" ${redirection}`, process.execPath, program, ...argv];
	return spawn('/bin/sh', line, { env: {}, stdio: ['ignore', 'pipe', 'pipe'], ...(cwd !== undefined && { cwd }) });
}

export interface Ending {
	code: number | null;
	signal: NodeJS.Signals | null;
	out: string;
	err: string;
}

/** Waits for a process to be over, with all it has said. */
export function ending(child: ChildProcess): Promise<Ending> {
	const [out, err]: [Buffer[], Buffer[]] = [[], []];
	child.stdout?.on('data', (bytes: Buffer) => out.push(bytes));
	child.stderr?.on('data', (bytes: Buffer) => err.push(bytes));
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code, signal) =>
			resolve({ code, signal, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
		);
	});
}

export const run = (argv: string[], circumstances?: Circumstances): Promise<Ending> =>
	ending(start(argv, circumstances));

/** A ledger in a folder of its own. */
export async function newLedger(): Promise<string> {
	const ledger = join(newFolder(), '台账.db');
	const { code, err } = await run(['init', '--name', '青屏县委县政府督查室', '--ledger', ledger]);
	if (code !== 0) throw new Error(err);
	return ledger;
}

/** A table of many items. */
export function writeTable(rows: number): string {
	const file = join(newFolder(), '大台账.csv');
	const line = (_: unknown, i: number) =>
		`${i + 1},第${i + 1}号水库除险加固，并完善巡查值守制度，确保安全度汛,县水利局,2026年${1 + (i % 9)}月底前`;
	writeFileSync(file, `序号,事项,牵头单位,完成时限\n${Array.from({ length: rows }, line).join('\n')}\n`);
	return file;
}

/** Whether the file is whole, and how much is in it. */
export function inspect(ledger: string): { whole: unknown; items: unknown; operations: unknown } {
	const db = new Database(ledger);
	try {
		const count = (table: string) => db.prepare(`select count(*) from ${table}`).pluck().get();
		return {
			whole: [db.pragma('integrity_check', { simple: true }), db.pragma('foreign_key_check')],
			items: count('item'),
			operations: count('operation'),
		};
	} finally {
		db.close();
	}
}

/** Resolves as soon as a writer has begun to change the file: its rollback journal is there. */
export async function writing(ledger: string, child: ChildProcess): Promise<void> {
	while (!existsSync(`${ledger}-journal`)) {
		if (child.exitCode !== null) throw new Error(`ended before it wrote: ${child.exitCode}`);
		await new Promise((resolve) => setTimeout(resolve, 2));
	}
}
