import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { renderDocx } from '../../src/papers/docx.ts';
import { ladderPaper } from '../../src/papers/notices/ladder-paper.ts';
import { ladderValues } from '../../src/papers/notices/ladder-values.ts';
import { checkTemplate } from '../../src/papers/templates/template-check.ts';
import { fillTemplate, paperValues } from '../../src/papers/templates/template-fill.ts';
import { starterTemplate } from '../../src/papers/templates/template-starter.ts';
import { tagPageHeading, tagsOf } from '../../src/papers/templates/template-tags.ts';
import { day } from '../../src/rules/day.ts';
import { longFacts, urgeFacts } from './ladder-facts.ts';

const blank = unzipSync(await renderDocx(ladderPaper('催办通知单', urgeFacts)));
const xmlText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
/** A Word file of these paragraphs, each given as its runs. */
function fileOf(paragraphs: string[][], more: Record<string, string> = {}): Uint8Array {
	const body = paragraphs
		.map(
			(runs) =>
				`<w:p>${runs.map((run) => `<w:r><w:t xml:space="preserve">${xmlText(run)}</w:t></w:r>`).join('')}</w:p>`,
		)
		.join('');
	const xml = strFromU8(blank['word/document.xml']!).replace(/<w:body>.*(?=<w:sectPr)/s, `<w:body>${body}`);
	const parts = { ...more, 'word/document.xml': xml };
	return zipSync({
		...blank,
		...Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])),
	});
}
const textOf = (bytes: Uint8Array): string =>
	strFromU8(unzipSync(bytes)['word/document.xml']!)
		.replace(/<w:br\/>|<\/w:p>/g, '\n')
		.replace(/<[^>]+>/g, '');
const values = (facts = urgeFacts) => ({
	...paperValues(ladderPaper('催办通知单', facts)),
	...ladderValues(facts),
	文号: facts.mark,
});

function refusal(bytes: Uint8Array): { code: string; message: string } {
	try {
		checkTemplate(bytes, ['催办通知单']);
	} catch (error) {
		if (error instanceof UserError) return { code: error.code, message: error.message };
	}
	return { code: 'none', message: '' };
}

describe('an office’s own template is looked through', () => {
	test.each<[string, string[][], string, string]>([
		[
			'an unknown tag',
			[['第一段'], ['主送：{主送机关}']],
			'unknown-tag',
			'模板正文第2段“主送：{主送机关}”：没有“{主送机关}”这个标签',
		],
		[
			'what every object has',
			[['{constructor}']],
			'unknown-tag',
			'模板正文第1段“{constructor}”：没有“{constructor}”这个标签',
		],
		['another', [['{__proto__}']], 'unknown-tag', '模板正文第1段“{__proto__}”：没有“{__proto__}”这个标签'],
		['a loop', [['{#事项}{文号}{/事项}']], 'unknown-tag', '模板正文第1段“{#事项}{文号}{/事项}”：没有“{#事项}”这个标签'],
		['an empty tag', [['{}']], 'unknown-tag', '模板正文第1段“{}”：没有“{}”这个标签'],
		['an unclosed tag', [['{文号'], ['}']], 'tag-unclosed', '模板正文第1段“{文号”：“{”没有配对的“}”'],
		[
			'an unclosed tag before another',
			[['{文号 {单位}']],
			'tag-unclosed',
			'模板正文第1段“{文号 {单位}”：“{”没有配对的“}”',
		],
		['an unopened tag', [['文号}']], 'tag-unopened', '模板正文第1段“文号}”：“}”前面没有“{”'],
		['full-width braces', [['{单位}'], ['｛文号｝']], 'tag-full-width', '模板正文第2段“｛文号｝”：用了全角的｛｝'],
		['no tag', [['督查事项催办通知单']], 'no-tags', '模板里没有一个标签'],
		[
			'a long paragraph',
			[[`${'长'.repeat(40)}{甲}`]],
			'unknown-tag',
			`模板正文第1段“${'长'.repeat(20)}…”：没有“{甲}”这个标签`,
		],
	])('%s', (_name, paragraphs, code, message) => {
		expect(refusal(fileOf(paragraphs))).toEqual({ code, message });
	});
	test('a footer is looked through too', () => {
		const path = Object.keys(blank).find((name) => /footer1\.xml$/.test(name))!;
		const footer = strFromU8(blank[path]!).replace('<w:p>', '<w:p><w:r><w:t>{页脚}</w:t></w:r></w:p><w:p>');
		expect(refusal(fileOf([['{文号}']], { [path]: footer }))).toEqual({
			code: 'unknown-tag',
			message: '模板页脚第1段“{页脚}”：没有“{页脚}”这个标签',
		});
	});
	test.each<[string, Uint8Array, string]>([
		['no zip', strToU8('不是压缩包'), 'template-not-docx'],
		['a workbook', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }), 'template-not-docx'],
		['macros', fileOf([['{文号}']], { 'word/vbaProject.bin': 'x' }), 'template-has-macros'],
		['a bomb', fileOf([['{文号}']], { 'word/media/a.bin': '0'.repeat(41 * 1024 * 1024) }), 'template-too-big'],
	])('refuses %s', (_name, bytes, code) => {
		expect(refusal(bytes).code).toBe(code);
	});
	test('a tag one kind of a run does not know is unknown', () => {
		const bytes = fileOf([['{约谈时间}']]);
		expect(checkTemplate(bytes, ['约谈通知'])).toEqual(['约谈时间']);
		expect(() => checkTemplate(bytes, ['约谈通知', '催办通知单'])).toThrow('没有“{约谈时间}”这个标签');
	});
});

describe('an office’s own template is filled in', () => {
	test('tags split over runs, twice, with blanks inside', () => {
		const bytes = fileOf([
			['{文', '号', '}'],
			['致', '{', '单位', '}', '：{ 事项编号 } {事项编号}'],
		]);
		expect(checkTemplate(bytes, ['催办通知单'])).toEqual(['文号', '单位', '事项编号']);
		expect(textOf(fillTemplate(bytes, values()))).toBe('青督催〔2026〕32号\n致县水利局：2026-127 2026-127\n');
	});
	test('what has no value is left empty', () => {
		const facts = { ...urgeFacts, heard: null, until: null, approval: null };
		const filled = textOf(
			fillTemplate(fileOf([['最近反馈：{最近反馈}'], ['限期{限期}前，{批准人}批准']]), values(facts)),
		);
		expect(filled).toBe('最近反馈：\n限期前，批准\n');
		expect(textOf(fillTemplate(fileOf([['{文号}']]), {}))).toBe('\n');
	});
	test('words with marks, controls and lines stay words', () => {
		const title = '前\u0007后<w:p>&{文号}\ud800';
		const facts = { ...urgeFacts, item: { ...urgeFacts.item, title } };
		const filled = fillTemplate(fileOf([['{事项名称}'], ['{正文}']]), values(facts));
		expect(textOf(filled).split('\n')[0]).toBe('前后&lt;w:p&gt;&amp;{文号}');
		expect(textOf(filled)).toContain('任务来源　县长批示件');
	});
	test.each([0, 500])('%i papers before', (count) => {
		const papers = Array.from({ length: count }, (_, n) => ({
			rung: '催办通知单' as const,
			mark: `青督催〔2026〕${n + 1}号`,
			day: day('2026-09-17'),
			until: null,
		}));
		const filled = textOf(fillTemplate(fileOf([['{已发文书}']]), values({ ...longFacts, papers })));
		expect(filled.split('；')).toHaveLength(Math.max(1, count));
		expect(filled).not.toContain('undefined');
	});
	test('the page that lists the tags is left out, what the office wrote behind it stays', async () => {
		const page = [tagPageHeading, '〔文号〕　青督催〔2026〕32号', '〔正文〕　整篇正文'].map((text) => [text]);
		const filled = fillTemplate(fileOf([['{文号}'], ...page, ['抄送：县政府办公室'], ['〔存根〕']]), values());
		expect(textOf(filled)).toBe('青督催〔2026〕32号\n抄送：县政府办公室\n〔存根〕\n');
		const started = await starterTemplate('催办通知单', '督查室', day('2026-11-02'));
		expect(textOf(started)).toContain('〔文号〕');
		expect(textOf(fillTemplate(started, values()))).not.toMatch(/〔文号〕|列出可以用的标签/);
	});
	test('the same template and values are the same bytes', () => {
		const bytes = fileOf([['{文号}{正文}']]);
		expect(fillTemplate(bytes, values()).equals(fillTemplate(bytes, values()))).toBe(true);
	});
	test.each(['催办通知单', '约谈通知'] as const)(
		'the template to begin with for %s holds only tags it knows',
		async (kind) => {
			const bytes = await starterTemplate(kind, '督查室', day('2026-11-02'));
			expect(checkTemplate(bytes, [kind])).toEqual(['标题', '文号', '单位', '正文', '本室', '日期']);
			for (const tag of Object.keys(tagsOf(kind))) expect(textOf(bytes)).toContain(`〔${tag}〕`);
			expect(textOf(fillTemplate(bytes, values()))).toContain('县水利局：');
		},
	);
});
