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
