import { crc32, createInflateRaw } from 'node:zlib';
import { UserError } from '../errors.ts';
import { limits } from './limits.ts';
import { asUtf8 } from './xml-encoding.ts';

/** One entry of a zip file, as its central directory states it. */
interface Entry {
	name: string;
	method: number;
	crc: number;
	start: number;
	packed: number;
	/** When it was packed, read as China's time: milliseconds; 0 where it was not written. */
	packedAt: number;
}

/** Changes a part's bytes while they are inflated; called once more with the last flag set. */
export type Sieve = (chunk: Buffer, last: boolean) => Buffer;

const damaged = (what: string) =>
	new UserError(`文件已损坏：${what}`, {
		code: 'damaged-file',
		hint: '请重新发送或下载；能用 Excel 打开的，另存一份再导入',
	});
const refused = (code: string, message: string) =>
	new UserError(message, { code, hint: '正常的表格不会这样，请核实文件来源；确有需要的，把表格复制到新工作簿再导入' });
const tooBig = (most: number) =>
	new UserError(`文件解压后过大（超过 ${most / 2 ** 20} MB）`, {
		code: 'too-large',
		hint: '请核实文件来源；表格确实很大的，删去多余的格式和空行，或拆成几个文件',
	});

function findDirectory(bytes: Buffer): { offset: number; count: number } {
	const end = bytes.lastIndexOf('PK\x05\x06', bytes.length - 22, 'latin1');
	if (end < 0) throw damaged('压缩包不完整，没有传完');
	let offset = bytes.readUInt32LE(end + 16);
	let count = bytes.readUInt16LE(end + 10);
	if (end >= 20 && bytes.readUInt32LE(end - 20) === 0x07064b50) {
		const record = Number(bytes.readBigUInt64LE(end - 12));
		count = Number(bytes.readBigUInt64LE(record + 32));
		offset = Number(bytes.readBigUInt64LE(record + 48));
	}
	return { offset, count };
}

/** The sizes and place in a zip64 extra field, for those the plain header leaves at 0xFFFFFFFF. */
function readLongSizes(bytes: Buffer, from: number, to: number, plain: number[]): number[] {
	let at = from;
	while (at + 4 <= to && bytes.readUInt16LE(at) !== 1) at += 4 + bytes.readUInt16LE(at + 2);
	at += 4;
	return plain.map((value) => {
		if (value !== 0xffffffff || at + 8 > to) return value;
		at += 8;
		return Number(bytes.readBigUInt64LE(at - 8));
	});
}

const utf8Names = 0x800;

/** A name is UTF-8 where its flag says so or it reads as such; the Windows of a Chinese office writes GBK. */
function decodeName(bytes: Buffer, flags: number): string {
	const name = bytes.toString('utf8');
	return flags & utf8Names || !name.includes('\ufffd') ? name : new TextDecoder('gb18030').decode(bytes);
}

/** The day and time of a zip directory, two seconds fine. */
function readTime(time: number, date: number): number {
	if (date === 0) return 0;
	const [year, month, day] = [1980 + (date >> 9), (date >> 5) & 15, date & 31];
	return Date.UTC(year, month - 1, day, (time >> 11) - 8, (time >> 5) & 63, (time & 31) * 2);
}

function listEntries(bytes: Buffer): Entry[] {
	const { offset, count } = findDirectory(bytes);
	if (count > limits.entries)
		throw refused('too-many-entries', `压缩包里有 ${count} 个文件，超过 ${limits.entries} 个`);
	const entries: Entry[] = [];
	const seen = new Set<string>();
	let at = offset;
	for (let i = 0; i < count; i++) {
		if (bytes.readUInt32LE(at) !== 0x02014b50) throw damaged('压缩包目录有误');
		const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
		const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
		const name = decodeName(bytes.subarray(at + 46, nameEnd), bytes.readUInt16LE(at + 8)).replaceAll('\\', '/');
		if (bytes.readUInt16LE(at + 8) & 1) throw encrypted();
		if (name.startsWith('/') || name.split('/').includes('..'))
			throw refused('unsafe-name', '压缩包里有指向外面的路径，已拒绝');
		if (seen.has(name.toLowerCase())) throw refused('duplicate-part', `压缩包里有重名的部分（${name}），已拒绝`);
		seen.add(name.toLowerCase());
		const [, packed, place] = readLongSizes(bytes, nameEnd, extraEnd, [
			bytes.readUInt32LE(at + 24),
			bytes.readUInt32LE(at + 20),
			bytes.readUInt32LE(at + 42),
		]) as [number, number, number];
		if (bytes.readUInt32LE(place) !== 0x04034b50) throw damaged('压缩包目录有误');
		const start = place + 30 + bytes.readUInt16LE(place + 26) + bytes.readUInt16LE(place + 28);
		entries.push({
			name,
			method: bytes.readUInt16LE(at + 10),
			crc: bytes.readUInt32LE(at + 16),
			start,
			packed,
			packedAt: readTime(bytes.readUInt16LE(at + 12), bytes.readUInt16LE(at + 14)),
		});
		at = extraEnd + bytes.readUInt16LE(at + 32);
	}
	return entries;
}

/** The one message for every kind of password-protected file. */
export function encrypted(): UserError {
	return new UserError('文件设了打开密码', {
		code: 'encrypted',
		hint: '请用 Excel 或 WPS 输入密码打开，去掉密码另存后再导入',
	});
}

async function* inflate(bytes: Buffer, entry: Entry): AsyncGenerator<Buffer> {
	const packed = bytes.subarray(entry.start, entry.start + entry.packed);
	if (packed.length < entry.packed) throw damaged(`${entry.name} 不完整`);
	if (entry.method === 0) {
		yield packed;
		return;
	}
	if (entry.method !== 8) throw damaged(`${entry.name} 的压缩方式不认识`);
	const stream = createInflateRaw({ chunkSize: 256 * 1024 });
	stream.end(packed);
	yield* stream as AsyncIterable<Buffer>;
}

const declaresTypes = /<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E/i;

/**
 * The parts of a zip package, inflated under a running count so that a bomb stops early.
 * `sieveOf` says which parts are wanted, and what is sifted out of each while it is inflated.
 */
export async function openPackage(
	data: Uint8Array,
	sieveOf: (name: string) => Sieve | null,
): Promise<{ names: string[]; parts: Map<string, Buffer>; times: Map<string, number> }> {
	const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
	const parts = new Map<string, Buffer>();
	let names: string[] = [];
	let times = new Map<string, number>();
	let total = 0;
	let left = 0;
	try {
		const entries = listEntries(bytes);
		names = entries.map((e) => e.name);
		times = new Map(entries.map((e) => [e.name, e.packedAt]));
		for (const entry of entries) {
			const sieve = sieveOf(entry.name);
			const isXml = /\.(?:xml|rels|vml)$/i.test(entry.name);
			if (!sieve && !isXml) continue;
			const kept: Buffer[] = [];
			const toUtf8 = isXml ? asUtf8() : (chunk: Buffer) => chunk;
			const keep = (piece: Buffer) => {
				left += piece.length;
				if (left > limits.keptBytes) throw tooBig(limits.keptBytes);
				kept.push(piece);
			};
			let crc = 0;
			let tail = '';
			for await (const chunk of inflate(bytes, entry)) {
				total += chunk.length;
				if (total > limits.inflatedBytes) throw tooBig(limits.inflatedBytes);
				crc = crc32(chunk, crc);
				if (isXml) {
					const words = tail + chunk.toString('latin1');
					if (declaresTypes.test(words)) throw refused('dtd', '文件含 DTD 声明，已拒绝');
					tail = words.slice(-20);
				}
				if (sieve) keep(sieve(toUtf8(chunk), false));
			}
			if (crc !== entry.crc) throw damaged(`${entry.name} 校验不符`);
			if (sieve) {
				keep(sieve(toUtf8(Buffer.alloc(0)), true));
				parts.set(entry.name, Buffer.concat(kept));
			}
		}
	} catch (error) {
		if (error instanceof UserError) throw error;
		throw damaged('压缩包读不出来');
	}
	return { names, parts, times };
}

/** Puts parts into an uncompressed zip, the form in which the spreadsheet package takes them; no checksums, which were checked before. The parts are taken out of the map, so that they are not held twice. */
export function packParts(parts: Map<string, Buffer>): Buffer {
	const local: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const [name, body] of parts) {
		const label = Buffer.from(name);
		const shared = Buffer.alloc(26);
		shared.writeUInt16LE(20, 0);
		shared.writeUInt16LE(0x0800, 2);
		shared.writeUInt32LE(body.length, 14);
		shared.writeUInt32LE(body.length, 18);
		shared.writeUInt16LE(label.length, 22);
		const place = Buffer.alloc(14);
		place.writeUInt32LE(offset, 10);
		local.push(Buffer.from('PK\x03\x04'), shared, label, body);
		directory.push(Buffer.from('PK\x01\x02\x14\x00'), shared, place, label);
		offset += 30 + label.length + body.length;
	}
	const list = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 0, 'latin1');
	end.writeUInt16LE(parts.size, 8);
	end.writeUInt16LE(parts.size, 10);
	end.writeUInt32LE(list.length, 12);
	end.writeUInt32LE(offset, 16);
	parts.clear();
	return Buffer.concat([...local, list, end]);
}
