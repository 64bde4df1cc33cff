/** Streams of an OLE2 compound file by name, as far as its sector chains can be followed ([MS-CFB]). */
export function readStreams(data: Uint8Array): Map<string, Buffer> {
	const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
	const sectorSize = 1 << bytes.readUInt16LE(30);
	const perSector = sectorSize / 4;
	const sector = (n: number) => bytes.subarray((n + 1) * sectorSize, (n + 2) * sectorSize);
	const isSector = (n: number) => n < 0xfffffffa && (n + 1) * sectorSize < bytes.length;
	const entry = (table: number[], i: number) => {
		const block = table[Math.floor(i / perSector)];
		return block === undefined || !isSector(block)
			? 0xfffffffe
			: (sector(block).readUInt32LE((i % perSector) * 4) ?? 0xfffffffe);
	};
	const fat: number[] = [];
	for (let i = 0; i < 109; i++) fat.push(bytes.readUInt32LE(76 + i * 4));
	for (let next = bytes.readUInt32LE(68), turns = 0; isSector(next) && turns < 1000; turns++) {
		const block = sector(next);
		for (let i = 0; i < perSector - 1; i++) fat.push(block.readUInt32LE(i * 4));
		next = block.readUInt32LE((perSector - 1) * 4);
	}
	const chain = (first: number, next: (n: number) => number, valid: (n: number) => boolean, most: number) => {
		const all: number[] = [];
		for (let n = first; valid(n) && all.length < most; n = next(n)) all.push(n);
		return all;
	};
	const most = Math.ceil(bytes.length / sectorSize);
	const follow = (first: number) => chain(first, (n) => entry(fat, n), isSector, most);
	const join = (first: number) => Buffer.concat(follow(first).map(sector));

	const directory = join(bytes.readUInt32LE(48));
	const miniFat = follow(bytes.readUInt32LE(60));
	const root = directory.subarray(0, 128);
	const mini = root.length === 128 ? join(root.readUInt32LE(116)) : Buffer.alloc(0);
	const smallStream = (first: number) => {
		const blocks = chain(
			first,
			(n) => entry(miniFat, n),
			(n) => n < 0xfffffffa && n * 64 < mini.length,
			mini.length / 64,
		);
		return Buffer.concat(blocks.map((n) => mini.subarray(n * 64, n * 64 + 64)));
	};
	const streams = new Map<string, Buffer>();
	for (let at = 128; at + 128 <= directory.length; at += 128) {
		const label = directory.toString('utf16le', at, at + Math.max(0, directory.readUInt16LE(at + 64) - 2));
		if (directory[at + 66] !== 2 || label === '') continue;
		const size = directory.readUInt32LE(at + 120);
		const first = directory.readUInt32LE(at + 116);
		streams.set(label, (size < 4096 ? smallStream(first) : join(first)).subarray(0, size));
	}
	return streams;
}

const sectorBytes = 4096;
const mark = { free: 0xffffffff, chainEnd: 0xfffffffe, table: 0xfffffffd };
/** Streams shorter than this would be kept elsewhere. */
const shortest = 1;

/** An entry of a compound file's directory: the root (5) or a stream (2). */
function directoryEntry(name: string, kind: 2 | 5, links: { child: number; first: number; size: number }): Buffer {
	const entry = Buffer.alloc(128);
	entry.write(name, 0, 'utf16le');
	entry.writeUInt16LE(name.length * 2 + 2, 64);
	entry.writeUInt8(kind, 66);
	entry.fill(0xff, 68, 76);
	entry.writeUInt32LE(links.child, 76);
	entry.writeUInt32LE(links.first, 116);
	entry.writeUInt32LE(links.size, 120);
	return entry;
}

/** A compound file that holds one stream: the header, the directory, the stream, and the table of its sectors. */
export function wrapStream(name: string, content: Buffer): Buffer {
	const streamSectors = Math.ceil(content.length / sectorBytes);
	const perTable = sectorBytes / 4;
	const tables = Math.ceil((streamSectors + 2) / (perTable - 1));
	const file = Buffer.alloc((2 + streamSectors + tables) * sectorBytes);
	const header = [0x3e, 4, 0xfffe, 12, 6];
	file.write('d0cf11e0a1b11ae1', 0, 'hex');
	for (const [i, value] of header.entries()) file.writeUInt16LE(value, 24 + 2 * i);
	const places = [1, tables, 0, 0, shortest, mark.chainEnd, 0, mark.chainEnd, 0];
	for (const [i, value] of places.entries()) file.writeUInt32LE(value, 40 + 4 * i);
	file.fill(0xff, 76, 512);
	const first = streamSectors + 1;
	for (let i = 0; i < tables; i++) file.writeUInt32LE(first + i, 76 + 4 * i);
	directoryEntry('Root Entry', 5, { child: 1, first: mark.chainEnd, size: 0 }).copy(file, sectorBytes);
	directoryEntry(name, 2, { child: mark.free, first: 1, size: content.length }).copy(file, sectorBytes + 128);
	content.copy(file, 2 * sectorBytes);
	const table = file.subarray((2 + streamSectors) * sectorBytes);
	table.fill(0xff);
	table.writeUInt32LE(mark.chainEnd, 0);
	for (let i = 1; i <= streamSectors; i++) table.writeUInt32LE(i === streamSectors ? mark.chainEnd : i + 1, 4 * i);
	for (let i = 0; i < tables; i++) table.writeUInt32LE(mark.table, 4 * (first + i));
	return file;
}
