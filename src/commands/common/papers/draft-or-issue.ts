import { interrupted, UserError } from '../../../errors.ts';
import { readNextNumbers } from '../../../ledger/paper-series.ts';
import { yearOf } from '../../../rules/day.ts';
import type { PaperKindName } from '../../../rules/paper-kinds.ts';
import type { Session } from '../../../session.ts';

/** How a numbered publication is asked for: as a draft, or issued. */
export interface DraftOrIssue {
	draft?: boolean;
	issue?: boolean;
	approvedBy?: string;
	out?: string;
}

/** Refuses words that do not go together, and says what is meant. */
export function refuseMixed(
	{ options: { output, format } }: Session,
	{ draft, issue, out, approvedBy }: DraftOrIssue,
): void {
	const isText = format !== undefined && format !== 'table' && format !== 'json';
	const wrong: [boolean | undefined, string, string][] = [
		[issue && draft, '--draft 和 --issue 只能写一个', '草稿用 --draft，签发用 --issue'],
		[issue && output !== undefined, '签发的写到文件夹，不用 --output', '用 --out 文件夹'],
		[issue && isText, `签发的是 Word，不写 ${format}`, '去掉 --format；只看文字不加 --issue'],
		[!issue && out !== undefined, '--out 要和 --issue 一起写', '草稿的文件名用 --output'],
		[!issue && approvedBy !== undefined, '--approved-by 要和 --issue 一起写', '签发时再写签发人'],
	];
	const found = wrong.find(([isWrong]) => isWrong);
	if (found !== undefined) throw new UserError(found[1], { exit: 'misused', code: 'mixed-options', hint: found[2] });
}

/** Where somebody sits there, asks before a number is taken that is never given out again. */
export async function confirmIssue(session: Session, kind: PaperKindName, title: string): Promise<void> {
	if (!session.canAsk()) return;
	const { db } = await session.ledger();
	const next = (await readNextNumbers(db, yearOf(session.today()))).get(kind) ?? 1;
	if (!(await (await session.asker()).askYes(`以${kind}第${next}期签发《${title}》？`))) throw interrupted();
}
