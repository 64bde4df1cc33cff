const digits: Record<string, number> = {
	〇: 0,
	零: 0,
	一: 1,
	二: 2,
	两: 2,
	三: 3,
	四: 4,
	五: 5,
	六: 6,
	七: 7,
	八: 8,
	九: 9,
	壹: 1,
	贰: 2,
	叁: 3,
	肆: 4,
	伍: 5,
	陆: 6,
	柒: 7,
	捌: 8,
	玖: 9,
};
const steps: Record<string, number> = { 十: 10, 拾: 10, 廿: 20, 卅: 30, 百: 100, 佰: 100, 千: 1000 };
const zeros = /[○Ｏ◯]/g;

/** The whole number a text writes in Arabic or Chinese figures (`12`, `十二`, `廿三`, `二〇二三`, `一百零五`), else null. */
export function readNumeral(text: string): number | null {
	const figures = text.normalize('NFKC').replace(zeros, '〇');
	if (/^\d+$/.test(figures)) return Number(figures);
	if (figures === '' || ![...figures].every((c) => c in digits || c in steps)) return null;
	if ([...figures].every((c) => c in digits)) return Number([...figures].map((c) => digits[c]).join(''));
	let total = 0;
	let pending: number | null = null;
	for (const c of figures) {
		const step = steps[c];
		if (step === undefined) pending = digits[c]!;
		else {
			total += c === '廿' || c === '卅' ? step : (pending ?? 1) * step;
			pending = null;
		}
	}
	return total + (pending ?? 0);
}

const chineseFigures = '[〇○◯零一二两三四五六七八九十廿卅]';
const countedWords = '年|月|日|号|季|个|天|周|旬|星期|小时|工作日|月份|半年';
const beforeUnit = new RegExp(`(?<![每逐全])(${chineseFigures}+)(?=(?:个)?(?:${countedWords}))`, 'g');

/** Chinese figures before 年, 月, 日, 季, 天 … turned into Arabic ones: `六月底` → `6月底`, `二○二三年` → `2023年`. */
export const writeArabic = (text: string): string =>
	text.replace(beforeUnit, (figures) => String(readNumeral(figures) ?? figures));
