const attribute = String.raw`[^\s<>/="']+\s*=\s*(?:"[^"<]*"|'[^'<]*')`;
const attributes = String.raw`(?:\s+${attribute}(?:\s*${attribute})*)?\s*`;
/** A start or end tag, or what says nothing: comments, instructions, text given as it is. */
const markup = new RegExp(
	String.raw`<(?:(/?)([^\s<>/="'!?]+)${attributes}(/?)>|!--[\s\S]*?-->|\?[\s\S]*?\?>|!\[CDATA\[[\s\S]*?\]\]>)`,
	'y',
);
/** Elements of a worksheet that hold a text and nothing else. */
const textual = /^(?:\w+:)?[vft]$/;

/** Whether the tags of a part are written as XML is and pair; what else would be read leaves out rows without a word. */
export function isSound(xml: string): boolean {
	const open: string[] = [];
	for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', markup.lastIndex)) {
		markup.lastIndex = at;
		const [, slash, name, empty] = markup.exec(xml) ?? [];
		if (markup.lastIndex === 0) return false;
		if (name === undefined) continue;
		if (slash === '/') {
			if (open.pop() !== name) return false;
		} else if (textual.test(open.at(-1) ?? '')) return false;
		else if (empty === '') open.push(name);
	}
	return open.length === 0;
}
