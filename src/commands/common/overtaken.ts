import { UserError } from '../../errors.ts';
import { readSequence } from '../../ledger/head.ts';
import type { Db } from '../../ledger/open.ts';

/** Another command has written since this one looked; `left` says what was therefore not done. */
export const overtaken = (left: string): UserError =>
	new UserError(`台账刚被另一个命令改过，${left}`, {
		exit: 'busy',
		code: 'overtaken',
		hint: '再运行一次同一命令',
	});

/** What was planned or counted at the ledger's operation `seq` holds only while no other has been booked since. */
export async function refuseOvertaken(tx: Db, seq: number, left: string): Promise<void> {
	if ((await readSequence(tx)) !== seq + 1) throw overtaken(left);
}
