import type { CircularInput } from '../../src/papers/circular-counts.ts';
import { circularOffice } from '../../src/papers/circular-office.ts';
import { calendarOf } from '../../src/rules/calendar.ts';
import { day } from '../../src/rules/day.ts';
import { limitsWith } from '../../src/rules/limits.ts';
import { defaultSources } from '../../src/rules/sources.ts';
import { textsWith } from '../../src/rules/texts.ts';
import { modelGaps, modelLedger, modelMeasures } from './model-ledger.ts';

/** October's circular of the model ledger, issued on 4 November 2026 as number 10. */
export function modelInput(changes: Partial<CircularInput> = {}): CircularInput {
	const items = modelLedger();
	const { items: shown = items } = changes;
	return {
		office: circularOffice('青屏县委县政府督查室', '青屏县', {
			basis: '《青屏县督查督办工作办法》',
			copies: 48,
		}),
		items,
		itemsAt: () => shown,
		sources: defaultSources.map((source) => source.name),
		period: { from: day('2026-10-01'), to: day('2026-10-31'), label: '10月份' },
		today: day('2026-11-04'),
		scope: { subject: '', narrowed: [] },
		issueNumber: 10,
		stamp: null,
		origin: null,
		before: null,
		percents: new Map(),
		flagRules: { limits: limitsWith({}), texts: textsWith({}), yearly: [] },
		fewest: 3,
		forms: [],
		findings: [],
		scores: null,
		gaps: modelGaps(items),
		slowPoints: 10,
		measures: modelMeasures,
		papers: [],
		calendar: calendarOf([]),
		...changes,
	};
}
