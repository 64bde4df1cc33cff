import { createHash } from 'node:crypto';
import { blankUnseen } from './unseen-signs.ts';

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Text as it may stand in an element or in a quoted attribute. */
export const escapeHtml = (text: string | number): string =>
	blankUnseen(`${text}`).replace(/[&<>"']/g, (c) => entities[c]!);

/** A value as JSON that can stand in a script element: nothing in it ends the element or opens another. */
export const embedJson = (value: unknown): string =>
	JSON.stringify(value, (_key, v) => (typeof v === 'string' ? blankUnseen(v) : v)).replace(
		/[<>&\u2028\u2029]/g,
		(c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** A whole page that asks nothing of any network: its own style, and its own script if it has one. */
export function htmlPage(page: { title: string; style: string; body: string; script?: string }): string {
	const { title, style, body, script } = page;
	const rules = [
		"default-src 'none'",
		"style-src 'unsafe-inline'",
		...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
		"base-uri 'none'",
		"form-action 'none'",
	];
	return [
		'<!doctype html>',
		'<html lang="zh-CN">',
		'<head>',
		'<meta charset="utf-8">',
		`<meta http-equiv="Content-Security-Policy" content="${rules.join('; ')}">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		'<meta name="color-scheme" content="light dark">',
		'<meta name="referrer" content="no-referrer">',
		`<title>${escapeHtml(title)}</title>`,
		`<style>${style}</style>`,
		'</head>',
		`<body>${body}`,
		...(script === undefined ? [] : [`<script>${script}</script>`]),
		'</body>',
		'</html>',
		'',
	].join('\n');
}
