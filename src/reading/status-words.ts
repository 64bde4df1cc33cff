import { foldText } from './text.ts';

/** Words of a 是否完成 or 办理状态 column that mean the matter is over, and those that take it back. */
const over = /办结|完成|销号|完毕|已结|完工|竣工|^(?:是|√|✓|✔|y|yes)$/i;
const notOver = /未|正在|没有|推进|待|部分|基本|在办|不|否/;

/** Whether a status column says the matter is over; a share of it done is not. */
export const saysFinished = (status: string | null): boolean =>
	status !== null && over.test(foldText(status)) && !notOver.test(foldText(status));
