/** A picture's format and its size in pixels. */
export interface PictureSize {
	type: 'png' | 'jpg';
	width: number;
	height: number;
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
	signature.every((byte, at) => bytes[at] === byte);

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function readPng(view: DataView): PictureSize | null {
	if (view.byteLength < 24) return null;
	return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** Frame headers of a JPEG, which hold its size; C4, C8 and CC are something else. */
const isFrame = (marker: number): boolean =>
	marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function readJpeg(view: DataView): PictureSize | null {
	let at = 2;
	while (at + 9 < view.byteLength) {
		if (view.getUint8(at) !== 0xff) return null;
		const marker = view.getUint8(at + 1);
		if (isFrame(marker)) return { type: 'jpg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
		// Fill bytes may stand before a marker; markers without a length have nothing to skip.
		if (marker === 0xff) at += 1;
		else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
		else at += 2 + view.getUint16(at + 2);
	}
	return null;
}

/** The format and size of a PNG or JPEG by its first bytes; null for anything else, or one that is broken. */
export function readPictureSize(bytes: Uint8Array): PictureSize | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const size = startsWith(bytes, pngSignature)
		? readPng(view)
		: startsWith(bytes, [0xff, 0xd8, 0xff])
			? readJpeg(view)
			: null;
	return size !== null && size.width > 0 && size.height > 0 ? size : null;
}
