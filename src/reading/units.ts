import type { Role } from '../rules/item.ts';
import { cleanText, foldText, isBlank } from './text.ts';
import { cutMark, cutNames, joinWraps, outsideBrackets } from './unit-cuts.ts';
import { endsLikeUnit, unitEnding, unitKey } from './unit-names.ts';
import {
	andOthers,
	boxedLabel,
	boxedPlain,
	boxedRole,
	boxedSupporters,
	boxedSupports,
	firstLeads,
	generalDuty,
	isPerson,
	labelBefore,
	saidAfter,
	saidWithTask,
	togetherWith,
} from './unit-words.ts';

/** How lead and support were told apart. */
export type SplitBasis = 'column' | 'inline-label' | 'first-is-lead' | 'undifferentiated';

/** A unit cell understood: names as written, without 等 and 按职责分工负责. */
export interface UnitReading {
	lead: string[];
	support: string[];
	/** People named beside their unit. */
	people: string[];
	basis: SplitBasis;
}

/** What a cell's column and the table's own notes say about its units. */
export interface UnitContext {
	/** The role its column gives, null for one undivided 责任单位 column. */
	column: Role | null;
	firstIsLead: boolean;
	/** A mark that shows the lead (`★`). */
	leadMark: string | null;
}

interface Named {
	name: string;
	role: Role | null;
}
interface Piece extends Named {
	/** What is said closes the list of names before it, and holds for all of them. */
	ofAll: boolean;
	person: string | null;
}

const statedRule = new RegExp(
	`[（(，,；;。\\n]*[^、，,；;。\\n（(]*(?:${firstLeads.source})[^，,；;。）)\\n]*[）)]?`,
	'g',
);
const asideWords = /[，,；;（(]?下同[）)]?|(?:电话|手机|联系电话)?[:：]?\s*(?:0\d{2,3}-?\d{6,8}|1[\d*]{10})/g;
const personLabel = /(?:责任人|联系人|负责人|责任领导|分管领导|承办人|经办人)\s*[:：]\s*([^，,；;。、\s（(]+)/g;

/** A deadline written into the cell of units is no name: `县住建局（6月底前）`. */
const dayWords =
	/[，,；;、（(\s]*(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|[底末初]|[上中下]旬)?(?:之?前|以前)?(?:完成)?[）)]?(?=$|[，,；;、。\s])/g;

/** Nor are the words of one without a day: `县公安局；长期坚持`. */
const termWords =
	/[，,；;、（(\s]+(?:(?:\d{4}年|年)(?:底|内)前?|长期(?:坚持|推进)?|持续(?:推进|坚持|开展)|常态化(?:推进|开展|坚持)?|立行立改|即知即改)(?:完成)?[）)]?(?=$|[，,；;、。\s])/g;

/** A person behind a stroke: `生产部/吴桐`. */
const slashedName = /([\u4e00-\u9fff])[/／]([\u4e00-\u9fff]{2,3})(?=$|[、，,；;\n])/g;

/** Two names run together: `县发改局县财政局`. */
const gluedNames = /(?<=局)(?=[县市](?!区)[^、，,；;。局]{2,8}[局委办])/g;

/** A mark before a name begins the next one: `●县委办 ○县政府办`. */
const markedNames = /(?<=\S)(?:\s+(?=[★☆▲△◆◇■□※])|\s*(?=[●○◎]))(?=.[\u4e00-\u9fff])/g;

/** Rewrites the ways of naming roles into two: a label before names, a word behind them. */
function evenOut(written: string, people: string[]): string {
	const text = cleanText(written)
		.replace(statedRule, '')
		.replace(personLabel, (_, person: string) => {
			people.push(person);
			return '';
		})
		.replace(slashedName, (_, end: string, name: string) => {
			if (!isPerson(name)) return `${end}/${name}`;
			people.push(name);
			return end;
		})
		.replace(asideWords, '')
		.replace(dayWords, '')
		.replace(termWords, '')
		.replace(markedNames, cutMark)
		.replace(boxedPlain, cutMark)
		.replace(boxedSupports, `${cutMark}$1`)
		.replace(boxedSupporters, `${cutMark}配合：$1`);
	const even = outsideBrackets(text, (part) =>
		part.replace(gluedNames, cutMark).replace(togetherWith, `牵头${cutMark}`),
	);
	const leadsOff = new RegExp(`^\\s*${boxedLabel.source}`).test(even);
	return leadsOff
		? even.replace(boxedLabel, '【$1】')
		: even.replace(boxedLabel, (_, words: string) => `（${boxedRole(words)}）${cutMark}`);
}

/** Parts a text into runs under one label. */
function partByLabels(text: string): { role: Role | null; text: string }[] {
	const runs: { role: Role | '责任' | null; text: string }[] = [{ role: null, text: '' }];
	for (let at = 0; at < text.length; ) {
		const rest = text.slice(at);
		const soFar = runs.at(-1)!.text;
		const isStart = soFar === '' || /[，,；;。、\s）)】\]\u0001]$/.test(soFar) || endsLikeUnit(soFar);
		const label = isStart || /^[【〖]/.test(rest) ? labelBefore.find(({ form }) => form.test(rest)) : undefined;
		if (label === undefined) {
			runs.at(-1)!.text += text[at];
			at += 1;
		} else {
			runs.push({ role: label.role, text: '' });
			at += label.form.exec(rest)![0].length;
		}
	}
	const isLed = runs.some(({ role }) => role === '牵头');
	const settled = runs.map(({ role, text }) => ({ role: role === '责任' ? (isLed ? '配合' : '牵头') : role, text }));
	return settled.filter((run) => run.text.trim() !== '');
}

/** Takes the last bracket off when it holds a person. */
function partPerson(name: string): { name: string; person: string | null } {
	const bracket = /^(.*[^（(])[（(]([^）)]+)[)）]$/.exec(name);
	if (bracket === null) return { name, person: null };
	const [, outside, within] = bracket;
	if (isPerson(within!)) return { name: outside!, person: within! };
	return isPerson(outside!) && unitEnding.test(within!) ? { name: within!, person: outside! } : { name, person: null };
}

/** The role said behind a name, and the name alone. */
function partRole(text: string): { name: string; role: Role | null; ofAll: boolean } {
	const boxed = /^(.*)（(牵头|配合)）$/.exec(text);
	if (boxed) return { name: boxed[1]!, role: boxed[2] as Role, ofAll: false };
	const said = saidAfter.find(({ form }) => form.test(text));
	if (said) return { name: text.replace(said.form, ''), role: said.role, ofAll: true };
	for (const { role, form } of saidWithTask)
		for (const match of text.matchAll(form)) {
			const name = text.slice(0, match.index);
			if (name.length > 2 && endsLikeUnit(name)) return { name, role, ofAll: true };
		}
	return { name: text, role: null, ofAll: generalDuty.test(text) };
}

const numbering = /^(?:[(（]?\d{1,2}[)）.．、](?!\d)|[①-⑳])\s*/;
const marks = /^[★☆*＊▲△●○◎◆◇■□※#]+|[★☆*＊▲△●◆※#]+$/g;

function bareName(text: string): string {
	let name = text.replaceAll(cutMark, '');
	for (let longer = ''; longer !== name; ) {
		longer = name;
		name = name
			.replace(generalDuty, '')
			.replace(andOthers, '')
			.replace(/[、，,:：]+$/, '')
			.trim();
	}
	return name;
}

function readPiece(text: string, leadMark: string | null): Piece {
	const plain = text
		.trim()
		.replace(numbering, '')
		.replace(/^(?:由|请|以|并|并?会同(?!县[人级委]))(?=.{2})/, '');
	const { name, role, ofAll } = partRole(plain);
	const isMarked = leadMark !== null && name.includes(leadMark);
	const unmarked = /[×xX]/.test(name) ? name : name.replace(marks, '');
	return { ...partPerson(bareName(unmarked)), role: isMarked ? '牵头' : role, ofAll: ofAll && !isMarked };
}

/** Names of one run; a role said behind a list holds for the names since the last role. */
function readRun(run: { role: Role | null; text: string }, context: UnitContext, people: string[]): Named[] {
	const named: Named[] = [];
	let open = 0;
	for (const text of cutNames(joinWraps(run.text.trim()))) {
		const piece = readPiece(text, context.leadMark);
		if (piece.person !== null) people.push(piece.person);
		const isName = piece.name !== '' && !isBlank(piece.name);
		if (isName) named.push({ name: piece.name, role: run.role });
		if (piece.role !== null) for (const one of named.slice(piece.ofAll ? open : -1)) one.role ??= piece.role;
		open = piece.ofAll ? named.length : open;
	}
	return named;
}

const unique = (names: string[]) => names.filter((a, i) => names.findIndex((b) => unitKey(a) === unitKey(b)) === i);
const namesOf = (named: Named[], isMeant: (one: Named) => boolean) =>
	unique(named.filter(isMeant).map((one) => one.name));

/** Who is not spoken of takes the other role; with no word at all the column decides, then the table's stated rule. */
function settleRoles(named: Named[], context: UnitContext): Omit<UnitReading, 'people'> {
	const isLed = named.some((one) => one.role === '牵头');
	if (isLed || named.some((one) => one.role === '配合')) {
		const rest: Role = isLed ? '配合' : (context.column ?? '牵头');
		const lead = namesOf(named, (one) => (one.role ?? rest) === '牵头');
		const support = namesOf(named, (one) => (one.role ?? rest) === '配合');
		return { lead, support: support.filter((name) => !lead.includes(name)), basis: 'inline-label' };
	}
	const all = namesOf(named, () => true);
	if (context.column === '配合') return { lead: [], support: all, basis: 'column' };
	if (context.column === '牵头') return { lead: all, support: [], basis: 'column' };
	if (context.firstIsLead) return { lead: all.slice(0, 1), support: all.slice(1), basis: 'first-is-lead' };
	return { lead: all, support: [], basis: 'undifferentiated' };
}

/** A broken bracket can leave words of evenOut in a name: they are taken out again, for only what is written is a name. */
function keepWritten(named: Named[], text: string): Named[] {
	const isWritten = ({ name }: Named) => name !== '' && text.includes(foldText(name));
	return named
		.map((one) => (isWritten(one) ? one : { ...one, name: one.name.replace(/牵头|配合|[（）()]/g, '') }))
		.filter(isWritten);
}

/** Characters of a unit cell that are read; a longer one is prose. */
export const longestUnitCell = 1000;

/** Understands a unit cell: separators, labels, 牵头/配合/会同, brackets; the words outside the rules stay as written. */
export function readUnits(written: string, context: UnitContext): UnitReading {
	const people: string[] = [];
	const isLong = written.length > longestUnitCell;
	const read = isLong ? written.slice(0, longestUnitCell).replace(/[^、，,；;\n]*$/, '') : written;
	const text = evenOut(read, people);
	const runs = isBlank(text) ? [] : partByLabels(text);
	const named = keepWritten(
		runs.flatMap((run) => readRun(run, context, people)),
		foldText(written),
	);
	return { ...settleRoles(named, context), people: unique(people) };
}
