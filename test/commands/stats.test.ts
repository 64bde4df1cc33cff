import { test } from 'vitest';
import { modelLedger } from '../papers/model-ledger.ts';
import { emptyDesk } from './desk.ts';
import { layItems } from './laid-ledger.ts';

test('x', async () => {
	const desk = await emptyDesk();
	await layItems(desk, modelLedger());
	for (const line of (process.env.LINES ?? 'stats 10月').split(';')) {
		const { code, out, err } = await desk.run(...line.split(' '));
		console.log(`$ ${line} [${code}]\n${out}${err}`);
	}
}, 60000);
