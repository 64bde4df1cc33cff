import { constants, deflateRawSync } from 'node:zlib';
import { makeXlsx, worksheet } from './workbooks.ts';

/** Many times the same block, deflated as one stream without ever being held as a whole. */
function deflateTimes(before: string, block: string, times: number): Buffer {
	const flushed = (text: string) => deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH });
	const packed = flushed(block);
	return Buffer.concat([flushed(before), ...Array.from({ length: times }, () => packed), deflateRawSync('')]);
}

/** A zip with one part put in as it was deflated, of which the directory says nothing true. */
function withDeflated(name: string, packed: Buffer): Buffer {
	const zip = makeXlsx({ extra: { [name]: [packed, { level: 0 }] } });
	const text = zip.toString('latin1');
	for (let i = text.indexOf(name); i >= 0; i = text.indexOf(name, i + 1)) {
		const central = zip.readUInt32LE(i - 46) === 0x02014b50;
		if (!central && zip.readUInt32LE(i - 30) !== 0x04034b50) continue;
		zip.writeUInt16LE(8, central ? i - 36 : i - 22);
		zip.writeUInt32LE(0, central ? i - 22 : i - 8);
	}
	return zip;
}

/** An .xlsx with a sheet of so many times the block between a sheet's beginning and nothing. */
export const sheetBomb = (block: string, times: number, before = worksheet('').split('</sheetData>')[0]!): Buffer =>
	withDeflated('xl/worksheets/sheet9.xml', deflateTimes(before, block, times));

/** The same of the texts that cells share. */
export const sharedTextBomb = (block: string, times: number): Buffer =>
	withDeflated('xl/sharedStrings9.xml', deflateTimes('<sst>', block, times));
