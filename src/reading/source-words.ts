import { foldText } from './text.ts';

/** Words in a table's title or a 来源 column that tell where items come from; the first row that fits wins. */
const sourceWords: readonly [RegExp, string][] = [
	[/12345|热线|工单/, '12345工单'],
	[/网民留言|网上留言|留言办理|领导留言板/, '网民留言'],
	[/建议.*提案|提案|人大.*建议|代表建议|委员建议|建议办理/, '建议提案'],
	[/批示|批办|圈阅/, '领导批示'],
	[/调研指示|讲话|调研.*(?:要求|指示)/, '领导讲话和调研指示'],
	[/常务会|常委会|党组会|专题会|办公会|会议|纪要|议定/, '会议议定'],
	[/民生实事|微实事|惠民项目|实事项目|为民办实事/, '民生实事'],
	[/重点项目|重大项目|重点工程|建设项目/, '重点项目'],
	[/信访|积案/, '信访'],
	[/曝光|问政|媒体/, '媒体曝光和问政'],
	[/督[查察](?:发现|反馈)|巡[察视]|审计|暗访|整改|隐患|反馈问题|问题.{0,4}(?:清单|台账|一览|交办)/, '督查发现'],
	[
		/省.*(?:交办|督办|转办)|(?<![城都超])市(?!场|政|容|民).*(?:交办|督办|转办)|上级交办|国务院.*督查|中央.*督察/,
		'上级交办',
	],
	[/重点工作|重点任务|工作要点|目标任务|工作报告|主要任务|任务分解|责任分解/, '年度重点工作'],
	[/文件|通知|意见|方案|办法/, '文件部署'],
];

/** The source that words speak of, or null when they speak of none. */
export function guessSource(words: string | null): string | null {
	if (words === null) return null;
	const folded = foldText(words);
	return sourceWords.find(([form]) => form.test(folded))?.[1] ?? null;
}

/** The source a table's title speaks of, else its file's name, with the ground; null when neither does. */
export function guessTableSource(title: string | null, file: string): { name: string; ground: string } | null {
	const byTitle = guessSource(title);
	if (byTitle !== null) return { name: byTitle, ground: '表题' };
	const byFile = guessSource(file);
	return byFile === null ? null : { name: byFile, ground: '文件名' };
}
