const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const steps: readonly [sign: string, size: number][] = [
	['千', 1000],
	['百', 100],
	['十', 10],
];

/** A whole number from 0 to 9999 in Chinese numerals, as it is written in running text: `十二`, `一百零五`. */
export function spellNumber(n: number): string {
	if (n === 0) return '零';
	let words = '';
	let left = n;
	let hasGap = false;
	for (const [sign, size] of steps) {
		const count = Math.floor(left / size);
		left %= size;
		if (count === 0) hasGap = words !== '';
		else {
			words += `${hasGap ? '零' : ''}${digits[count]}${sign}`;
			hasGap = false;
		}
	}
	if (left > 0) words += `${hasGap ? '零' : ''}${digits[left]}`;
	return words.replace(/^一十/, '十');
}

const usual = (words: string): string => words.replaceAll('两', '二').replaceAll('〇', '零').replace(/^一十/, '十');

/** The number that Chinese numerals write out in full; null where they are vague (三五, 一百五) or none. */
export function readSpelled(words: string): number | null {
	const plain = usual(words);
	let total = 0;
	let pending = 0;
	for (const sign of plain) {
		const size = steps.find(([step]) => step === sign)?.[1];
		if (size === undefined) pending = Math.max(digits.indexOf(sign), 0);
		else {
			total += (pending || 1) * size;
			pending = 0;
		}
	}
	total += pending;
	return spellNumber(total) === plain ? total : null;
}

/** The whole number a text writes in digits or in Chinese numerals; null for anything else. */
export const readWhole = (text: string): number | null => (/^\d+$/.test(text) ? Number(text) : readSpelled(text));
