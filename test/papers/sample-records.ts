import type { ItemRecord } from '../../src/papers/bulletins/item-record.ts';
import { reportOffice } from '../../src/papers/bulletins/office.ts';
import { day } from '../../src/rules/day.ts';
import { bucketOf, type ClosingLine } from '../../src/rules/figures.ts';
import type { Item, Unit } from '../../src/rules/item.ts';
import { sampleItem } from '../rules/sample-item.ts';

export const office = reportOffice('青屏县委县政府督查室', '青屏县');
export const today = day('2026-11-02');
/** The end of October, closed. */
export const october: ClosingLine = { day: day('2026-10-31'), open: false };
export const thisDay: ClosingLine = { day: today, open: true };

export const sampleUnit = (id: number, name: string, kind: Unit['kind'] = '县直'): Unit => ({
	id,
	name,
	short: null,
	kind,
	sort: id * 10,
});
export const housing = sampleUnit(1, '县住房和城乡建设局');
export const water = sampleUnit(2, '县水利局');
export const town = sampleUnit(3, '沙河镇', '乡镇街道');

/** A unit's share as it was at the start. */
const shareOf = (unit: Unit, role: '牵头' | '配合' = '牵头'): Item['assignments'][number] => ({
	id: unit.id,
	unit,
	role,
	status: '办理中',
	written: null,
	promised: null,
	receipted: null,
	claimed: null,
	since: null,
	ended: null,
	sort: unit.id,
});

type Facts = Partial<Omit<ItemRecord, 'item'>> & {
	item?: Parameters<typeof sampleItem>[0];
	units?: Unit[];
	line?: ClosingLine;
};

/** A record of an ordinary item with the given facts changed; its bucket follows from the item. */
export function sampleRecord({ item = {}, units = [housing], line = thisDay, ...facts }: Facts = {}): ItemRecord {
	const whole = sampleItem({ assignments: units.map((unit) => shareOf(unit)), ...item });
	return {
		item: whole,
		bucket: bucketOf(whole, line) ?? 'notDue',
		late: '',
		behind: null,
		heard: null,
		result: null,
		problems: [],
		help: [],
		causes: [],
		papers: [],
		returned: [],
		stuck: [],
		...facts,
	};
}
