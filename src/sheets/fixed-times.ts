import { deflateRawSync } from 'node:zlib';

/** 1 January 2000, 00:00, as a zip file writes it. */
const time = 0;
const date = (20 << 9) | (1 << 5) | 1;
const localHeader = 30;
const centralHeader = 46;
const stored = 0;
const deflated = 8;
/** The name is UTF-8; sizes stand before the data, not after it. */
const kept = 0x0800;

interface Entry {
	/** The central header with its name. */
	header: Buffer;
	name: Buffer;
	data: Buffer;
}

function readEntries(zip: Buffer): Entry[] {
	const end = zip.lastIndexOf('PK\x05\x06', zip.length - 22, 'latin1');
	const count = zip.readUInt16LE(end + 10);
	let at = zip.readUInt32LE(end + 16);
	return Array.from({ length: count }, () => {
		const header = Buffer.from(zip.subarray(at, at + centralHeader));
		const nameLength = header.readUInt16LE(28);
		const name = zip.subarray(at + centralHeader, at + centralHeader + nameLength);
		const local = header.readUInt32LE(42);
		const from = local + localHeader + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
		at += centralHeader + nameLength + header.readUInt16LE(30) + header.readUInt16LE(32);
		return { header, name, data: zip.subarray(from, from + header.readUInt32LE(20)) };
	});
}

/** Compresses what is only stored, and sets the header to the fixed time and to what now follows it. */
function packEntry({ header, name, data }: Entry): Entry {
	const isStored = header.readUInt16LE(10) === stored;
	const packed = isStored ? deflateRawSync(data) : data;
	header.writeUInt16LE(header.readUInt16LE(8) & kept, 8);
	header.writeUInt16LE(deflated, 10);
	header.writeUInt16LE(time, 12);
	header.writeUInt16LE(date, 14);
	header.writeUInt32LE(packed.length, 20);
	header.writeUInt16LE(0, 30);
	header.writeUInt16LE(0, 32);
	return { header, name, data: packed };
}

/** Sets every entry of a zip to one fixed time, so that the same content gives the same bytes; entries only stored are compressed. */
export function fixEntryTimes(zip: Buffer): Buffer {
	const entries = readEntries(zip).map(packEntry);
	const parts: Buffer[] = [];
	let at = 0;
	for (const { header, name, data } of entries) {
		const local = Buffer.alloc(localHeader);
		local.write('PK\x03\x04', 'latin1');
		header.copy(local, 4, 6, 32);
		local.writeUInt16LE(0, 28);
		header.writeUInt32LE(at, 42);
		parts.push(local, name, data);
		at += localHeader + name.length + data.length;
	}
	const central = entries.flatMap(({ header, name }) => [header, name]);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 'latin1');
	end.writeUInt16LE(entries.length, 8);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(
		central.reduce((sum, part) => sum + part.length, 0),
		12,
	);
	end.writeUInt32LE(at, 16);
	return Buffer.concat([...parts, ...central, end]);
}
