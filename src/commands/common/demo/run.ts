import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../../../errors.ts';
import type { Session } from '../../../session.ts';
import type { Rehearsal } from '../../../world.ts';
import { lineOf, type Step } from './step.ts';

/** The usual clerk, and the one who has the desk in the middle of the year. */
const clerks = ['林晓', '陈立'] as const;

/** Nine o'clock in the morning in Shanghai, a minute later with every command of the day. */
const morning = (day: string, minute: number): Date => new Date(Date.parse(`${day}T01:00:00Z`) + minute * 60_000);

/** Types every step as it would have been typed on its day; ends at the first that is refused. */
export async function runSteps(
	session: Session,
	folder: string,
	ledger: string,
	steps: readonly Step[],
): Promise<void> {
	const kept: Rehearsal['kept'] = new Map();
	const bar = await session.progress('演示');
	try {
		for (const [n, step] of steps.entries()) {
			const sameDay = steps.findIndex(({ day }) => day === step.day);
			const said: string[] = [];
			const actor = clerks[step.day.slice(5, 7) === '08' ? 1 : 0];
			if (step.file !== undefined) {
				mkdirSync(dirname(join(folder, step.file.name)), { recursive: true });
				writeFileSync(join(folder, step.file.name), step.file.text);
			}
			const words = [...lineOf(step), '--ledger', ledger, '--quiet', '--force'];
			const code = await session.run(words, { folder, now: morning(step.day, n - sameDay), actor, said, kept });
			if (code !== 0)
				throw new UserError(`演示在 ${step.day} ducha ${lineOf(step).join(' ')} 这一步停下了`, {
					code: 'demo-stopped',
					hint: said.join('').replaceAll('\n', ' ').trim(),
				});
			bar.step(n + 1, steps.length);
			await session.breathe();
		}
	} finally {
		bar.end();
		for (const open of kept.values()) open.close();
	}
}
