import { UserError } from '../errors.ts';
import type { PaperKindName } from './paper-kinds.ts';

/** How a publication goes out: what it rests on, whom it addresses, 报, 送 and 发 of its 版记, and how many are printed; null for what it does without. */
export interface Circulation {
	/** With its book-title marks: 《青屏县督查督办工作办法》. */
	basis: string | null;
	addressees: string | null;
	report: string | null;
	copy: string | null;
	send: string | null;
	copies: number | null;
}

/** What may be said of a publication, in the order of a page. */
export const circulationSettings = [
	{ key: 'basis', label: '依据' },
	{ key: 'addressees', label: '主送' },
	{ key: 'report', label: '报' },
	{ key: 'copy', label: '送' },
	{ key: 'send', label: '发' },
	{ key: 'copies', label: '印数' },
] as const satisfies readonly { key: keyof Circulation; label: string }[];

export type CirculationKey = (typeof circulationSettings)[number]['key'];

/** The publications with an issue number. */
export const publications = [
	'督查通报',
	'督察',
	'督查专报',
	'项目建设督查专报',
	'督查报告',
	'一把手工作动态',
] as const satisfies readonly PaperKindName[];
export type Publication = (typeof publications)[number];

/** What an office of a county, city or district prints while it has said nothing else: a 专报 goes up only, the others down too. */
export function usualCirculation(kind: Publication, level: string): Circulation {
	const isForAll = kind === '督查通报' || kind === '一把手工作动态';
	return {
		basis: null,
		addressees: kind === '督查通报' ? `各乡镇（街道）党（工）委、政府（办事处），${level}直各单位` : null,
		report: `${level}委常委，${level}政府副${level}长`,
		copy: null,
		send: isForAll ? `各乡镇（街道），${level}直各单位` : null,
		copies: null,
	};
}

/** The name a publication's setting is kept under. */
export const circulationKey = (kind: Publication, key: CirculationKey): string => `${kind}.${key}`;

/** What is typed to leave a line out, and to have the usual words again. */
const leftOut = '无';
export const usualWords = '默认';

/** How a publication goes out by the office's settings, the usual words where it has said nothing. */
export function circulationWith(
	settings: Readonly<Record<string, string>>,
	kind: Publication,
	level: string,
): Circulation {
	const stated = circulationSettings.flatMap(({ key }) => {
		const value = settings[circulationKey(kind, key)];
		if (value === undefined) return [];
		return [[key, value === leftOut ? null : key === 'copies' ? Number(value) : value] as const];
	});
	return { ...usualCirculation(kind, level), ...Object.fromEntries(stated) };
}

const mostCopies = 9999;

/** Only the circular says what it rests on and whom it addresses. */
export const settingsOf = (kind: Publication) =>
	circulationSettings.filter(({ key }) => kind === '督查通报' || (key !== 'basis' && key !== 'addressees'));

/** A setting as it is kept; refuses a number of copies that is none, and what the publication does not print. */
export function checkCirculation(kind: Publication, key: CirculationKey, value: string): string {
	const own = settingsOf(kind);
	if (!own.some((setting) => setting.key === key))
		throw new UserError(`${kind}没有“${circulationSettings.find((setting) => setting.key === key)?.label}”一项`, {
			exit: 'misused',
			code: 'not-printed',
			hint: `可以写：${own.map(({ label }) => label).join('、')}；依据、主送只有通报有`,
		});
	if (key !== 'copies' || value === leftOut || value === usualWords) return value;
	const copies = value.normalize('NFKC').replace(/份$/, '');
	if (/^[1-9]\d*$/.test(copies) && Number(copies) <= mostCopies) return copies;
	throw new UserError(`印数要写1至${mostCopies}的整数：${value}`, {
		exit: 'misused',
		code: 'bad-copies',
		hint: '如 --copies 60；不印份数写 --copies 无',
	});
}
