import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { editDocx, partsIn } from '../papers/edited-samples.ts';
import { type Desk, emptyDesk, runAll } from './desk.ts';

let desk: Desk;
let draft: Uint8Array;
let scoped: Uint8Array;

beforeAll(async () => {
	desk = await emptyDesk();
	const then = ['--today', '2026-09-01'];
	await runAll(desk, [
		['unit', 'add', '县水利局'],
		['add', '河道清淤', '--lead', '县水利局', '--deadline', '10-20', '--source', '会议议定', ...then],
		['add', '河道清障', '--lead', '县水利局', '--deadline', '10-20', '--source', '会议议定', ...then],
		['add', '山塘加固', '--lead', '县水利局', '--deadline', '11-20', '--source', '领导批示', ...then],
		['circular', '10月', '--draft', '--output', '草稿.docx'],
		['circular', '10月', '--draft', '--source', '会议议定', '--output', '会议.docx'],
	]);
	draft = readFileSync(join(desk.folder, '草稿.docx'));
	scoped = readFileSync(join(desk.folder, '会议.docx'));
});

/** Issues a file on a copy of the desk. */
async function issue(bytes: Uint8Array, ...options: string[]) {
	const here = desk.copy();
	writeFileSync(join(here.folder, '改过.docx'), bytes);
	return { here, ...(await here.run('papers', 'issue', '改过.docx', ...options)) };
}
const replaced = (from: string | RegExp, to: string, part?: string) =>
	editDocx(draft, (xml) => xml.replace(from, to), part);
const property = (value: string) =>
	replaced(/(<vt:lpwstr>)[^<]*/, `$1${value.replace(/"/g, '&quot;')}`, 'docProps/custom.xml');
const withoutProperty = (bytes: Uint8Array) =>
	editDocx(bytes, (xml) => xml.replace(/<property .*<\/property>/s, ''), 'docProps/custom.xml');

test('an edited draft goes out word for word, registered by its bytes and kept beside the ledger', async () => {
	const { here, code, out } = await issue(replaced('现通报如下', '经县委主要领导审定，现通报如下'));
	expect([code, out]).toEqual([0, expect.stringContaining('已发出 督查通报第1期')]);
	const folder = join(here.folder, '文书');
	const bytes = readFileSync(join(folder, readdirSync(folder)[0]!));
	const document = partsIn(bytes).get('word/document.xml')!;
	expect(document).toContain('经县委主要领导审定，现通报如下');
	expect(document).toContain('第1期');
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	expect(readFileSync(join(`${here.ledger}.附件`, sha256))).toEqual(bytes);
	expect(Object.values(Object.fromEntries(partsIn(bytes))).join('')).not.toMatch(/2026-11-02 {2}#/);
});

describe('refused, with nothing written', () => {
	test.each<[string, () => Uint8Array, RegExp]>([
		[
			'a wrong figure',
			() => replaced('列入台账事项3件', '列入台账事项4件'),
			/有1处与台账不一致：“列入台账事项4件”应为3/,
		],
		['a number out of turn', () => replaced('第　期', '第9期'), /写的是第9期，按顺序应为第1期\n.*series 通报 --next 9/],
		['no place for the number', () => replaced('第　期', '总第　号'), /里找不到“第　期”一行/],
		['changes nobody accepted', () => replaced('<w:r>', '<w:ins w:id="1"/><w:r>'), /还有没有接受的修订/],
		['looks nobody accepted', () => replaced('<w:rPr>', '<w:rPr><w:rPrChange w:id="1"/>'), /还有没有接受的修订/],
		['comments', () => replaced('<w:r>', '<w:commentReference w:id="1"/><w:r>'), /里还有批注/],
		['a DTD', () => replaced('<w:document', '<!DOCTYPE x [<!ENTITY a "b">]><w:document'), /含 DTD 声明，已拒绝/],
		[
			'a wrong figure in a section of plain text',
			() => replaced('列入台账事项3件', '列入台账<![CDATA[事项4件]]>'),
			/“列入台账事项4件”应为3/,
		],
		[
			'a wrong figure in a footnote',
			() =>
				replaced(
					'</w:footnotes>',
					'<w:footnote w:id="5"><w:p><w:r><w:t>列入台账事项4件。</w:t></w:r></w:p></w:footnote></w:footnotes>',
					'word/footnotes.xml',
				),
			/“列入台账事项4件”应为3/,
		],
		['a number without end', () => replaced('列入台账事项3件', '3'.repeat(300_000)), /里有一段超过5000字，不像草稿/],
		[
			'a text without end',
			() =>
				replaced(
					/<w:p>(?=(?:(?!<w:p>).)*一、总体情况)/s,
					`${'<w:p><w:r><w:t>督查</w:t></w:r></w:p>'.repeat(51_000)}<w:p>`,
				),
			/正文超过10万字，不像草稿/,
		],
		['a file cut short', () => draft.slice(0, draft.length - 500), /改过\.docx：文件已损坏/],
		['an old Word file', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), /旧版的 \.doc/],
		['an empty file', () => new Uint8Array(), /是空的/],
		['a draft about some items, its mark lost', () => withoutProperty(scoped), /认不出是哪一期的通报：10月份会议议定/],
		[
			'a title of others',
			() => editDocx(withoutProperty(draft), (xml) => xml.replace('办理情况的通报<', '的函<')),
			/认不出是哪一份/,
		],
		['a mark of others', () => property('{"k":"督查通报","l":"0000","n":3,"p":"2026-10","s":{}}'), /另一本台账/],
		['a mark with a filter there is not', () => property(markWith('"s":{"source":"没有的来源"}')), /--source 没有/],
		[
			'a mark with a period there is not',
			() => property(markWith('"s":{}').replace('2026-10', '昨天')),
			/看不懂这个时间段/,
		],
	])('%s', async (_, make, words) => {
		const { here, code, err } = await issue(make());
		expect([code > 0, err]).toEqual([true, expect.stringMatching(words)]);
		expect(existsSync(join(here.folder, '文书'))).toBe(false);
		expect((await here.run('log')).out).not.toContain('发出');
	});
	test('a folder that cannot be written takes no number', async () => {
		const { here, code } = await issue(draft, '--out', '台账.db');
		expect(code).toBe(13);
		expect((await here.run('papers', 'issue', '改过.docx')).out).toContain('督查通报第1期');
	});
});

/** The draft's own mark with other filters. */
function markWith(scope: string): string {
	const own = />(\{[^<]*)</.exec(partsIn(draft).get('docProps/custom.xml')!)![1]!.replaceAll('&quot;', '"');
	return own.replace('"s":{}', scope);
}

test.each<[string, () => Uint8Array, string[]]>([
	['its number already written', () => replaced('第　期', '第 1 期'), []],
	['its mark lost, by title and footer', () => withoutProperty(draft), []],
	['a mark that says nothing', () => property('null'), []],
	['about some items', () => scoped, []],
	['a wrong figure accepted', () => replaced('列入台账事项3件', '列入台账事项4件'), ['--accept']],
	['only looked at', () => draft, ['--dry-run']],
])('a draft with %s goes through', async (_, make, options) => {
	const { code, out } = await issue(make(), ...options);
	expect([code, out]).toEqual([0, expect.stringContaining('督查通报第1期')]);
});

test('the circular of a period goes out once, drafted or not, and about other items beside it', async () => {
	const { here } = await issue(draft);
	expect((await here.run('circular', '10月', '--issue')).err).toContain('已经发出：督查通报第1期');
	expect((await here.run('circular', '10月', '--source', '会议议定', '--issue')).out).toContain('督查通报第2期');
	expect((await here.run('circular', '9月', '--issue')).out).toContain('督查通报第3期');
});
