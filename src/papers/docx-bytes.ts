/** 1 January 1980, 00:00, as a zip entry writes it (time, then day, two bytes each). */
const stillTime = 0x00210000;

const central = {
	mark: 0x02014b50,
	time: 12,
	nameLength: 28,
	extraLength: 30,
	commentLength: 32,
	offset: 42,
	size: 46,
};
const local = { time: 10 };
const end = { mark: 0x06054b50, entries: 10, start: 16, size: 22 };

/** Sets the time of every entry of a zip file to the same still one, in place, so that the same paper is the same bytes. */
export function stillZip(zip: Buffer): Buffer {
	const tail = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
	if (tail < 0 || tail + end.size > zip.length || zip.readUInt32LE(tail) !== end.mark)
		throw new RangeError('not a zip file');
	let at = zip.readUInt32LE(tail + end.start);
	for (let left = zip.readUInt16LE(tail + end.entries); left > 0; left--) {
		if (zip.readUInt32LE(at) !== central.mark) throw new RangeError('broken directory of a zip file');
		zip.writeUInt32LE(stillTime, at + central.time);
		zip.writeUInt32LE(stillTime, zip.readUInt32LE(at + central.offset) + local.time);
		at +=
			central.size +
			zip.readUInt16LE(at + central.nameLength) +
			zip.readUInt16LE(at + central.extraLength) +
			zip.readUInt16LE(at + central.commentLength);
	}
	return zip;
}
