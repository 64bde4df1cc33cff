import { type Circulation, usualCirculation } from '../rules/circulation.ts';
import type { Unit } from '../rules/item.ts';
import { type ReportOffice, reportOffice } from './bulletins/office.ts';

/** The office as its circular names it, and how that goes out. */
export interface CircularOffice extends Omit<ReportOffice, 'stem'>, Circulation {
	/** Name of the publication: 青屏督查. */
	publication: string;
}

/** What an office of a county, city or district is called by default; anything stated goes before it. */
export function circularOffice(name: string, county: string, stated: Partial<CircularOffice> = {}): CircularOffice {
	const { stem, ...office } = reportOffice(name, county);
	return {
		...office,
		publication: stem === '' ? '督查通报' : `${stem}督查`,
		...usualCirculation('督查通报', office.level),
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
