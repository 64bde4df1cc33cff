/** Signs a screen would drop, act on or draw as nothing: controls, breaks of line, overrides of direction, lone surrogates. */
const unseen =
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text with a blank for every sign that is not to be seen; tabs and new lines stay. */
export const blankUnseen = (text: string): string => text.replace(unseen, ' ');
