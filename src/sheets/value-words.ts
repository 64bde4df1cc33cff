/** What a formula that failed leaves as its text. */
export const errorWords =
	/^(?:#(?:N\/A|DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|GETTING_DATA|SPILL!|CALC!|FIELD!|ERR!)|Err:\d{3})$/;
/** What a picture put into a cell leaves as its text. */
export const pictureText = /^=?(?:_xlfn\.)?DISPIMG\(/i;

const behindApostrophes = /^'*/;
const saysNoValue = (text: string): boolean => {
	const words = text.replace(behindApostrophes, '');
	return errorWords.test(words) || pictureText.test(words);
};

/** A text that merely reads like one of these stands behind an apostrophe, as it is typed in Excel. */
export const guardWords = (text: string): string => (saysNoValue(text) ? `'${text}` : text);

/** The text `guardWords` was given. */
export const bareWords = (text: string): string => (text[0] === "'" && saysNoValue(text) ? text.slice(1) : text);
