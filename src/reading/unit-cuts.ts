import { endsLikeUnit } from './unit-names.ts';
import { isPerson } from './unit-words.ts';

/** A cut put in between names that run on; never part of a name. */
export const cutMark = '\u0001';

const openers = '（(〔[【《〈';
const closers = '）)〕]】》〉';

const startsUnit = /^(?:[县市区省州团国]|各|有关|相关|其他|乡镇|中国|中共|党委|牵头|配合|责任|主办|协办|会办|\d)/;
const firstWord = (text: string) => text.split(/[、，,；;。\s/／|（(]/)[0] ?? '';
const lastWord = (text: string) => text.split(/[、，,；;。\s/／|:：】\u0001]/).at(-1) ?? '';

/** Spaces and line breaks part two names only where each side is one; elsewhere they are wraps within a name. */
export function joinWraps(text: string): string {
	const [first = '', ...rest] = text.split(/(\s+)/);
	let out = first;
	for (let i = 0; i < rest.length; i += 2) {
		const [gap, next] = [rest[i]!, rest[i + 1] ?? ''];
		const last = lastWord(out);
		const isClosed = last === '' || endsLikeUnit(last) || (startsUnit.test(next) && last.length > 1);
		const isBracket = openers.includes(next.charAt(0) || ' ');
		const areWords = gap.includes('\n') && !endsLikeUnit(firstWord(next));
		const person = firstWord(next);
		const isAlone = /^[、，,；;。]?$/.test(next.charAt(person.length));
		if (isAlone && endsLikeUnit(last) && isPerson(person)) out += `（${person}）${next.slice(person.length)}`;
		else out += (isClosed || areWords) && !isBracket ? `${cutMark}${next}` : next;
	}
	return out;
}

const kind =
	'县级市|县|市|区|乡|镇|乡镇|街道|街道办|街道办事处|园区|开发区|高新区|经开区|功能区|管委会|管理区|办事处|农场|林场|场|村|社区';
/** A collective goes on over 、 and 和 while the next word is a bare kind: 各区、县级市. */
const bareKind = new RegExp(
	`^(?:${kind}|(?:人民)?政府)(?:人民政府|政府|党委)?(?:[（(][^）)]*[)）])?(?=$|[、，,；;。和及与等/\\s]|按|负责|配合|牵头)`,
);
const openCollective = new RegExp(
	`^(?:各|有关|相关)(?:${kind}|县区|县市区|镇街)(?:[（(][^）)]*[)）])?党?(?:工?委)?(?:[、和及与](?:${kind})(?:[（(][^）)]*[)）])?)*$`,
);

/** `沙河镇党委、政府` are one unit in one word. */
const partyOf = /(?:[乡镇区]|街道)党工?委$/;
const governmentToo = /^(?:(?:人民)?政府|办事处|管委会)(?=$|[、，,；;。（(\s和及与等\u0001])/;

const marks = /^[，,；;。/／|•·①-⑳\u0001]/;
const joiners = /^(?:以及|及其|和|及|与|并|联合)/;

/** How many characters at `at` part two names; 0 where none do. */
function cutWidth(text: string, at: number): number {
	const rest = text.slice(at);
	if (marks.test(rest)) return 1;
	const head =
		text
			.slice(0, at)
			.split(/[，,；;。/／|\u0001]/)
			.at(-1) ?? '';
	const collective = head.slice(Math.max(head.lastIndexOf('、各') + 1, 0)).replace(/^.*、(?=有关|相关)/, '');
	const goesOn = (next: string) =>
		(openCollective.test(collective) && bareKind.test(next)) || (partyOf.test(head) && governmentToo.test(next));
	if (rest[0] === '、') return goesOn(rest.slice(1)) ? 0 : 1;
	const joiner = joiners.exec(rest)?.[0];
	if (joiner === undefined) return 0;
	const last = lastWord(head);
	const next = rest.slice(joiner.length);
	if (goesOn(next) || last.length < 2 || next.length < 2 || !endsLikeUnit(last)) return 0;
	return joiner === '并' || joiner === '联合' ? (startsUnit.test(next) ? joiner.length : 0) : joiner.length;
}

/** Every bracket opened is closed, in that order; else brackets hold nothing together. */
function closesAll(text: string): boolean {
	let depth = 0;
	for (const c of text) {
		if (openers.includes(c)) depth += 1;
		else if (closers.includes(c)) depth -= 1;
		if (depth < 0) return false;
	}
	return depth === 0;
}

/** Cuts a text into names at separators and at 和, 及, 与 between two whole names; never inside brackets. */
export function cutNames(text: string): string[] {
	const names: string[] = [];
	const isClosed = closesAll(text);
	let depth = 0;
	let from = 0;
	for (let at = 0; at < text.length; at += 1) {
		if (openers.includes(text[at]!)) depth += 1;
		else if (closers.includes(text[at]!)) depth = Math.max(0, depth - 1);
		const width = depth === 0 || !isClosed ? cutWidth(text, at) : 0;
		if (width === 0) continue;
		names.push(text.slice(from, at));
		from = at + width;
		at += width - 1;
	}
	return [...names, text.slice(from)];
}

/** Rewrites what stands outside brackets. */
export const outsideBrackets = (text: string, rewrite: (part: string) => string): string =>
	text.replace(/[（(〔[【][^）)〕\]】]*[)）〕\]】]|[^（(〔[【]+/g, (part) =>
		openers.includes(part[0]!) ? part : rewrite(part),
	);
