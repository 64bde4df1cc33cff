/** Words that say a matter goes on but not what was done. */
const goingOn =
	/^(?:目前|现|该项工作|该事项|各项工作|项目|工作|正在|正|持续|有序|有力|按计划|按序时|按要求|正常|积极|稳步|扎实|加快|全力|继续|不断|抓紧|平稳|顺利|已|在)*(?:推进|办理|实施|落实|开展|进行|推动|跟进)(?:之?中|当中|落实|工作)*$/u;
const nothing = /^(?:无|暂无|没有|无进展|暂无进展|无变化|同上|同上期|同上月|见上期|见上月|略|按计划|正常)$/u;

/** Whether a report has no content: `持续推进中`, `正在推进`, `无` (反馈审核规则). */
export function isEmptyTalk(text: string): boolean {
	const bare = text.normalize('NFKC').replace(/[\s\p{P}]/gu, '');
	return nothing.test(bare) || goingOn.test(bare);
}
