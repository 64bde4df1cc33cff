import type { Ledger } from './ledger/open.ts';
import type { TypedFormat } from './terminal/formats.ts';

/** Command lines run one after another on days of their own, unseen, over ledgers that stay open between them. */
export interface Rehearsal {
	folder: string;
	now: Date;
	actor: string;
	/** What was said on stderr. */
	said: string[];
	kept: Map<string, Ledger>;
}

/** The part of the process a command can reach: `process` itself, or a test's stand-in. */
export interface World {
	stdin: NodeJS.ReadableStream & { isTTY?: boolean };
	stdout: NodeJS.WritableStream & { isTTY?: boolean; columns?: number; rows?: number };
	stderr: NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
	env: Record<string, string | undefined>;
	platform: string;
	cwd(): string;
	/** The only clock. */
	now(): Date;
	/** Raised by Ctrl-C or a polite kill. */
	signal: AbortSignal;
	/** Lets another program have the terminal while `work` lasts, and Ctrl-C with it. */
	lend<T>(work: () => Promise<T>): Promise<T>;
	/** Runs another command line in the same world, or in a rehearsal of it; gives its exit code. */
	run(argv: string[], rehearsal?: Rehearsal): Promise<number>;
	/** Ledgers left open for the command lines to come; only in a rehearsal. */
	kept?: Map<string, Ledger> | undefined;
	/** The folder that holds `schema/` and `fixtures/`. */
	home: URL;
}

/** What a command line runs in: `process`, or something like it. */
export type Process = Pick<World, 'stdin' | 'stdout' | 'stderr' | 'env' | 'cwd' | 'platform'> & {
	on?(event: 'SIGINT', listener: () => void): unknown;
	once?(event: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
	off?(event: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
};

export interface GlobalOptions {
	ledger?: string;
	today?: string;
	asOf?: string;
	format?: TypedFormat;
	output?: string;
	by?: string;
	width?: string;
	yes?: boolean;
	force?: boolean;
	quiet?: boolean;
	debug?: boolean;
	color?: boolean;
	pager?: boolean;
}
