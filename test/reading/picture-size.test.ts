import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPictureSize } from '../../src/reading/picture-size.ts';
import { writePicture } from '../papers/picture.ts';

const png = writePicture(620, 877);
const frame = (marker: number, height: number, width: number) => [
	...[0xff, marker, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0],
];
const app = [0xff, 0xe0, 0, 6, 1, 2, 3, 4];
const jpg = (...parts: number[][]) => Uint8Array.from([0xff, 0xd8, ...parts.flat(), 0xff, 0xd9, 0, 0]);

describe('the size of a picture', () => {
	test.each([
		['a PNG', png, { type: 'png', width: 620, height: 877 }],
		[
			'a PNG within a larger buffer',
			Buffer.concat([Buffer.of(1, 2, 3), png]).subarray(3),
			{ type: 'png', width: 620, height: 877 },
		],
		['a JPEG', jpg(app, frame(0xc0, 480, 640)), { type: 'jpg', width: 640, height: 480 }],
		[
			'a progressive JPEG behind a table',
			jpg(app, [0xff, 0xc4, 0, 3, 0], frame(0xc2, 3000, 4000)),
			{ type: 'jpg', width: 4000, height: 3000 },
		],
		[
			'a JPEG with fill bytes and markers without a length',
			jpg([0xff], app, [0xff, 0xd0], frame(0xc1, 1, 2)),
			{ type: 'jpg', width: 2, height: 1 },
		],
		['a JPEG without a frame', jpg(app), null],
		['a JPEG of no height', jpg(frame(0xc0, 0, 640)), null],
		['a JPEG with rubbish', jpg(app, [1, 2, 3]), null],
		['a PNG cut short', png.subarray(0, 20), null],
		['a GIF', Buffer.from('GIF89a..........................'), null],
		['a text that is called .png', Buffer.from('批示'), null],
		['nothing', new Uint8Array(), null],
	])('%s', (_name, bytes, size) => {
		expect(readPictureSize(bytes)).toEqual(size);
	});
	test('whatever the bytes, it answers', () => {
		const heads = fc.constantFrom([], [0xff, 0xd8, 0xff], [...png.subarray(0, 8)]);
		fc.assert(
			fc.property(heads, fc.uint8Array({ maxLength: 80 }), (head, rest) => {
				const size = readPictureSize(Uint8Array.from([...head, ...rest]));
				expect(size === null || (size.width > 0 && size.height > 0)).toBe(true);
			}),
		);
	});
});
