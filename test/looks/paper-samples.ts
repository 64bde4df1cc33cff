import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { circularContent } from '../../src/papers/circular-content.ts';
import { renderDocx } from '../../src/papers/docx.ts';
import type { Paper } from '../../src/papers/paper.ts';
import { day } from '../../src/rules/day.ts';
import { modelInput } from '../papers/circular-samples.ts';
import { modelLedger } from '../papers/model-ledger.ts';
import type { Sample } from './sample.ts';

const progress = { day: day('2026-10-20'), text: '施工图审查意见正在整改，招标文件两次退改，计划十一月上旬重新挂网' };
/** A ledger where nothing was finished: a long list of problems. */
const stalled = modelLedger().map((item) => ({
	...item,
	status: '办理中' as const,
	claimed: null,
	completed: null,
	progress,
}));
const finished = modelLedger()
	.filter((item) => item.status === '已办结')
	.slice(0, 5);

/** Circulars as an office would print them: the usual month, a draft of a bad year, a month with nothing to blame. */
export async function writeSamples(folder: string): Promise<Sample[]> {
	mkdirSync(folder, { recursive: true });
	const write = async (name: string, paper: Paper) => {
		const file = join(folder, name);
		writeFileSync(file, await renderDocx(paper));
		return file;
	};
	const month = circularContent(modelInput()).paper;
	const bad = circularContent(
		modelInput({ items: stalled, issueNumber: null, stamp: '草稿　2026年11月4日　#1286:9f3ac27e' }),
	).paper;
	const good = circularContent(modelInput({ items: finished, gaps: new Map(), measures: [] })).paper;
	return [
		{
			file: await write('通报.docx', month),
			landscape: false,
			pages: [5, 9],
			words: ['第10期', '办结率65.1%', '逾期和滞后事项清单', '共印48份', '—1—'],
		},
		{
			file: await write('通报-草稿.docx', {
				...bad,
				title: '关于2026年前三季度全县重点项目和民生实事督查事项办理情况的通报',
				head: { kind: 'publication', name: '青屏县重点项目建设督查专报', issue: null },
			}),
			landscape: false,
			pages: [15, 30],
			words: ['草稿', '#1286:9f3ac27e', '124件事项逾期未办结'],
		},
		{
			file: await write('通报-全部办结.docx', good),
			landscape: false,
			pages: [2, 2],
			words: ['已全部办结', '共印48份'],
		},
	];
}
