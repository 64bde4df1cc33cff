import type { Unit } from '../rules/item.ts';

/** The office as its circular names it. */
export interface CircularOffice {
	/** 青屏县委县政府督查室. */
	name: string;
	/** The same without the county's name, for the running text. */
	short: string;
	/** Name of the publication: 青屏督查. */
	publication: string;
	/** 县, 市 or 区. */
	level: string;
	/** The rule the circular rests on, with its book-title marks. */
	basis: string | null;
	addressees: string;
	/** 报 and 发 of the imprint. */
	report: string;
	sendTo: string;
	copies: number | null;
}

/** What an office of a county, city or district is called by default; anything stated goes before it. */
export function circularOffice(name: string, county: string, stated: Partial<CircularOffice> = {}): CircularOffice {
	const level = county.slice(-1) || '县';
	const stem = county.slice(0, -1);
	return {
		name,
		short: name.startsWith(county) ? name.slice(stem.length) : name,
		publication: stem === '' ? '督查通报' : `${stem}督查`,
		level,
		basis: null,
		addressees: `各乡镇（街道）党（工）委、政府（办事处），${level}直各单位`,
		report: `${level}委常委，${level}政府副${level}长`,
		sendTo: `各乡镇（街道），${level}直各单位`,
		copies: null,
		...stated,
	};
}

/** Units named one by one in the address line; more are summed up. */
const mostAddressees = 8;

/** Whom a circular about some items addresses: the units that hold them, by name where they are few. */
export function addressUnits(units: readonly Unit[], level: string): string {
	const own = [...new Map(units.map((unit) => [unit.id, unit])).values()].sort((a, b) => a.sort - b.sort);
	if (own.length <= mostAddressees) return own.map((unit) => unit.name).join('、');
	const hasTowns = own.some((unit) => unit.kind === '乡镇街道');
	const hasOthers = own.some((unit) => unit.kind !== '乡镇街道');
	return [...(hasTowns ? ['各有关乡镇（街道）'] : []), ...(hasOthers ? [`${level}直有关单位`] : [])].join('，');
}
