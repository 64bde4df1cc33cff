import type { Sieve } from './package.ts';
import { keepWhole, siftOpenDocument } from './sieve.ts';

const wanted = /^(?:mimetype|styles\.xml|META-INF\/manifest\.xml)$/;

/** Only contents and number formats reach the parser. */
export function sieveOfOpenDocument(name: string): Sieve | null {
	if (name === 'content.xml') return siftOpenDocument();
	return wanted.test(name) ? keepWhole : null;
}

const numberStyle = /<number:(date|percentage|number|time)-style\b[\s\S]{0,4000}?<\/number:\1-style>/g;
const tableStyle =
	/<style:style\b[^>]*style:name="([^"]*)"[^>]*style:family="table"[^>]*>\s*<style:table-properties\b[^>]*table:display="false"/g;
const tableStart = /<table:table [^>]*>/g;

/** Puts the number formats, which the parser looks for beside the cells, there; returns which tables are hidden, in order. */
export function prepareOpenDocument(parts: Map<string, Buffer>): boolean[] {
	const content = parts.get('content.xml')?.toString('utf8') ?? '';
	const formats = parts.get('styles.xml')?.toString('utf8').match(numberStyle) ?? [];
	parts.set(
		'content.xml',
		Buffer.from(content.replace('<office:automatic-styles>', (start) => start + formats.join(''))),
	);
	const hiddenStyles = new Set([...content.matchAll(tableStyle)].map((found) => found[1]));
	return (content.match(tableStart) ?? []).map((tag) => hiddenStyles.has(/table:style-name="([^"]*)"/.exec(tag)?.[1]));
}
