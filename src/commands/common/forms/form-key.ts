import { createHash } from 'node:crypto';

/** Letters and figures no one mistakes for one another when read out on the telephone. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** The eight characters that stand for a form of one ledger. */
export function formKey(ledger: string, period: string, unit: number, version: number): string {
	const digest = createHash('sha256').update([ledger, period, unit, version].join('\n')).digest();
	return [...digest.subarray(0, 8)].map((byte) => alphabet[byte % alphabet.length]).join('');
}

/** Tells whether the hidden sheet is as it was sent. */
export const formHash = (form: {
	key: string;
	period: string;
	unit: string;
	version: number;
	rows: readonly { number: string; base: number | string | null }[];
}): string =>
	createHash('sha256')
		.update([form.key, form.period, form.unit, form.version].join('\n'))
		.update(form.rows.map(({ number, base }) => `\n${number} ${base ?? ''}`).join(''))
		.digest('hex')
		.slice(0, 16);
