/** A piece of an XML text with its place in it. */
export interface XmlToken {
	kind: 'open' | 'close' | 'text';
	/** The element's name without its prefix; empty for text. */
	name: string;
	/** The tag as it stands, or the text as it stands. */
	source: string;
	isEmpty: boolean;
	start: number;
	end: number;
}

const attribute = (tag: string): RegExp => new RegExp(`\\s(?:\\w+:)?${tag}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What text of XML says: its five names and numbered characters. */
export const readXmlText = (text: string): string =>
	text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
		if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] as string) : whole;
		const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
	});

/** Text as XML holds it. */
export const writeXmlText = (text: string): string => text.replace(/[<>&"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** An attribute of a tag, whatever its prefix; null where there is none. */
export function attributeOf({ source }: XmlToken, name: string): string | null {
	const [, double, single] = attribute(name).exec(source) ?? [];
	const value = double ?? single;
	return value === undefined ? null : readXmlText(value);
}

/** Where a tag ends; a `>` inside quotes does not end it. */
function endOfTag(xml: string, start: number): number {
	let quote = '';
	for (let at = start + 1; at < xml.length; at++) {
		const sign = xml[at] as string;
		if (quote !== '') {
			if (sign === quote) quote = '';
		} else if (sign === '"' || sign === "'") quote = sign;
		else if (sign === '>') return at + 1;
	}
	return xml.length;
}

const plainText = ['<![CDATA[', ']]>'] as const;

/** Text that stands as it is in a CDATA section, as other text would hold it. */
function readPlainText(xml: string, start: number): XmlToken | null {
	const [opening, closing] = plainText;
	if (!xml.startsWith(opening, start)) return null;
	const last = xml.indexOf(closing, start);
	const [to, end] = last < 0 ? [xml.length, xml.length] : [last, last + closing.length];
	const source = writeXmlText(xml.slice(start + opening.length, to));
	return { kind: 'text', name: '', source, isEmpty: false, start, end };
}

/** Comments, instructions and declarations say nothing. */
function endOfAside(xml: string, start: number): number | null {
	const closing = [
		['<!--', '-->'],
		['<?', '?>'],
		['<!', '>'],
	].find(([opening]) => xml.startsWith(opening as string, start))?.[1];
	if (closing === undefined) return null;
	const end = xml.indexOf(closing, start);
	return end < 0 ? xml.length : end + closing.length;
}

/** The tags and texts of an XML text, in order; nothing is resolved or fetched. */
export function* walkXml(xml: string): Generator<XmlToken> {
	let at = 0;
	while (at < xml.length) {
		const next = xml.indexOf('<', at);
		const end = next < 0 ? xml.length : next;
		if (end > at) yield { kind: 'text', name: '', source: xml.slice(at, end), isEmpty: false, start: at, end };
		if (next < 0) return;
		const plain = readPlainText(xml, next);
		if (plain !== null) {
			yield plain;
			at = plain.end;
			continue;
		}
		const aside = endOfAside(xml, next);
		at = aside ?? endOfTag(xml, next);
		if (aside !== null) continue;
		const source = xml.slice(next, at);
		const [, slash = '', name = ''] = /^<(\/?)(?:[\w.-]+:)?([\w.-]+)/.exec(source) ?? [];
		yield {
			kind: slash === '' ? 'open' : 'close',
			name,
			source,
			isEmpty: source.endsWith('/>'),
			start: next,
			end: at,
		};
	}
}

const wholeTag = /^<\/?([^\s<>/="']+)(?:\s+[^\s<>/="']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*\/?>$/;

/** Whether all tags of a part are written as XML asks, and pair within one element. */
export function isWellFormed(xml: string): boolean {
	const open: string[] = [];
	for (const { kind, source, isEmpty } of walkXml(xml)) {
		if (kind === 'text') {
			if (open.length === 0 && source.trim() !== '') return false;
			continue;
		}
		const name = wholeTag.exec(source)?.[1];
		if (name === undefined || (kind === 'close' && open.pop() !== name)) return false;
		if (kind === 'open' && !isEmpty) open.push(name);
	}
	return open.length === 0;
}
