import { layoutNames } from '../../src/commands/common/export/layouts.ts';
import { type Desk, emptyDesk, runAll } from './desk.ts';

const past = ['--today', '2026-09-01'];
/** What is told of an office's matters: the word in each text, who is in no paper, and how some of them are entered. */
interface Told {
	word: string;
	/** A person a finding names, a citizen who asked and his number. */
	nobody: readonly [person: string, asker: string, phone: string];
	publicity: string[];
}

/** An office at every kind of work, with the word in every text of some of its matters. */
export async function layOffice({ word, nobody, publicity }: Told): Promise<Desk> {
	const desk = await emptyDesk();
	const due = (day: string) => ['--deadline', day, '--leader', '方振国', '--campaign', '百日攻坚', ...past];
	await runAll(desk, [
		...['县住建局', '县水利局', '县财政局', '沙河镇', '石门镇'].map((name) => ['unit', 'add', name]),
		['unit', 'group', '乡镇', '沙河镇', '石门镇'],
		['campaign', 'add', '百日攻坚'],
		['add', '老城区雨污分流改造', '--lead', '县住建局', '--support', '县财政局', ...due('9月15日')],
		['add', `${word}核查`, '--content', `${word}内容`, '--goal', `${word}目标`, '--lead', '沙河镇', ...publicity]
			.concat(['--support', '石门镇', '--document', `${word}纪要`, '--note', `${word}备注`])
			.concat(due('9月20日'), ['--instructed-by', '周明远', '--tag', `${word}标签`]),
		['add', '河道采砂整治', '--lead', '沙河镇', ...due('9月30日'), '--source', '重点项目'],
		['add', `${word}办结事项`, '--lead', '石门镇', ...publicity, ...due('9月25日')],
		['add', `${word}总事项`, '--lead', '石门镇', ...publicity, ...due('9月26日')],
		['split', '5', '--item', `${word}分项@沙河镇@9月18日`, ...past],
		['dispatch', '1', '2', '3', '4', '2026-005-1', '--day', '09-02'],
		['receive', '1', '--principal', '罗建平', '--handler', '何小川', '--day', '09-03'],
		['receive', '2', '--unit', '沙河镇', '--responsible', `${word}人`, '--day', '09-03'],
		['progress', '1', '管网图纸已审', '--percent', '40', '--day', '10-20', '--help-needed', '请县财政局确认'],
		['progress', '2', `${word}进展`, '--percent', '20', '--day', '10-20', '--problems', `${word}：石门镇未配合`].concat(
			['--help-needed', `${word}协调`, '--next', `${word}打算`],
		),
		['urge', '2', '--channel', '电话', '--answer', `${word}答复`],
		['claim', '4', '--day', '10-20'],
		['review', '4', '--pass'],
		['revisit', '4', '--kind', '走访', '--text', `${word}意见`],
		['team', 'add', '督查一组', '--leader', '王敏', '--items', '1、2、3、2026-005-1'],
		['inspect', 'add', `${word}督查`, '--unit', '沙河镇', '--item', '2', '--record', `${word}记录`],
		['inspect', 'add', '河道采砂', '--unit', '沙河镇', '--item', '3', '--record', '采砂点已封'],
		['finding', 'add', `${word}问题@沙河镇@11-20`, '--item', '2', '--person', nobody[0]],
		['finding', 'add', '路灯不亮@石门镇@11-20', '--person', nobody[0], '--dispatch', '--expose', '--paper'],
		['meeting', 'add', '督查工作联席会议', '1', '2', '3', '--when', '11-10', '--matter', '督查经费'],
		['message', 'add', '路灯不亮，请尽快修复', '--site', '人民网留言板', '--lead', '县住建局'].concat([
			'--asker',
			nobody[1],
			'--phone',
			nobody[2],
		]),
		['message', 'add', `${word}留言`, '--site', '人民网留言板', '--lead', '县住建局', ...publicity],
		['message', 'draft', '6', '已列入更换'],
		['message', 'draft', '7', `${word}拟复`],
		['publish', '--post', '1', '3'],
		// One that was open to all until it was not.
		['add', `${word}后来`, '--lead', '沙河镇', ...due('9月12日')],
		['dispatch', '8', '--day', '09-02'],
		['publish', '--post', '8'],
		['merit', 'add', '批评', '沙河镇', '--basis', '青委〔2026〕20号', '--item', '8', '--text', `${word}不力`].concat([
			'--day',
			'10-20',
		]),
		['progress', '8', `${word}推进`, '--day', '10-21', '--help-needed', `${word}配套`],
		['finding', 'add', `${word}堵点@沙河镇@11-20`, '--item', '8', '--dispatch', '--expose'],
		...(publicity.length > 0 ? [['edit', '8', ...publicity]] : []),
	]);
	return desk;
}

/** Everything that goes out of the office, as a clerk writes it. */
export const outgoing: string[][] = [
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
