import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { readWorkbook } from '../../src/sheets/read.ts';
import { cell, oneSheet, row } from './workbooks.ts';

const folder = mkdtempSync(join(tmpdir(), 'ducha-files-'));
const at = (name: string) => join(folder, name);
const good = oneSheet(row(1, cell('A1', '事项')));

describe('what is no ordinary file', () => {
	beforeAll(() => {
		mkdirSync(at('a folder.xlsx'));
		execFileSync('mkfifo', [at('pipe.xlsx')]);
		symlinkSync('/dev/zero', at('zero.xlsx'));
		symlinkSync(at('loop.xlsx'), at('loop.xlsx'));
		writeFileSync(at('sparse.xlsx'), '');
		truncateSync(at('sparse.xlsx'), 3 * 2 ** 30);
		writeFileSync(at('good.xlsx'), good);
		symlinkSync(at('good.xlsx'), at('link.xlsx'));
	});

	test.each([
		['absent', 'absent.xlsx', /找不到文件/],
		['a folder', 'a folder.xlsx', /文件夹/],
		['a pipe', 'pipe.xlsx', /管道或设备/],
		['a link to a device', 'zero.xlsx', /管道或设备/],
		['a link to itself', 'loop.xlsx', /循环/],
		['3 GB of nothing', 'sparse.xlsx', /超过 50 MB/],
	])('%s is refused at once', async (_, file, words) => {
		const error = await readWorkbook(at(file)).catch((reason: unknown) => reason);
		expect(error).toBeInstanceOf(UserError);
		expect((error as UserError).message).toMatch(words);
	});

	test('a link to a workbook is followed', async () => {
		expect((await readWorkbook(at('link.xlsx'))).grids[0]!.rows[0]![0]!.text).toBe('事项');
	});
});
