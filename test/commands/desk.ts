import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { main } from '../../src/main.ts';
import { newFolder } from '../ledger/folders.ts';

export const home = new URL('../../', import.meta.url);
/** Nine o'clock in Shanghai on 2 November 2026. */
const morning = new Date('2026-11-02T01:00:00Z');

export interface Answer {
	code: number;
	out: string;
	err: string;
}

/** Runs one command line in this process, in a world that is no terminal; `place` holds the program's own files. */
export async function runIn(
	folder: string,
	argv: string[],
	env: Record<string, string> = {},
	place: URL = home,
	now: Date = morning,
): Promise<Answer> {
	const [stdout, stderr] = [new PassThrough(), new PassThrough()];
	const [out, err]: [string[], string[]] = [[], []];
	stdout.setEncoding('utf8').on('data', (text) => out.push(text));
	stderr.setEncoding('utf8').on('data', (text) => err.push(text));
	const world = { stdin: Readable.from([]), stdout, stderr, env, platform: 'linux', cwd: () => folder };
	const code = await main(argv, world, place, () => now);
	return { code, out: out.join(''), err: err.join('') };
}

/** A desk with a ledger on it. */
export interface Desk {
	folder: string;
	ledger: string;
	run(...argv: string[]): Promise<Answer>;
	/** The same, as JSON; fails when the command did. */
	json(...argv: string[]): Promise<{ [key: string]: unknown; items: Record<string, unknown>[] }>;
	/** A copy of this desk, to go on from here. */
	copy(): Desk;
}

function deskIn(folder: string): Desk {
	const ledger = join(folder, '台账.db');
	const run = (...argv: string[]) => runIn(folder, argv, { DUCHA_LEDGER: ledger, DUCHA_ACTOR: '林晓' });
	return {
		folder,
		ledger,
		run,
		json: async (...argv) => {
			const { code, out, err } = await run(...argv, '--format', 'json');
			if (code !== 0) throw new Error(`${argv.join(' ')}: ${code} ${err}`);
			return JSON.parse(out);
		},
		copy: () => layDesk(readFileSync(ledger)),
	};
}

function layDesk(ledger: Buffer): Desk {
	const desk = deskIn(newFolder());
	writeFileSync(desk.ledger, ledger, { mode: 0o600 });
	return desk;
}

/** Runs each line; the first that is not done ends the test. */
export async function runAll(desk: Desk, lines: string[][]): Promise<void> {
	for (const line of lines) {
		const { code, err } = await desk.run(...line);
		if (code !== 0) throw new Error(`${line.join(' ')}: ${code} ${err}`);
	}
}

/** Desks like the one that is opened when the first is wanted; only its ledger is kept, for its folder goes with the file. */
export function copiesOf(open: () => Promise<Desk>): () => Promise<Desk> {
	let ledger: Promise<Buffer> | undefined;
	return async () => {
		ledger ??= open().then((desk) => readFileSync(desk.ledger));
		return layDesk(await ledger);
	};
}

/** An office that has only just been founded. */
export const emptyDesk = copiesOf(async () => {
	const desk = deskIn(newFolder());
	await runAll(desk, [['init', '--name', '青屏县委县政府督查室', '--county', '青屏县']]);
	return desk;
});

const units = ['县住建局', '县交通局', '县水利局', '县财政局', '沙河镇', '石门镇', '青河街道'];

const then = ['--today', '2026-09-01'];

async function openOffice(): Promise<Desk> {
	const desk = await emptyDesk();
	await runAll(desk, [
		...units.map((name) => ['unit', 'add', name]),
		['unit', 'group', '乡镇', '沙河镇', '石门镇'],
		[
			'add',
			'老城区雨污分流改造开工',
			'--lead',
			'县住建局',
			'--support',
			'县财政局、青河街道',
			'--deadline',
			'9月15日',
			'--source',
			'会议议定',
			...then,
		],
		['add', '石板桥安全隐患处置', '--lead', '县交通局', '--instructed-by', '周明远', '--leader', '方振国', ...then],
		[
			'add',
			'河道采砂整治',
			'--lead',
			'县水利局、沙河镇',
			'--deadline',
			'长期坚持',
			'--tag',
			'重点',
			'--campaign',
			'百日攻坚',
			...then,
		],
		['add', '三季度欠薪化解', '--lead', '县财政局', '--deadline', '10月底前', '--publicity', '不公开', ...then],
		[
			'add',
			'农村公路养护',
			'--lead',
			'县交通局',
			'--support',
			'石门镇',
			'--deadline',
			'11月10日',
			'--document',
			'常务会议纪要',
			...then,
		],
		['add', '待补材料的一件', '--draft'],
		['dispatch', '1', '2', '3', '4', '--day', '10-10'],
		['progress', '1', '管网图纸已审', '--percent', '40', '--day', '10-12'],
		['split', '5', '--item', '修补路面@县交通局@11-03', '--item', '清理边沟@石门镇@11-10'],
		['dispatch', '2026-005-1'],
		['claim', '4', '--day', '10-20'],
		['review', '4', '--pass'],
		['claim', '2'],
	]);
	return desk;
}

/** An office at work: items in many states, some late, one unpublished, one split, one a draft. */
export const officeDesk = copiesOf(openOffice);
