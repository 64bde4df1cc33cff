/** 1 January 2000, 00:00, as a zip file writes it. */
const time = 0;
const date = (20 << 9) | (1 << 5) | 1;

/** Sets every entry of a zip to one fixed time, so that the same content gives the same bytes. */
export function fixEntryTimes(zip: Buffer): Buffer {
	const end = zip.lastIndexOf('PK\x05\x06', zip.length - 22, 'latin1');
	const count = zip.readUInt16LE(end + 10);
	let at = zip.readUInt32LE(end + 16);
	for (let i = 0; i < count; i++) {
		const local = zip.readUInt32LE(at + 42);
		for (const place of [at + 12, local + 10]) {
			zip.writeUInt16LE(time, place);
			zip.writeUInt16LE(date, place + 2);
		}
		at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
	}
	return zip;
}
