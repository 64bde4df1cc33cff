import { UserError } from '../../../errors.ts';
import { type BulletinKind, bulletinKinds, findBulletinKind } from '../../../rules/bulletins.ts';
import { typedLine } from '../words.ts';

/** What a bulletin is asked for with. */
export interface BulletinWords {
	kind: BulletinKind;
	title: string;
	/** The items as typed. */
	references: string[];
}

/** `督察 "题目" 25..33`: the kind, if said, then the title, then the items. */
export function readBulletinWords(words: readonly string[]): BulletinWords {
	const [first = '', ...after] = words;
	const kind = after.length > 0 ? findBulletinKind(first) : null;
	const [title = '', ...references] = kind === null ? words : after;
	const line = typedLine(title);
	if (line !== null && !/^[\d草.、,，\s-]+$/.test(line) && !(words.length === 1 && findBulletinKind(line) !== null))
		return { kind: kind ?? bulletinKinds[0], title: line, references };
	throw new UserError('没有写题目', {
		exit: 'misused',
		code: 'no-title',
		hint: '先写题目，再写事项编号：ducha bulletin "重点工程推进中的几个问题" 31 44 52',
	});
}
