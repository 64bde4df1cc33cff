import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import { readDraftFile } from '../../src/commands/common/circular/draft-file.ts';
import { UserError } from '../../src/errors.ts';
import { stampEdited } from '../../src/papers/circular-edited.ts';
import { repackDocx } from '../../src/papers/docx-edit.ts';
import { checkTemplate } from '../../src/papers/templates/template-check.ts';
import { fillTemplate } from '../../src/papers/templates/template-fill.ts';
import { starterTemplate } from '../../src/papers/templates/template-starter.ts';
import { tagsOf } from '../../src/papers/templates/template-tags.ts';
import { day } from '../../src/rules/day.ts';
import type { Session } from '../../src/session.ts';
import { newFolder } from '../ledger/folders.ts';
import { figures, placeIn, share, spoilBytes, spoilXml } from './spoiling.ts';

const whole = await starterTemplate('催办通知单', '青屏县委县政府督查室', day('2026-11-02'));
const folder = newFolder();
const values = Object.fromEntries(Object.keys(tagsOf('催办通知单')).map((tag) => [tag, '甲<&>\n乙']));
const body = 'word/document.xml';
const links = 'word/_rels/document.xml.rels';

function fill(bytes: Uint8Array): string {
	checkTemplate(bytes, ['催办通知单']);
	return strFromU8(unzipSync(fillTemplate(bytes, values))[body]!);
}

/** A template as it is read when it has come back as somebody's edited draft, and written out again. */
async function readAsDraft(bytes: Uint8Array): Promise<void> {
	writeFileSync(join(folder, '草稿.docx'), bytes);
	const session = { world: { cwd: () => folder } } as unknown as Session;
	const { edited, parts, bytes: read } = await readDraftFile(session, '草稿.docx');
	await repackDocx(read, stampEdited(parts, edited, { issue: '第10期', day: '2026年11月4日', origin: '{}' }));
}

const changed = (name: string, change: (xml: string) => string) => {
	const parts = unzipSync(whole);
	return zipSync({ ...parts, [name]: strToU8(change(strFromU8(parts[name]!))) }, { level: 0 });
};

test.each<[string, () => Uint8Array]>([
	['a list of links whose tags do not pair', () => changed(links, (xml) => xml.replace('</Relationships>', ''))],
	['words beside its one element', () => changed(links, (xml) => `${xml}第　期`)],
	['a body cut off', () => changed(body, (xml) => xml.slice(0, -40))],
	[
		'a part that lies beyond its end',
		() => {
			const bytes = Buffer.from(changed(body, (xml) => xml));
			const entry = bytes.lastIndexOf('PK\x01\x02', bytes.length, 'latin1');
			bytes.writeUInt32LE(0x2c00_0000, entry + 20);
			return bytes;
		},
	],
])('a template with %s is refused, and nothing else is said', (_, make) => {
	const said = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
	try {
		expect(() => fill(make())).toThrow('模板不能用：文件已损坏');
		for (const spy of said) expect(spy).not.toHaveBeenCalled();
	} finally {
		for (const spy of said) spy.mockRestore();
	}
});

test('a sign beyond Unicode in a template is none', () => {
	const bytes = changed(body, (xml) => xml.replace('<w:t xml:space="preserve">', '$&&#x110000;'));
	expect(fill(bytes)).not.toContain('undefined');
});

test('a package that says it holds fewer parts than it does is refused when it is to be written', async () => {
	const bytes = Buffer.from(whole);
	const end = bytes.lastIndexOf('PK\x05\x06', bytes.length, 'latin1');
	bytes.writeUInt32LE(bytes.readUInt32LE(end + 16) + 1, end + 16);
	await expect(repackDocx(bytes, new Map())).rejects.toMatchObject({ code: 'damaged-file' });
});

test('a template or draft changed at random is filled, read or refused', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom('byte', 'cut', 'drop', 'attribute', 'tag', 'value'),
			fc.boolean(),
			share,
			share,
			fc.constantFrom(...figures, '{', '}', '{constructor}', '{#任务}', '&#0;', '<w:p>', '</w:t>'),
			async (how, isInside, which, at, figure) => {
				const names = Object.keys(unzipSync(whole)).sort();
				const name = names[placeIn(names.length, which)]!;
				const spoil = (xml: string) => spoilXml(xml, how, at, figure);
				const bytes = isInside ? changed(name, spoil) : spoilBytes(whole, how, at, which);
				for (const use of [async () => void fill(bytes), () => readAsDraft(bytes)])
					await use().catch((error: unknown) => {
						if (!(error instanceof UserError)) throw error;
						expect(error.message).toMatch(/\p{Script=Han}/u);
					});
			},
		),
		{ numRuns: 40 },
	);
});
