import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import { writeSetting } from '../../src/ledger/settings.ts';
import { main } from '../../src/main.ts';
import { act, schemaFolder } from '../ledger/offices.ts';
import { emptyDesk, home } from './desk.ts';

const desk = await emptyDesk();

/** The day a report takes for today at an instant, wherever the machine is. */
async function todayAt(instant: string): Promise<string> {
	const stdout = new PassThrough();
	const world = {
		stdin: Readable.from([]),
		stdout,
		stderr: new PassThrough(),
		env: {},
		platform: 'linux',
		cwd: () => '/',
	};
	const argv = ['due', '--ledger', desk.ledger, '--format', 'json'];
	expect(await main(argv, world, home, () => new Date(instant))).toBe(0);
	return JSON.parse(String(stdout.read())).today;
}

async function moveTo(zone: string): Promise<void> {
	const ledger = openLedger(desk.ledger, 'write', schemaFolder);
	await act(ledger, (tx) => writeSetting(tx, 'time_zone', zone));
	ledger.close();
}

test.each([
	['Asia/Shanghai', '2026-11-09T15:59:59Z', '2026-11-09'],
	['Asia/Shanghai', '2026-11-09T16:00:00Z', '2026-11-10'],
	['Asia/Shanghai', '2026-12-31T23:30:00Z', '2027-01-01'],
	['Asia/Urumqi', '2026-11-09T17:59:59Z', '2026-11-09'],
	['Asia/Urumqi', '2026-11-09T18:00:00Z', '2026-11-10'],
	['America/New_York', '2026-07-01T03:59:59Z', '2026-06-30'],
	['America/New_York', '2026-07-01T04:00:00Z', '2026-07-01'],
])('in an office of %s it is, at %s, %s', async (zone, instant, today) => {
	await moveTo(zone);
	expect(await todayAt(instant)).toBe(today);
});
