import type { Paper } from '../paper.ts';
import { redNotice, yellowNotice } from './card-notices.ts';
import { criticism } from './criticism.ts';
import type { LadderFacts } from './ladder-facts.ts';
import { rectifyNotice } from './rectify-notice.ts';
import { transferLetter } from './transfer-letter.ts';
import type { PaperRung } from './unit-facts.ts';
import { urgeNotice } from './urge-notice.ts';

const contents: Readonly<Record<PaperRung, (facts: LadderFacts) => Paper>> = {
	催办通知单: urgeNotice,
	限期整改单: rectifyNotice,
	通报批评: criticism,
	黄色警告: yellowNotice,
	红牌: redNotice,
	移交问责建议: transferLetter,
};

/** The paper of a rung. */
export const ladderPaper = (rung: PaperRung, facts: LadderFacts): Paper => contents[rung](facts);
