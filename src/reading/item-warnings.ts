import type { StatedDeadline } from '../rules/deadline.ts';
import { foldText } from './text.ts';
import { longestUnitCell, type UnitReading } from './units.ts';

/** The units of an item: the cells as written, and the line above that named them where no column does. */
export interface BlockUnits extends UnitReading {
	raw: string | null;
	overhead: string | null;
	/** They stand in the row above. */
	isCarried: boolean;
}

/** What the clerk should know of a deadline that was deduced or not understood. */
export function noteDeadline(deadline: StatedDeadline, yearGround: string, warnings: string[]): void {
	if (deadline.kind === 'unparseable' && !warnings.some((w) => w === deadline.note))
		warnings.push(`完成时限“${deadline.raw}”没有读成日期：${deadline.note}`);
	const ground = deadline.note?.includes('年份按') ? `（年份${yearGround}）` : '';
	if (deadline.note?.startsWith('推定')) warnings.push(`完成时限${deadline.note}${ground}`);
}

const dayInText =
	/(?:20\d\d年)?(?:\d{1,2}月(?:\d{1,2}日|[底末]|[上中下]旬)|年底|年内|上半年|第?[一二三四1-4]季度)(?:之?前|以前)?/;
/** A day within the text is pointed out, never taken for the deadline. */
export function noteDayInText(
	title: string,
	content: string | null,
	deadline: StatedDeadline,
	warnings: string[],
): void {
	const words = deadline.raw === null ? dayInText.exec(foldText(`${title}\n${content ?? ''}`))?.[0] : undefined;
	if (words !== undefined) warnings.push(`没有写完成时限，正文里有“${words}”，请核对`);
}

/** All of it done, and no word that the matter is over: it stays open, for only a unit's word or a review closes it. */
export function noteFinish(
	{ percent, status, finished }: { percent: number | null; status: string | null; finished: string | null },
	warnings: string[],
): void {
	if (percent === 100 && status === null && finished === null)
		warnings.push('完成100%，表里没有写办结，按在办登记；办结了的用 ducha claim 编号 报结');
}

/** What the clerk should know of the units. */
export function noteUnits(units: BlockUnits, leadRule: string | null, warnings: string[]): void {
	if (units.overhead !== null) warnings.push(`表里没有责任单位一列，按上方的“${units.overhead}”登记`);
	if ((units.raw ?? '').length > longestUnitCell) warnings.push(`责任单位写得太长，只读了前${longestUnitCell}个字`);
	if (units.isCarried) warnings.push('责任单位空着，沿用上面一件的');
	if (units.basis === 'first-is-lead' && leadRule !== null && units.support.length > 0)
		warnings.push(`表里写明“${leadRule}”，首位算牵头，其余算配合`);
	if (units.basis === 'undifferentiated' && units.lead.length > 1)
		warnings.push('没有注明谁牵头，全部按牵头单位登记（首位为牵头的，请加 --first-is-lead）');
	if (units.lead.length + units.support.length === 0) warnings.push('没有写责任单位');
}
