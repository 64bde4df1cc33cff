/** The office as its circular names it. */
export interface CircularOffice {
	/** 青屏县委县政府督查室. */
	name: string;
	/** The same without the county's name, for the running text. */
	short: string;
	/** Name of the publication: 青屏督查. */
	publication: string;
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
		basis: null,
		addressees: `各乡镇（街道）党（工）委、政府（办事处），${level}直各单位`,
		report: `${level}委常委，${level}政府副${level}长`,
		sendTo: `各乡镇（街道），${level}直各单位`,
		copies: null,
		...stated,
	};
}
