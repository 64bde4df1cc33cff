import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installedFonts } from '../../src/papers/installed-fonts.ts';
import { newFolder } from '../ledger/folders.ts';

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

/** A font with nothing but a `name` table: its family on Windows' platform, and another on a platform not read. */
function fontNamed(family: string): Buffer {
	const texts = [utf16be(family), utf16be('别的平台')];
	const records = [
		[3, 1, 0x804, 1, texts[0]!.length, 0],
		[1, 0, 0, 1, texts[1]!.length, texts[0]!.length],
	];
	const table = Buffer.alloc(6 + records.length * 12);
	table.writeUInt16BE(records.length, 2);
	table.writeUInt16BE(table.length, 4);
	for (const [at, value] of records.flat().entries()) table.writeUInt16BE(value, 6 + at * 2);
	const head = Buffer.alloc(28);
	head.writeUInt16BE(1, 4);
	head.write('name', 12, 'latin1');
	head.writeUInt32BE(28, 20);
	head.writeUInt32BE(table.length + texts[0]!.length + texts[1]!.length, 24);
	return Buffer.concat([head, table, ...texts]);
}

/** A collection of one font. */
function collectionOf(font: Buffer): Buffer {
	const moved = Buffer.from(font);
	moved.writeUInt32BE(font.readUInt32BE(20) + 16, 20);
	const head = Buffer.alloc(16);
	head.write('ttcf', 0, 'latin1');
	head.writeUInt32BE(1, 8);
	head.writeUInt32BE(16, 12);
	return Buffer.concat([head, moved]);
}

test('fonts are known by the Chinese names in their files', () => {
	const folder = newFolder();
	mkdirSync(join(folder, 'Fonts', '公文'), { recursive: true });
	const put = (name: string, bytes: Buffer) => writeFileSync(join(folder, 'Fonts', name), bytes);
	put('FZXBSJW.TTF', fontNamed('方正小标宋简体'));
	put('公文/simfang.ttc', collectionOf(fontNamed('仿宋_GB2312')));
	put('坏的.ttf', Buffer.from('不是字体'));
	put('空的.otf', Buffer.alloc(0));
	put('说明.txt', fontNamed('黑体'));
	expect([...installedFonts('win32', { WINDIR: folder })].sort()).toEqual(['仿宋_GB2312', '方正小标宋简体']);
});

test('a machine without such folders has none', () => {
	expect(installedFonts('win32', {})).toEqual(new Set());
});
