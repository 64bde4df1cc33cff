import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';

const faces = new Set(['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312', '宋体']);
const pitch = 28.95;
/** Points: 37 mm above the text, 35 mm below it; A4 upright is this high. */
const area = { top: 104.9, bottom: 742.7, height: 841.9, middle: 297.6 };

const all = (text, pattern) => [...text.matchAll(pattern)].map((found) => found[1] ?? found[0]);

/** Width in full characters. */
const widthOf = (text) => [...text].reduce((sum, sign) => sum + (sign < '\u2e80' ? 0.5 : 1), 0);

const textOf = (xml) => all(xml, /<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g).join('');

/** What stands in the file itself: faces, whole rows, headings that repeat, a title in lines of like length. */
function faultsInXml(parts, isForm) {
	const wrong = [];
	const xml = parts['word/document.xml'];
	const everywhere = Object.values(parts).join('');
	const fonts = all(everywhere, /<w:rFonts [^>]+>/g).join('');
	const named = new Set(all(fonts, /w:(?:ascii|hAnsi|eastAsia|cs)="([^"]+)"/g));
	const strange = [...named].filter((face) => !faces.has(face));
	if (strange.length > 0) wrong.push(`字体${strange.join('、')}`);
	if (/w:\w+Theme="/.test(fonts)) wrong.push('用了主题字体');
	const runs = all(xml, /<w:r>.*?<\/w:r>/gs).filter((run) => run.includes('<w:t'));
	if (runs.some((run) => !run.includes('w:eastAsia='))) wrong.push('有的字没有写明字体');
	// The boxes of a form grow with what is written into them and may go on overleaf.
	for (const table of isForm ? [] : all(xml, /<w:tbl>.*?<\/w:tbl>/gs)) {
		const rows = all(table, /<w:tr>.*?<\/w:tr>/gs);
		const torn = rows.filter((row) => !row.includes('<w:cantSplit/>') && all(row, /<w:p>/g).length < 14);
		if (torn.length > 0) wrong.push(`表格有${torn.length}行会被拆开`);
		const isListing = rows.length > 12;
		if (isListing && !table.includes('<w:tblHeader/>')) wrong.push('长表没有重复表头');
	}
	const lines = all(xml, /<w:p>.*?<\/w:p>/gs).map((line) => (line.includes('w:sz w:val="44"') ? textOf(line) : ''));
	const begin = lines.findIndex((text) => text !== '');
	const end = lines.findIndex((text, at) => at > begin && text === '');
	const widths = lines.slice(Math.max(begin, 0), end).map(widthOf);
	if (widths.some((width) => width > 18)) wrong.push(`标题一行${Math.max(...widths)}字`);
	if (widths.length > 1 && Math.max(...widths) - Math.min(...widths) > 8)
		wrong.push(`标题各行${widths.join('、')}字，长短不齐`);
	return wrong;
}

/** Lines of each page of a PDF from `pdftotext -bbox-layout`, top to bottom. */
function pagesIn(bbox) {
	return all(bbox, /<page [^>]*>.*?<\/page>/gs).map((page) => {
		const [, width, height] = /<page width="([\d.]+)" height="([\d.]+)"/.exec(page).map(Number);
		const words = [...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g)]
			.map(([, left, top, right, bottom, text]) => ({ left: +left, right: +right, middle: (+top + +bottom) / 2, text }))
			.sort((a, b) => a.middle - b.middle || a.left - b.left);
		const lines = [];
		for (const word of words) {
			const line = lines.at(-1);
			if (line !== undefined && Math.abs(line.middle - word.middle) < 6) {
				line.text += word.text;
				line.left = Math.min(line.left, word.left);
				line.right = Math.max(line.right, word.right);
			} else lines.push({ ...word });
		}
		return { width, height, lines };
	});
}

const numberOf = ({ text }) => /^[—–-]+\s*(\d+)\s*[—–-]+$/.exec(text)?.[1];

/** Lines and characters of a page, where its number stands, what must not stand alone. */
function faultsOnPage({ width, height, lines }, at, { isForm, isBound }) {
	const wrong = [];
	const say = (words) => wrong.push(`第${at + 1}页${words}`);
	const number = lines.findLast((line) => numberOf(line) !== undefined);
	if (number === undefined) {
		if (!isForm || (at > 0 && !isBound)) say('没有页码');
	} else {
		if (Number(numberOf(number)) !== at + 1) say(`页码是${numberOf(number)}`);
		const isRight = (number.left + number.right) / 2 > width / 2;
		if (isRight !== (at % 2 === 0)) say(isRight ? '双页码在右' : '单页码在左');
	}
	if (width > height) return wrong;
	const body = lines.filter(({ middle }) => middle > area.top - 4 && middle < area.bottom + 4);
	const last = body.at(-1);
	if (last !== undefined && /^[一二三四五六七八九十]+、[^。；]{1,24}$/.test(last.text)) say('标题留在页末');
	const day = body.findIndex(({ text }) => /^\d{4}年\d{1,2}月\d{1,2}日$/.test(text.replace(/\s/g, '')));
	if (day >= 0 && day < 2 && at > 0) say('落款单独在一页');
	if (isForm) return wrong;
	if (body.length > 22) say(`有${body.length}行`);
	const long = body.find(({ text }) => widthOf(text.replace(/\s/g, '')) > 29.5);
	if (long !== undefined) say(`一行${widthOf(long.text)}字：${long.text.slice(0, 12)}…`);
	return wrong;
}

/** The pitch of full pages of running text: 22 lines of 28.95 points. */
function faultsOfPitch(pages) {
	const gaps = pages
		.filter(({ width, height }) => width < height)
		.flatMap(({ lines }) => lines.slice(1).map(({ middle }, at) => middle - (lines[at]?.middle ?? 0)))
		.filter((gap) => gap > 24 && gap < 34);
	const off = gaps.filter((gap) => Math.abs(gap - pitch) > 1.2);
	return off.length > gaps.length / 3 ? [`行距${off[0]?.toFixed(1)}磅，应为${pitch}磅`] : [];
}

/** What in a Word file and the PDF made of it is not as GB/T 9704-2012 has it; a form of one page keeps no grid. */
export function faultsOf(file, bbox) {
	const parts = Object.fromEntries(
		Object.entries(unzipSync(readFileSync(file)))
			.filter(([path]) => /^word\/(document|styles|footer\d+)\.xml$/.test(path))
			.map(([path, bytes]) => [path, strFromU8(bytes)]),
	);
	const isForm = !parts['word/document.xml'].includes('<w:docGrid w:type="lines"');
	const pages = pagesIn(bbox);
	// Papers bound to be printed at once are a section each; a form of one page has no number.
	const isBound = all(parts['word/document.xml'], /<w:sectPr[ >]/g).length >= pages.length;
	return [
		...faultsInXml(parts, isForm),
		...pages.flatMap((page, at) => faultsOnPage(page, at, { isForm, isBound })),
		...(isForm ? [] : faultsOfPitch(pages)),
	];
}
