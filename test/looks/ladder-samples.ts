import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderDocx, renderMerged } from '../../src/papers/docx.ts';
import { interviewNotice } from '../../src/papers/notices/interview-notice.ts';
import { ladderPaper } from '../../src/papers/notices/ladder-paper.ts';
import { statementForm } from '../../src/papers/notices/statement-form.ts';
import type { PaperRung } from '../../src/papers/notices/unit-facts.ts';
import type { Paper } from '../../src/papers/paper.ts';
import { longFacts, modelFacts, urgeFacts } from '../papers/ladder-facts.ts';
import type { Sample } from './sample.ts';

const rungs: PaperRung[] = ['催办通知单', '限期整改单', '通报批评', '黄色警告', '红牌', '移交问责建议'];
const documents: PaperRung[] = ['通报批评', '移交问责建议'];
const meeting = {
	when: '11月6日（星期五）15:00',
	where: '县政府302会议室',
	whom: '主要负责人罗建平',
	host: '方振国（常务副县长）',
	reason: null,
};

/** Every paper of the ladder as short and as long as it comes; a notice keeps to one page. */
export async function writeSamples(folder: string): Promise<Sample[]> {
	mkdirSync(folder, { recursive: true });
	const write = async (name: string, paper: Paper, pages: [number, number], words: string[]): Promise<Sample> => {
		const file = join(folder, `${name}.docx`);
		writeFileSync(file, await renderDocx(paper));
		return { file, landscape: false, pages, words };
	};
	const samples: Sample[] = [];
	for (const rung of rungs) {
		const isDocument = documents.includes(rung);
		const facts = rung === '催办通知单' ? urgeFacts : modelFacts;
		samples.push(
			await write(rung, ladderPaper(rung, facts), isDocument ? [1, 2] : [1, 1], [facts.mark, facts.item.number]),
			await write(`${rung}-长`, ladderPaper(rung, longFacts), isDocument ? [2, 3] : [1, 1], [
				rung === '催办通知单' ? '逾期30个工作日' : '青督改〔2026〕14号',
				'2026年11月2日',
			]),
		);
	}
	samples.push(
		await write('约谈通知', interviewNotice({ ...longFacts, ...meeting }), [1, 1], ['约谈地点', '2026年11月2日']),
		await write('情况说明', statementForm(longFacts), [1, 1], ['签字盖章', '0000-6621016']),
	);
	const merged = join(folder, '合订.docx');
	const papers = [urgeFacts, modelFacts].map((facts) => ladderPaper('催办通知单', facts));
	writeFileSync(merged, await renderMerged(papers, new Map()));
	return [...samples, { file: merged, landscape: false, pages: [2, 3], words: ['县水利局', '县住房和城乡建设局'] }];
}
