import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderDocx } from '../../src/papers/docx.ts';
import { completionSheet, extensionSheet, registrationSheet } from '../../src/papers/notices/approval-sheets.ts';
import { dispatchNotice } from '../../src/papers/notices/dispatch-notice.ts';
import { jointNotice } from '../../src/papers/notices/joint-notice.ts';
import { rectificationNotice } from '../../src/papers/notices/rectification-notice.ts';
import type { Paper } from '../../src/papers/paper.ts';
import {
	bareDispatch,
	completionFacts,
	dispatchFacts,
	extensionFacts,
	fullDispatch,
	jointFacts,
	longTitle,
	rectificationFacts,
	registrationFacts,
} from '../papers/notice-samples.ts';
import { writePicture } from '../papers/picture.ts';
import type { Sample } from './sample.ts';

const sha256 = '9f3ac27e'.repeat(8);
const copy = { title: '批示复印件', images: [{ sha256, type: 'png' as const, width: 620, height: 877 }] };

/** Every notice and sheet of an item's life: as usual, as long as can be, with next to nothing known. */
export async function writeSamples(folder: string): Promise<Sample[]> {
	mkdirSync(folder, { recursive: true });
	const images = new Map([[sha256, writePicture(620, 877)]]);
	const look = async (name: string, paper: Paper, pages: [number, number], words: string[]): Promise<Sample> => {
		const file = join(folder, `${name}.docx`);
		writeFileSync(file, await renderDocx(paper, images));
		return { file, landscape: false, pages, words };
	};
	return [
		await look(
			'交办通知单',
			dispatchNotice(dispatchFacts),
			[1, 1],
			['青督交〔2026〕96号', '签收回执', '请于1个工作日内退回'],
		),
		await look(
			'交办通知单-附复印件',
			dispatchNotice({ ...dispatchFacts, copies: [copy] }),
			[2, 2],
			['附件：批示复印件'],
		),
		await look('交办通知单-最长', dispatchNotice(fullDispatch), [2, 3], ['汇总', '签收回执', '—2—']),
		await look('交办通知单-最少', dispatchNotice(bareDispatch), [1, 1], ['现将督查事项交你单位牵头办理']),
		await look(
			'任务分解立项通知',
			jointNotice(jointFacts),
			[4, 6],
			['青屏县委办公室文件', '督查事项任务分解表', '20个工作日'],
		),
		await look('立项审批单', registrationSheet(registrationFacts), [1, 1], ['督查室意见', '批准人：方振国']),
		await look(
			'立项审批单-最长',
			registrationSheet({ ...registrationFacts, title: longTitle, tasks: fullDispatch.tasks }),
			[1, 2],
			['领导审批'],
		),
		await look('延期审批单', extensionSheet(extensionFacts), [1, 1], ['比现定时限推后11天', '第2次申请延期']),
		await look('办结呈报单', completionSheet(completionFacts), [1, 1], ['领导阅示', '按时报结']),
		await look(
			'办结审批单-结果很长',
			completionSheet({ ...completionFacts, isPresented: false, result: longTitle.repeat(12) }),
			[2, 2],
			['领导审批'],
		),
		await look('整改通知', rectificationNotice(rectificationFacts), [1, 1], ['11月1日督查发现', '2026年11月10日前']),
	];
}
