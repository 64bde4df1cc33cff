import type { PaperKindName } from './paper-kinds.ts';
import { ownOrgan, type TextKey, type Texts } from './texts.ts';

/** Papers that may go out in another's name: criticism by name and what binds many units is often the 办公室's to issue. */
const organKeys: Partial<Record<PaperKindName, TextKey>> = {
	任务分解立项通知: 'joint-organ',
	通报批评: 'criticise-organ',
	黄色警告: 'yellow-organ',
	红牌: 'red-organ',
	移交问责建议: 'transfer-organ',
};

/** In whose name a kind of paper goes out (发文机关): the office's own, or whom its rules name. */
export function organOf(kind: PaperKindName, texts: Texts, office: string): string {
	const key = organKeys[kind];
	const organ = key === undefined ? ownOrgan : texts[key];
	return organ === ownOrgan ? office : organ;
}
