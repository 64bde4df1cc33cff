/** The office as its reports name it. */
export interface ReportOffice {
	/** 青屏县委县政府督查室. */
	name: string;
	/** The same without the county's name, for the running text. */
	short: string;
	/** 青屏, before the name of a publication; empty where the county is not said. */
	stem: string;
	/** 县, 市 or 区. */
	level: string;
}

/** What an office and its county are called in reports. */
export function reportOffice(name: string, county: string): ReportOffice {
	const stem = county.slice(0, -1);
	return {
		name,
		stem,
		level: county.slice(-1) || '县',
		short: name.startsWith(county) ? name.slice(stem.length) : name,
	};
}
