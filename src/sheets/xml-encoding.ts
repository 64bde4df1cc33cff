import { UserError } from '../errors.ts';

const marks: [string, RegExp][] = [
	['utf-16le', /^(?:\xff\xfe|<\0)/],
	['utf-16be', /^(?:\xfe\xff|\0<)/],
];
const declared = /^(?:\xef\xbb\xbf)?<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/;

const unknown = (label: string) =>
	new UserError(`表格内部的文字编码（${label}）认不出来`, {
		code: 'unknown-encoding',
		hint: '请用 Excel 或 WPS 打开核对，另存为 .xlsx 再导入',
	});

type Decoder = InstanceType<typeof TextDecoder>;

function decoderFor(label: string): Decoder {
	try {
		return new TextDecoder(label);
	} catch {
		throw unknown(label);
	}
}

/**
 * Turns a part's XML into UTF-8 as it streams by. Nearly every program writes UTF-8; the others must not lose their text.
 * The last call, with no bytes, gives what was left over.
 */
export function asUtf8(): (chunk: Buffer) => Buffer {
	let decoder: Decoder | null | undefined;
	return (chunk) => {
		if (decoder === undefined) {
			const head = chunk.toString('latin1', 0, 200);
			const label = marks.find(([, mark]) => mark.test(head))?.[0] ?? declared.exec(head)?.[1] ?? 'utf-8';
			decoder = /^(?:utf-?8|us-ascii)$/i.test(label) ? null : decoderFor(label);
		}
		return decoder === null ? chunk : Buffer.from(decoder.decode(chunk, { stream: chunk.length > 0 }));
	};
}
