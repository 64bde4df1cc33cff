/** Digits as people type them, and what they put between: `１ ２１件`, `1,210件`. */
export const plainDigits = (text: string): string =>
	text
		.replace(/[０-９％．]/g, (sign) => sign.normalize('NFKC'))
		.replace(/[ \u00a0]+/g, '')
		.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
