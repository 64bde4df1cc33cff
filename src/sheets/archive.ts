import { openPackage } from './package.ts';
import { keepWhole } from './sieve.ts';
import { sniffContainer } from './sniff.ts';

/** What makes a zip file a document of its own and no archive. */
const documentParts = /^(?:\[Content_Types\]\.xml|mimetype|Index\/.*\.iwa)$/i;

/** The files in a zip archive with the time each was packed, inflated within the limits; null when the bytes are no zip, or a workbook themselves. */
export async function openArchive(
	bytes: Uint8Array,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer>; packedAt: number }[] | null> {
	if (bytes.length === 0 || bytes[0] !== 0x50 || sniffContainer(bytes) !== 'zip') return null;
	const { names } = await openPackage(bytes, () => null);
	if (names.some((name) => documentParts.test(name))) return null;
	const { parts, times } = await openPackage(bytes, () => keepWhole);
	return [...parts]
		.filter(([name]) => !name.endsWith('/'))
		.map(([name, body]) => ({ name, bytes: new Uint8Array(body), packedAt: times.get(name) ?? 0 }));
}
