import type { Desk } from '../commands/desk.ts';

interface RowAnswer {
	number: string;
	action: string;
	text: string | null;
	percent: number | null;
	value: number | null;
	problems: string | null;
	next: string | null;
	help: string | null;
	claim: boolean;
	notes: string[];
	why: string | null;
}

/** The fate of one file, or of one unit's part of it. */
export interface FileAnswer {
	file: string;
	unit: string | null;
	verdict: string;
	notes: string[];
	rows: RowAnswer[];
	proposals: { title: string | null }[];
	unfilled: string[];
}

/** Collects and gives the exit code and each file's fate. */
export async function collect(desk: Desk, ...argv: string[]): Promise<{ code: number; files: FileAnswer[] }> {
	const { code, out } = await desk.run('collect', ...argv, '--format', 'json');
	return { code, files: JSON.parse(out).files };
}

export const verdictsOf = (files: FileAnswer[]) =>
	Object.fromEntries(files.map(({ file, verdict }) => [file.split('/').at(-1), verdict]));
