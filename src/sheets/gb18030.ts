type Table = Map<string, readonly number[]>;

/** The short codes, of two bytes. */
function* twoByteCodes(): Generator<number[]> {
	for (let first = 0x81; first <= 0xfe; first++)
		for (let second = 0x40; second <= 0xfe; second++) if (second !== 0x7f) yield [first, second];
}

/** Four bytes of the code that stands at a place in the long part of the set. */
const longCode = (place: number): number[] => [
	0x81 + Math.floor(place / 12600),
	0x30 + (Math.floor(place / 1260) % 10),
	0x81 + (Math.floor(place / 10) % 126),
	0x30 + (place % 10),
];
/** Places of the long codes for characters of the basic plane, and the place where those beyond it begin. */
const basicPlaces = 39_420;
const beyondBasic = 189_000;

function* basicLongCodes(): Generator<number[]> {
	for (let place = 0; place < basicPlaces; place++) yield longCode(place);
}

/** Takes the characters of the codes, as the decoder reads them, into the table; the first code of a character stays. A line break after each keeps a broken one from spoiling the next. */
function enterCodes(table: Table, codes: number[][]): void {
	const bytes = Uint8Array.from(codes.flatMap((code) => [...code, 0x0a]));
	const signs = new TextDecoder('gb18030').decode(bytes).split('\n');
	for (const [at, sign] of signs.entries())
		if ([...sign].length === 1 && sign !== '\ufffd' && !table.has(sign)) table.set(sign, codes[at]!);
}

let known: Table | undefined;

function tableOfCodes(): Table {
	if (known !== undefined) return known;
	known = new Map();
	enterCodes(known, [...twoByteCodes()]);
	enterCodes(known, [...basicLongCodes()]);
	return known;
}

/** A text in GB18030-2005, every character of Unicode but a few of private use; the table is the platform's own decoder read backwards. */
export function encodeGb18030(text: string): Uint8Array {
	const table = tableOfCodes();
	const bytes: number[] = [];
	for (const sign of text) {
		const code = sign.codePointAt(0)!;
		if (code < 0x80) bytes.push(code);
		else if (code > 0xffff) bytes.push(...longCode(beyondBasic + code - 0x10000));
		else bytes.push(...(table.get(sign) ?? [0x3f]));
	}
	return Uint8Array.from(bytes);
}
