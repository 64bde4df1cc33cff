/** Where in a file a complaint points. */
export interface Place {
	file?: string;
	sheet?: string;
	row?: number;
	column?: string;
}

/** What a command leaves behind for the shell; the table is in the README. */
export const exitCodes = {
	done: 0,
	refused: 1,
	misused: 2,
	someRejected: 3,
	conflicts: 4,
	noLedger: 10,
	busy: 11,
	damaged: 12,
	notWritten: 13,
	found: 20,
	bug: 70,
	interrupted: 130,
	terminated: 143,
} as const;
export type ExitName = keyof typeof exitCodes;

/** The one error a person is meant to read: what is wrong, and what to type next. */
export class UserError extends Error {
	readonly hint: string;
	readonly exit: ExitName;
	readonly place: Place;
	/** A short English word for scripts, such as `unknown-unit`. */
	readonly code: string;

	constructor(
		message: string,
		options: { hint?: string; exit?: ExitName; place?: Place; code?: string; cause?: unknown } = {},
	) {
		super(message, { cause: options.cause });
		this.name = 'UserError';
		this.hint = options.hint ?? '';
		this.exit = options.exit ?? 'refused';
		this.place = options.place ?? {};
		this.code = options.code ?? this.exit;
	}
}

/** A word that is wrong, or does not go with the others. */
export const misused = (message: string, code: string, hint: string): UserError =>
	new UserError(message, { exit: 'misused', code, hint });

/** Ctrl-C, a polite kill, or Esc at a question. */
export const interrupted = (): UserError =>
	new UserError('已取消，未写入任何数据', { exit: 'interrupted', hint: '重新运行同一命令即可' });
