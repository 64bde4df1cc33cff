import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { renderDocx } from '../../src/papers/docx.ts';
import { completionSheet, extensionSheet, registrationSheet } from '../../src/papers/notices/approval-sheets.ts';
import { dispatchNotice } from '../../src/papers/notices/dispatch-notice.ts';
import { jointNotice } from '../../src/papers/notices/joint-notice.ts';
import { rectificationNotice } from '../../src/papers/notices/rectification-notice.ts';
import type { Paper } from '../../src/papers/paper.ts';
import { checkTemplate } from '../../src/papers/templates/template-check.ts';
import { fillTemplate, paperValues, taskValues } from '../../src/papers/templates/template-fill.ts';
import { mergeFilled } from '../../src/papers/templates/template-merge.ts';
import { starterTemplate } from '../../src/papers/templates/template-starter.ts';
import { type TemplateKind, tagsOf, taskTagsOf, templateKinds } from '../../src/papers/templates/template-tags.ts';
import { day } from '../../src/rules/day.ts';
import { editDocx, partsIn } from './edited-samples.ts';
import {
	completionFacts,
	extensionFacts,
	fullDispatch,
	jointFacts,
	rectificationFacts,
	registrationFacts,
} from './notice-samples.ts';

const monday = day('2026-11-02');
const starter = (kind: TemplateKind) => starterTemplate(kind, '督查室', monday);
const textOf = (bytes: Uint8Array): string => (partsIn(bytes).get('word/document.xml') ?? '').replace(/<[^>]+>/g, '\n');

/** What the plans of these papers add to what the papers themselves say. */
const everywhere = { 文号: '青督〔2026〕1号', 联系人: '林晓', 电话: '0000-6621016' };
const samples: [TemplateKind, Paper, Record<string, string>][] = [
	['立项审批单', registrationSheet(registrationFacts), { 缓急: '一般', 公开范围: '公开' }],
	['延期审批单', extensionSheet(extensionFacts), {}],
	['办结审批单', completionSheet(completionFacts), {}],
	['交办通知单', dispatchNotice(fullDispatch), { 事项编号: '2026-173', 事项名称: '石板桥安全隐患处置' }],
	['任务分解立项通知', jointNotice(jointFacts), {}],
	['整改通知', rectificationNotice(rectificationFacts), {}],
];

describe('the template to begin with', () => {
	test.each(templateKinds)('of %s is fit for it and tells what each tag holds', async (kind) => {
		const bytes = await starter(kind);
		expect(checkTemplate(bytes, [kind]).length).toBeGreaterThan(4);
		for (const tag of [...Object.keys(tagsOf(kind)), ...Object.keys(taskTagsOf(kind))])
			expect(textOf(bytes)).toContain(`〔${tag}〕`);
	});
	test.each(samples)('of %s is filled by its paper', async (kind, paper, own) => {
		const values = { ...paperValues(paper), ...everywhere, ...own };
		const tags = Object.keys(tagsOf(kind));
		expect(tags.filter((tag) => !Object.hasOwn(values, tag))).toEqual(
			// A sheet has only those boxes its item gives rise to.
			tags.filter(
				(tag) =>
					['督查室意见', '领导审批', '领导阅示', '县领导', '来源文件', '配合单位'].includes(tag) &&
					!Object.hasOwn(values, tag),
			),
		);
		const filled = textOf(fillTemplate(await starter(kind), values, taskValues(paper)));
		expect(filled).not.toMatch(/[{}]|undefined/);
		expect(filled).toContain(paper.title);
	});
	test('a row is printed for each task', async () => {
		const paper = jointNotice(jointFacts);
		const filled = textOf(fillTemplate(await starter('任务分解立项通知'), paperValues(paper), taskValues(paper)));
		for (const { number, title } of jointFacts.items)
			for (const words of [number, title]) expect(filled).toContain(words);
	});
});

describe('the tags of a row', () => {
	const changed = async (from: string, to: string) =>
		editDocx(await starter('任务分解立项通知'), (xml) => xml.replace(from, to));
	test.each([
		['not closed', '{/任务}', '', 'tag-unpaired'],
		['not opened', '{#任务}', '', 'tag-outside-row'],
		['opened twice', '{标题}', '{#任务}', 'tag-unpaired'],
		['outside of a row', '{标题}', '{督查事项}', 'tag-outside-row'],
		['unknown in a row', '{督查事项}', '{督察事项}', 'unknown-tag'],
	])('%s', async (_, from, to, code) => {
		const bytes = await changed(from, to);
		expect(() => checkTemplate(bytes, ['任务分解立项通知'])).toThrow(expect.objectContaining({ code }));
	});
	test('no other kind has them', async () => {
		const bytes = await starter('任务分解立项通知');
		expect(() => checkTemplate(bytes, ['交办通知单'])).toThrow('没有“{#任务}”这个标签');
	});
	test('a row that begins outside its table is refused', async () => {
		const bytes = await changed('{#任务}', '');
		const begun = editDocx(bytes, (xml) => xml.replace('{标题}', '{#任务}'));
		expect(() => fillTemplate(begun, {}, [{}])).toThrow('一行任务的标签没有放在同一行里');
	});
});

test('a package that lies about its sizes is unpacked no further than others', async () => {
	const files = unzipSync(await starter('催办通知单'));
	const bomb = Buffer.from(zipSync({ ...files, 'word/media/a.bin': new Uint8Array(41 * 1024 * 1024) }));
	const entry = bomb.lastIndexOf('word/media/a.bin') - 46;
	bomb.writeUInt32LE(100, entry + 24);
	expect(() => checkTemplate(bomb, ['催办通知单'])).toThrow('展开后太大');
	const small = Buffer.from(zipSync({ ...files, 'word/media/a.bin': new Uint8Array(1024) }));
	small.writeUInt32LE(100, small.lastIndexOf('word/media/a.bin') - 46 + 24);
	expect(() => checkTemplate(small, ['催办通知单'])).toThrow('文件已损坏');
});

describe('papers of one template in one file', () => {
	const papers = ['甲', '乙', '丙'];
	const filledWith = (template: Uint8Array) =>
		papers.map((unit, at) => fillTemplate(template, { 单位: unit, 文号: `${at + 1}号` }));
	test('stand one after another, each on a right-hand page', async () => {
		const merged = mergeFilled(filledWith(await starter('催办通知单')));
		const xml = partsIn(merged).get('word/document.xml')!;
		expect(xml.match(/[甲乙丙]：/g)).toEqual(['甲：', '乙：', '丙：']);
		expect(xml.match(/<w:sectPr/g)).toHaveLength(3);
		expect(xml.match(/<w:type w:val="oddPage"\/>/g)).toHaveLength(2);
		expect(xml.indexOf('甲：')).toBeLessThan(xml.indexOf('<w:sectPr'));
		expect(mergeFilled(filledWith(await starter('催办通知单'))).equals(merged)).toBe(true);
	});
	test('keep what their own footers say', async () => {
		const plain = await renderDocx(registrationSheet(registrationFacts));
		const files = unzipSync(plain);
		const path = Object.keys(files).find((name) => /footer1\.xml$/.test(name))!;
		const footer = strFromU8(files[path]!).replace('<w:p>', '<w:p><w:r><w:t>{文号}</w:t></w:r></w:p><w:p>');
		const body = strFromU8(files['word/document.xml']!).replace(
			'<w:body>',
			'<w:body><w:p><w:r><w:t>{单位}</w:t></w:r></w:p>',
		);
		const template = zipSync({ ...files, [path]: strToU8(footer), 'word/document.xml': strToU8(body) });
		const parts = partsIn(mergeFilled(filledWith(template)));
		const footers = [...parts].filter(([name]) => /^word\/footer1/.test(name)).map(([, xml]) => /\d号/.exec(xml)?.[0]);
		expect(footers.sort()).toEqual(['1号', '2号', '3号']);
		const names = [...parts.keys()].filter((name) => /footer1-/.test(name));
		for (const name of names) expect(parts.get('[Content_Types].xml')).toContain(`/${name}`);
	});
	test('an only one stays as it is', async () => {
		const [only] = filledWith(await starter('催办通知单'));
		expect(textOf(mergeFilled([only!]))).toBe(textOf(only!));
		expect(() => mergeFilled([])).toThrow('no papers to print');
	});
});
