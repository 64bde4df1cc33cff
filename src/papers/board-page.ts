import type { FigureRow } from '../rules/figures.ts';
import { printRate } from '../rules/rate.ts';
import { type RankedUnit, rankFigure } from '../rules/unit-ranking.ts';
import { bucketParts, dial, lampColours, legend, sourceChart, stackedBar, trendChart } from './board-charts.ts';
import type { Board, BoardUnit } from './board-content.ts';
import { scorePanel } from './board-scores.ts';
import { boardScript } from './board-script.ts';
import { boardStyle } from './board-style.ts';
import { finishRateChange } from './circular-facts.ts';
import { embedJson, escapeHtml, htmlPage } from './html-text.ts';

/** Seconds a panel stays on a wall, and seconds the page rests after it was touched. */
const seconds = { panel: 15, rest: 90 } as const;

const card = (title: string, body: string, name = ''): string =>
	`<div class="card ${name}">${title === '' ? '' : `<h3>${title}</h3>`}${body}</div>`;

const nothing = (words: string): string => `<p class="none">${words}</p>`;

interface Panel {
	name: string;
	/** Beside the heading. */
	told: string;
	body: string;
}

const tile = (label: string, count: number, beside: string, isBad = false): string =>
	`<dl class="card tile${isBad ? ' bad' : ''}"><dt>${label}</dt><dd><b>${count}</b><i>件</i><p>${escapeHtml(beside)}</p></dd></dl>`;

const counts = (parts: Record<string, number>): string =>
	Object.entries(parts)
		.filter(([, count]) => count > 0)
		.map(([label, count]) => `${label}${count}`)
		.join('　');

function overview(board: Board): Panel {
	const { total, lamps } = board;
	const parts = lamps.map(({ lamp, words, count }) => ({
		label: words,
		count,
		colour: lampColours[lamp],
		isHatched: lamp === '黄·滞后',
	}));
	const lit = parts.length === 0 ? nothing('没有在办事项') : stackedBar(parts) + legend(parts);
	const tiles: [label: string, count: number, beside: string][] = [
		['列入台账', total.total, counts({ 以前年度结转: total.carried, 本年新增: total.added })],
		['已办结', total.finished, counts({ 按时办结: total.onTime, 逾期办结: total.lateDone })],
		['正在办理', total.running, counts({ 未到期: total.notDue, 无明确时限: total.undated, 其中中止: total.suspended })],
	];
	const late = total.overdue === 0 ? '没有逾期事项' : '已过办理时限、没有按时报结';
	const body = [
		'<div class="tiles">',
		...tiles.map(([label, count, beside]) => tile(label, count, beside)),
		tile('逾期未办结', total.overdue, late, total.overdue > 0),
		'</div><div class="pair grow">',
		card(
			'办结情况',
			`<div class="dials">${dial('办结率', total.finishRate, `${total.finished}／${total.total}件`, finishRateChange(board))}${dial('到期办结率', total.dueRate, `${total.dueFinished}／${total.due}件`, '')}${dial('按期办结率', total.onTimeRate, `${total.dueOnTime}／${total.due}件`, '')}</div>`,
		),
		card(`在办事项亮灯 <small>${total.running}件</small>`, lit),
		'</div>',
	];
	return { name: '总体情况', told: '', body: body.join('') };
}

function unitRow({ rank, row }: RankedUnit, board: Board): string {
	const flag = board.flags.get(row.label);
	const rate = rankFigure.value(row);
	const late = row.overdue > 0 ? ` <em>逾期${row.overdue}</em>` : '';
	return `<li class="unit"><button type="button" data-unit="${escapeHtml(row.label)}"><span class="rank${rank !== null && rank <= 3 && (rate ?? 0) > 0 ? ' top' : ''}">${rank ?? '—'}</span><span class="name">${escapeHtml(row.label)}</span><span class="meter"><i style="--v:${rate ?? 0}"></i></span><b class="rate">${printRate(rate)}</b><span class="facts"><span>办结${row.finished}／${row.total}件</span>${late}</span>${flag === undefined ? '<span></span>' : `<span class="flag ${flag}">${flag}</span>`}</button></li>`;
}

function ranking(board: Board): Panel {
	const kinds = board.ranking.map(
		({ kind, units }) =>
			`<h3 class="kind">${kind}（${units.length}个）</h3>${units.map((unit) => unitRow(unit, board)).join('')}`,
	);
	const notes = `按${rankFigure.label}在同类单位中排名，相同的比${rankFigure.tie}；到期不足${board.fewest}件的不排名。几个单位牵头的事项各计一次。挂旗：${board.flagTerms}`;
	return {
		name: `各单位${rankFigure.label}`,
		told: '点单位看事项',
		body: `<div class="card scroll">${kinds.length === 0 ? nothing('还没有事项') : `<ul class="ranks">${kinds.join('')}</ul>`}</div><p class="note">${escapeHtml(notes)}</p>`,
	};
}

const urgentList = (items: Board['late'], name = ''): string =>
	`<ul class="urgent ${name}">${items
		.map(
			({ number, title, lead, leader, due, state, progress }) =>
				`<li><span class="number">${escapeHtml(number)}</span><span class="title">${escapeHtml(title)}${progress === null ? '' : `<small>${escapeHtml(progress)}</small>`}</span><span class="who">${escapeHtml(lead)}${leader === null ? '' : `<small>${escapeHtml(leader)}</small>`}</span><span class="due">${escapeHtml(due)}</span><span class="state">${escapeHtml(state)}</span></li>`,
		)
		.join('')}</ul>`;

function urgency({ late, soon }: Board): Panel {
	return {
		name: '逾期和临期事项',
		told: `逾期${late.length}件　临期${soon.length}件`,
		body: `<div class="scroll">${card('逾期未办结', late.length === 0 ? nothing('没有逾期事项') : urgentList(late))}${soon.length === 0 ? '' : card('即将到期', urgentList(soon, 'soon'))}</div>`,
	};
}

function course({ trend, sources, total }: Board): Panel {
	const key =
		'<span class="key"><span><i style="--c:var(--gold)"></i>新增</span><span><i style="--c:var(--band)"></i>办结</span></span>';
	const names = bucketParts(total);
	const body = `<div class="pair">${card(`逐月新增和办结 ${key}`, trend.length === 0 ? nothing('还没有事项') : trendChart(trend))}${card('分来源办理情况', sources.length === 0 ? nothing('还没有事项') : sourceChart(sources) + legend(names))}</div>`;
	return { name: '逐月和分来源', told: '', body: `<div class="scroll">${body}</div>` };
}

const writeRow = (row: FigureRow | null): string =>
	row === null
		? '只有配合事项'
		: `牵头${row.total}件：已办结${row.finished}，在办${row.running}，其中逾期${row.overdue}；到期办结率${printRate(row.dueRate)}`;

/** What opens when a unit is touched. */
const unitData = (units: readonly BoardUnit[]) =>
	units.map(({ name, row, items }) => ({
		name,
		words: writeRow(row),
		items: items.map(({ percent, lamp, ...item }) => ({
			...item,
			colour: lampColours[lamp],
			percent: percent === null ? '' : `完成${Math.round(percent * 10) / 10}%`,
		})),
	}));

/** The board as one HTML file that needs nothing beside itself; the same board gives the same bytes. */
export function renderBoard(board: Board): string {
	const panels = [overview(board), ranking(board), scorePanel(board) ?? [], urgency(board), course(board)].flat();
	const { title, office, scope, day, stamp } = board;
	const narrowed = scope.length === 0 ? '' : `<p class="scope">${escapeHtml(scope.join('　'))}</p>`;
	const body = [
		`<header class="band"><div><h1>${title}</h1>${narrowed}</div><p class="when">${escapeHtml(office)}<br><strong>截至${day}</strong></p></header>`,
		'<main>',
		...panels.map(
			({ name, told, body: inner }) =>
				`<section class="panel"><h2>${name}${told === '' ? '' : ` <small>${told}</small>`}</h2>${inner}</section>`,
		),
		'</main>',
		`<footer class="foot"><nav>${panels.map(({ name }) => `<button type="button" data-panel>${name}</button>`).join('')}</nav><button type="button" data-act="play">停止轮播</button><button type="button" data-act="light">深色／浅色</button><span class="stamp">${escapeHtml(stamp)}</span></footer>`,
		'<dialog></dialog>',
		`<script type="application/json" id="units">${embedJson(unitData(board.units))}</script>`,
	].join('\n');
	const whole = [title, ...scope].join(' ');
	const paced = `<div id="pace" hidden data-seconds="${seconds.panel}" data-rest="${seconds.rest}"></div>`;
	return htmlPage({ title: `${office}　${whole}`, style: boardStyle, body: body + paced, script: boardScript });
}
