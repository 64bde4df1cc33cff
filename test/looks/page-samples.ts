import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { boardContent } from '../../src/papers/board-content.ts';
import { renderBoard } from '../../src/papers/board-page.ts';
import { renderPublicPage } from '../../src/papers/public-page.ts';
import { day } from '../../src/rules/day.ts';
import { layPublic } from '../../src/sheets/layouts/public.ts';
import { renderWorkbook } from '../../src/sheets/write.ts';
import { itemWith, ledBy, unitNamed } from '../papers/model-ledger.ts';
import { boardInput, crowdedLedger, publicEntry } from '../papers/screen-samples.ts';
import type { Sample } from './sample.ts';

/** A page to open in a browser. */
export interface PageSample {
	file: string;
	/** A board: it turns its panels, and its units can be touched. */
	isBoard: boolean;
	/** Words that are seen, and words that must not be on the page at all. */
	words: string[];
	absent: string[];
}

const hostile = '</script><script>document.title="acted"</script><img src=https://example.invalid/x onerror=alert(1)>';

const office = '青屏县委县政府督查室';
const entries = Array.from({ length: 40 }, (_, at) =>
	at % 4 === 3 ? { ...publicEntry, state: '已销号（2026年10月30日）', isStruck: true } : publicEntry,
);

/** The public list as a workbook. */
export async function writeSamples(folder: string): Promise<Sample[]> {
	mkdirSync(folder, { recursive: true });
	const file = join(folder, '公示.xlsx');
	const today = day('2026-11-02');
	const layout = layPublic(entries, { office, day: today, whose: null });
	writeFileSync(file, await renderWorkbook([layout], { author: office, day: today }));
	return [{ file, landscape: true, pages: [2, 3], words: ['督查事项公示', '其中已销号10件', '第一责任人', '何小川'] }];
}

/** Boards of an empty, a usual and a crowded ledger, and a public list. */
export function writePages(folder: string): PageSample[] {
	mkdirSync(folder, { recursive: true });
	const write = (name: string, html: string) => {
		const file = join(folder, name);
		writeFileSync(file, html);
		return file;
	};
	const board = (name: string, changes: Parameters<typeof boardInput>[0], words: string[]): PageSample => ({
		file: write(name, renderBoard(boardContent(boardInput(changes)))),
		isBoard: true,
		words,
		absent: ['2026-900', '欠薪线索'],
	});
	const bare = { gaps: new Map(), measures: [] };
	const secret = itemWith({ id: 9000, number: '2026-900', title: '欠薪线索核查', publicity: '不公开' });
	const acting = itemWith({
		id: 9001,
		title: hostile,
		due: day('2026-10-01'),
		assignments: ledBy({ ...unitNamed('县财政局'), name: hostile }),
	});
	const long = '推进沿河公路安全隐患整治'.repeat(25);
	const strange = { ...publicEntry, title: `\u202e${hostile}整治占道${long}`, units: long, principals: hostile };
	const about = { title: '青屏县督查事项公示', office, day: '2026年11月2日' };
	return [
		board('看板.html', { items: [...boardInput().items, secret] }, ['186', '65.1%', '县财政局', '逾期32个工作日']),
		board('看板-60个单位.html', { ...bare, items: crowdedLedger(500, 60) }, ['500', '服务中心4处']),
		board('看板-空.html', { ...bare, items: [] }, ['没有在办事项']),
		board('看板-异常文字.html', { ...bare, items: [acting], scope: [hostile] }, [hostile]),
		{
			file: write('公示.html', renderPublicPage(entries, about)),
			isBoard: false,
			words: ['已销号', '公示40件'],
			absent: [],
		},
		{
			file: write('公示-异常文字.html', renderPublicPage([strange, ...entries], { ...about, title: hostile })),
			isBoard: false,
			words: [hostile, '整治占道'],
			absent: ['\u202e'],
		},
	];
}
