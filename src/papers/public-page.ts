import { countPublic, type PublicEntry } from '../rules/posting.ts';
import { escapeHtml, htmlPage } from './html-text.ts';

const style = `
:root { --paper: #fff; --ink: #222; --soft: #666; --line: #cdbfa8; --red: #9d1a1c; --gold: #c39a45; --pale: #f8f3ea; }
@media screen and (prefers-color-scheme: dark) { :root { --paper: #171411; --ink: #f0e9dc; --soft: #b3a897; --line: #4a4237; --red: #e2726a; --gold: #d2ac5c; --pale: #221d18; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 78rem; padding: 2rem 1.2rem 3rem; background: var(--paper); color: var(--ink); font: 16px/1.6 '微软雅黑', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0; text-align: center; color: var(--red); font: 400 2.1rem/1.4 '方正小标宋简体', 'Noto Serif CJK SC', 'Songti SC', SimSun, serif; }
.about { display: flex; justify-content: space-between; gap: .3rem 2rem; flex-wrap: wrap; color: var(--soft); border-top: 3px solid var(--red); margin: 1rem 0 .8rem; padding-top: .6rem; }
table { width: 100%; border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: .5rem .6rem; text-align: left; vertical-align: middle; }
th { background: var(--pale); font-weight: 600; text-align: center; white-space: nowrap; }
.center { text-align: center; } .names { word-break: keep-all; } .units { min-width: 12.5em; } .due { min-width: 9.5em; } .number { white-space: nowrap; }
.struck td { color: var(--soft); } .state { font-weight: 600; } .struck .state { font-weight: 400; }
.none { text-align: center; padding: 3rem 0; color: var(--soft); }
@media screen and (max-width: 960px) {
	h1 { font-size: 1.5rem; } thead { display: none; } table, tbody, tr, td { display: block; border: 0; padding: 0; } td.center { text-align: left; }
	tr { border-bottom: 1px solid var(--line); padding: .8rem 0; } td:empty { display: none; } td::before { content: attr(data-label) '：'; color: var(--soft); }
	td.title::before, td.number::before { content: none; } td.units, td.due { min-width: 0; } td.title { font-size: 1.08rem; } td.order { display: none; }
}
@media print { @page { size: A4 landscape; margin: 14mm; } :root { --paper: #fff; --ink: #000; --soft: #444; --line: #777; --red: #9d1a1c; --pale: #f4efe6; } body { padding: 0; max-width: none; font-size: 12px; } thead { display: table-header-group; } tr { break-inside: avoid; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`;

const columns: readonly { label: string; name: string; of: (entry: PublicEntry, at: number) => string }[] = [
	{ label: '序号', name: 'order center', of: (_, at) => `${at + 1}` },
	{ label: '编号', name: 'number center', of: ({ number }) => number },
	{ label: '事项', name: 'title', of: ({ title }) => title },
	{ label: '责任单位', name: 'units names', of: ({ units }) => units },
	{ label: '第一责任人', name: 'center names', of: ({ principals }) => principals },
	{ label: '承办人', name: 'center names', of: ({ handlers }) => handlers },
	{ label: '完成时限', name: 'due center', of: ({ due }) => due },
];

function row(entry: PublicEntry, at: number): string {
	const mark = (text: string) => (entry.isStruck && text !== '' ? `<s>${escapeHtml(text)}</s>` : escapeHtml(text));
	const cells = columns.map(
		({ label, name, of }) => `<td class="${name}" data-label="${label}">${mark(of(entry, at))}</td>`,
	);
	const state = `<td class="center state" data-label="办理状态">${escapeHtml(entry.state)}</td>`;
	return `<tr${entry.isStruck ? ' class="struck"' : ''}>${cells.join('')}${state}</tr>`;
}

/** 公示 as one HTML file without script: what was struck off is struck through and says so. */
export function renderPublicPage(
	entries: readonly PublicEntry[],
	about: { title: string; office: string; day: string },
): string {
	const head = [...columns.map(({ label }) => label), '办理状态'].map((label) => `<th>${label}</th>`).join('');
	const table =
		entries.length === 0
			? '<p class="none">目前没有公示的事项</p>'
			: `<table><thead><tr>${head}</tr></thead><tbody>\n${entries.map(row).join('\n')}\n</tbody></table>`;
	const body = `<h1>${escapeHtml(about.title)}</h1><p class="about"><span>公示单位：${escapeHtml(about.office)}</span><span>截至${about.day}　${countPublic(entries)}</span></p>${table}`;
	return htmlPage({ title: about.title, style, body });
}
