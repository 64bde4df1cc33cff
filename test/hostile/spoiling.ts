import fc from 'fast-check';

/** A place in something, as a share of its length. */
export const share = fc.integer({ min: 0, max: 0xffff_ffff });
export const placeIn = (length: number, at: number) => Math.floor((at / 2 ** 32) * length);
export const figures = [
	'-1',
	'0',
	'',
	'60',
	'abc',
	'1e309',
	'NaN',
	'16385',
	'1048577',
	'4294967296',
	'99999999999999999999',
];

/** Bytes with one changed, some lost or doubled, or cut off. */
export function spoilBytes(bytes: Buffer, how: string, at: number, value: number): Buffer {
	const place = placeIn(bytes.length, at);
	const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
	if (how === 'cut') return before;
	if (how === 'drop') return Buffer.concat([before, after.subarray(value % 200)]);
	if (how === 'repeat') return Buffer.concat([before, after.subarray(0, value % 200), after]);
	return Buffer.concat([before, Buffer.of(value & 0xff), after.subarray(1)]);
}

/** XML with an attribute, a tag or a value changed for something else. */
export function spoilXml(xml: string, how: string, at: number, figure: string): string {
	const pattern = { attribute: /\s[\w:]+="[^"]*"/g, tag: /<\/?[\w:]+[^<>]*>/g, value: />\d[\d.]*</g }[how] ?? /$/g;
	const found = [...xml.matchAll(pattern)];
	const hit = found[placeIn(found.length, at)];
	if (hit === undefined) return xml;
	const put = { attribute: hit[0].replace(/"[^"]*"/, `"${figure}"`), value: `>${figure}<` }[how] ?? '';
	return xml.slice(0, hit.index) + put + xml.slice(hit.index + hit[0].length);
}
