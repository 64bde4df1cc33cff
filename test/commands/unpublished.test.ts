import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { layoutNames } from '../../src/commands/common/export/layouts.ts';
import { type Answer, type Desk, emptyDesk, runAll } from './desk.ts';
import { filesIn, wordsIn } from './packed-words.ts';

/** Everything told of the 不公开 items begins with the first word; the second is what nothing that goes out may name. */
const hidden = '鹤鸣';
/** A person a finding names, a citizen who asked and his number: kept in the ledger alone. */
const nobody = ['阚无咎', '裘问之', '13900001111'];

const past = ['--today', '2026-09-01'];
const secret = ['--publicity', '不公开'];

async function layOffice(): Promise<Desk> {
	const desk = await emptyDesk();
	const due = (day: string) => ['--deadline', day, '--leader', '方振国', '--campaign', '百日攻坚', ...past];
	await runAll(desk, [
		...['县住建局', '县水利局', '县财政局', '沙河镇', '石门镇'].map((name) => ['unit', 'add', name]),
		['unit', 'group', '乡镇', '沙河镇', '石门镇'],
		['campaign', 'add', '百日攻坚'],
		['add', '老城区雨污分流改造', '--lead', '县住建局', '--support', '县财政局', ...due('9月15日')],
		['add', `${hidden}核查`, '--content', `${hidden}内容`, '--goal', `${hidden}目标`, '--lead', '沙河镇', ...secret]
			.concat(['--support', '石门镇', '--document', `${hidden}纪要`, '--note', `${hidden}备注`])
			.concat(due('9月20日'), ['--instructed-by', '周明远', '--tag', `${hidden}标签`]),
		['add', '河道采砂整治', '--lead', '沙河镇', ...due('9月30日'), '--source', '重点项目'],
		['add', `${hidden}办结事项`, '--lead', '石门镇', ...secret, ...due('9月25日')],
		['add', `${hidden}总事项`, '--lead', '石门镇', ...secret, ...due('9月26日')],
		['split', '5', '--item', `${hidden}分项@沙河镇@9月18日`, ...past],
		['dispatch', '1', '2', '3', '4', '2026-005-1', '--day', '09-02'],
		['receive', '1', '--principal', '罗建平', '--handler', '何小川', '--day', '09-03'],
		['receive', '2', '--unit', '沙河镇', '--responsible', `${hidden}人`, '--day', '09-03'],
		['progress', '1', '管网图纸已审', '--percent', '40', '--day', '10-20', '--help-needed', '请县财政局确认'],
		[
			'progress',
			'2',
			`${hidden}进展`,
			'--percent',
			'20',
			'--day',
			'10-20',
			'--problems',
			`${hidden}：石门镇未配合`,
		].concat(['--help-needed', `${hidden}协调`, '--next', `${hidden}打算`]),
		['urge', '2', '--channel', '电话', '--answer', `${hidden}答复`],
		['claim', '4', '--day', '10-20'],
		['review', '4', '--pass'],
		['revisit', '4', '--kind', '走访', '--text', `${hidden}意见`],
		['team', 'add', '督查一组', '--leader', '王敏', '--items', '1、2、3、2026-005-1'],
		['inspect', 'add', `${hidden}督查`, '--unit', '沙河镇', '--item', '2', '--record', `${hidden}记录`],
		['inspect', 'add', '河道采砂', '--unit', '沙河镇', '--item', '3', '--record', '采砂点已封'],
		['finding', 'add', `${hidden}问题@沙河镇@11-20`, '--item', '2', '--person', nobody[0] as string],
		['finding', 'add', '路灯不亮@石门镇@11-20', '--person', nobody[0] as string, '--dispatch', '--expose', '--paper'],
		['meeting', 'add', '督查工作联席会议', '1', '2', '3', '--when', '11-10', '--matter', '督查经费'],
		['message', 'add', '路灯不亮，请尽快修复', '--site', '人民网留言板', '--lead', '县住建局'].concat([
			'--asker',
			nobody[1] as string,
			'--phone',
			nobody[2] as string,
		]),
		['message', 'add', `${hidden}留言`, '--site', '人民网留言板', '--lead', '县住建局', ...secret],
		['message', 'draft', '6', '已列入更换'],
		['message', 'draft', '7', `${hidden}拟复`],
		['publish', '--post', '1', '3'],
		// One that was open to all until it was not.
		['add', `${hidden}后来`, '--lead', '沙河镇', ...due('9月12日')],
		['dispatch', '8', '--day', '09-02'],
		['publish', '--post', '8'],
		['merit', 'add', '批评', '沙河镇', '--basis', '青委〔2026〕20号', '--item', '8', '--text', `${hidden}不力`].concat([
			'--day',
			'10-20',
		]),
		['progress', '8', `${hidden}推进`, '--day', '10-21', '--help-needed', `${hidden}配套`],
		['finding', 'add', `${hidden}堵点@沙河镇@11-20`, '--item', '8', '--dispatch', '--expose'],
		['edit', '8', '--publicity', '不公开'],
	]);
	return desk;
}

/** Everything that goes out of the office, as a clerk writes it. */
const outgoing: string[][] = [
	['forms', 'send', '本月'],
	['forms', 'send', '10月', '--each', '分组', '--due', '11-20', '--out', '分组'],
	['circular', '10月', '--format', 'md', '--output', '通报.md'],
	['circular', '三季度', '--issue'],
	['slides', '10月'],
	['board'],
	['board', '--leader', '方振国', '--output', '领导.html'],
	['publish', '--output', '公示.html'],
	['publish', '--all', '--output', '公示.xlsx'],
	['agenda', '--when', '11-10'],
	['meeting', 'agenda', '1', '--output', '会议.docx'],
	['report', 'leader', '10月'],
	['report', 'leader', '10月', '--each', '督查组', '--out', '督查组'],
	['report', 'remarks', '10月'],
	['report', 'weekly', '10.19-10.25', '--issue'],
	['report', 'year', '2026'],
	['report', 'person', '2026'],
	['message', 'weekly'],
	['message', 'weekly', '--output', '回复.xlsx'],
	['campaign', 'year', '百日攻坚'],
	['campaign', 'year', '百日攻坚', '--output', '考核.xlsx'],
	['bulletin', 'write', '重点工程推进中的几个问题', '1', '3', '--issue'],
	['escalate', '--issue', '--approved-by', '方振国'],
	['score', 'publish', '10月'],
	['export', ...layoutNames, '10月', '--output', '导出.xlsx'],
	['export', '台账', '--each', '单位', '--out', '各单位'],
	['export', '台账', '--each', '督查组', '--out', '各组'],
	['export', '台账', '--format', 'csv', '--output', '台账.csv'],
];

describe('what is 不公开', () => {
	let desk: Desk;
	const answers = new Map<string, Answer>();
	let files: string[];
	beforeAll(async () => {
		desk = await layOffice();
		for (const line of outgoing) answers.set(line.join(' '), await desk.run(...line));
		files = filesIn(desk.folder);
	});

	test('everything that goes out was made', () => {
		const failed = [...answers].filter(([, { code }]) => code !== 0).map(([line, { err }]) => `${line}: ${err}`);
		expect(failed).toEqual([]);
		expect(files.length).toBeGreaterThan(30);
	});

	test('is named in no file that goes out, nor is the person of a finding or the citizen who asked', () => {
		const named = files.filter((name) => {
			const words = `${name}\n${wordsIn(join(desk.folder, name))}`;
			return [hidden, ...nobody].some((word) => words.includes(word));
		});
		expect(named).toEqual([]);
	});

	test.each([
		['notice', 'issue', '交办', '2'],
		['notice', 'issue', '约谈', '2', '--when', '11月6日15:00', '--where', '三楼', '--approved-by', '方振国'],
		['notice', 'issue', '情况说明', '2'],
		['escalate', '2', '--issue', '--approved-by', '方振国'],
		['escalate', '2', '--rung', '移交问责建议', '--reason', '情节特别严重', '--issue', '--approved-by', '方振国'],
		['finding', 'settle', '1', '--verdict', '交办', '--paper'],
		['bulletin', 'write', '几个问题', '1', '2', '--issue'],
		['agenda', '2', '--when', '11-10'],
		['publish', '--post', '2'],
		['merit', 'add', '批评', '沙河镇', '--basis', '通报第9期', '--item', '2'],
	])('is refused by name: %s %s %s', async (...line) => {
		const { code, err } = await desk.run(...line);
		expect([code, err]).toEqual([1, expect.stringMatching(/2026-002.*不公开/)]);
		expect(filesIn(desk.folder)).toEqual(files);
	});

	test('is shown where it is to be, so that looking for it proves something', async () => {
		expect((await desk.run('list')).out).toContain(`${hidden}核查`);
		expect((await desk.run('finding', 'list')).out).toContain(`${hidden}问题`);
		const all = ['export', '台账', '--with-unpublished', '--output', '全.xlsx'];
		expect((await desk.run(...all)).code).toBe(0);
		expect(wordsIn(join(desk.folder, '全.xlsx'))).toContain(`${hidden}核查`);
	});
});
