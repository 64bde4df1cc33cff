import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where each system keeps its fonts; `~` is the user's own folder. */
const folders: Readonly<Record<string, readonly string[]>> = {
	win32: ['%WINDIR%/Fonts', '%LOCALAPPDATA%/Microsoft/Windows/Fonts'],
	darwin: ['/System/Library/Fonts', '/Library/Fonts', '~/Library/Fonts'],
	linux: ['/usr/share/fonts', '/usr/local/share/fonts', '~/.local/share/fonts', '~/.fonts'],
};
const fontFile = /\.(ttf|ttc|otf|otc)$/i;
/** `name` table: family, full name, typographic family. */
const nameIds = new Set([1, 4, 16]);
/** Bytes of a table directory or a `name` table that are believed. */
const mostBytes = 1 << 20;
const deepest = 5;

function read(file: number, at: number, length: number): Buffer {
	const bytes = Buffer.alloc(Math.min(length, mostBytes));
	return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, at));
}

/** The names in one face's `name` table; Windows' own, the only ones in Chinese, are UTF-16BE. */
function namesAt(file: number, start: number): string[] {
	const directory = read(file, start + 12, read(file, start + 4, 2).readUInt16BE(0) * 16);
	const entry = Array.from({ length: directory.length / 16 }, (_, i) => i * 16).find(
		(at) => directory.toString('latin1', at, at + 4) === 'name',
	);
	if (entry === undefined) return [];
	const table = read(file, directory.readUInt32BE(entry + 8), directory.readUInt32BE(entry + 12));
	const texts = table.readUInt16BE(4);
	return Array.from({ length: table.readUInt16BE(2) }, (_, n) => 6 + n * 12)
		.filter((at) => table.readUInt16BE(at) === 3 && nameIds.has(table.readUInt16BE(at + 6)))
		.map((at) => {
			const from = texts + table.readUInt16BE(at + 10);
			return new TextDecoder('utf-16be').decode(table.subarray(from, from + table.readUInt16BE(at + 8)));
		});
}

/** The names of every face in a font file; a file that is none has none. */
function namesIn(path: string): string[] {
	const file = openSync(path, 'r');
	try {
		const head = read(file, 0, 12);
		if (head.toString('latin1', 0, 4) !== 'ttcf') return namesAt(file, 0);
		const starts = read(file, 12, head.readUInt32BE(8) * 4);
		return Array.from({ length: starts.length / 4 }, (_, i) => starts.readUInt32BE(i * 4)).flatMap((start) =>
			namesAt(file, start),
		);
	} catch (error) {
		if (error instanceof RangeError) return [];
		throw error;
	} finally {
		closeSync(file);
	}
}

function fontFilesIn(folder: string, depth = 0): string[] {
	if (depth > deepest || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return fontFilesIn(path, depth + 1);
		return fontFile.test(entry.name) ? [path] : [];
	});
}

/** The names of the fonts installed on this machine, by the folders its system keeps them in. */
export function installedFonts(platform: string, env: Readonly<Record<string, string | undefined>>): Set<string> {
	const places = (folders[platform] ?? folders.linux ?? []).map((folder) =>
		folder.replace(/^~/, env.HOME ?? '/nowhere').replace(/%(\w+)%/g, (_, name: string) => env[name] ?? ''),
	);
	return new Set(places.flatMap((folder) => fontFilesIn(folder)).flatMap(namesIn));
}
