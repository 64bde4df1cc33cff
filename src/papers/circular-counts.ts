import { figuresBy, nowhere } from '../rules/figure-table.ts';
import { itemsOfYear } from '../rules/figures.ts';
import { endBefore } from '../rules/figures-before.ts';
import { type FlagRules, flagsByUnit, flagTerms, isOfSpan, type UnitFlag } from '../rules/flag.ts';
import { type Flow, flowOf, lineBefore } from '../rules/flow.ts';
import { type AskedForm, type FormRecord, formRecord } from '../rules/form-record.ts';
import { type Item, leadsOf, type UnitKind } from '../rules/item.ts';
import type { PeriodRanking } from '../rules/score-ranking.ts';
import { type RankedKind, rankByKind } from '../rules/unit-ranking.ts';
import { type CircularFacts, type FactsInput, gatherFacts, publicAt } from './circular-facts.ts';
import type { CircularOffice } from './circular-office.ts';

/** What a circular is narrowed to; empty words for all items. */
export interface CircularScope {
	/** Before 督查事项 in the title: 领导批示, “人居环境整治”专项. */
	subject: string;
	/** What else it was narrowed by, which the text says. */
	narrowed: string[];
}

/** What a circular is made from. */
export interface CircularInput extends FactsInput {
	office: CircularOffice;
	scope: CircularScope;
	/** Null on a draft. */
	issueNumber: number | null;
	stamp: string | null;
	/** What its file carries unseen. */
	origin: string | null;
	/** The quarter or half year before, with which it compares. */
	before: FactsInput['period'] | null;
	/** The percent (0–100) last reported, by item id. */
	percents: ReadonlyMap<number, number>;
	flagRules: FlagRules;
	/** Items due from which a unit is ranked. */
	fewest: number;
	/** Forms units were asked for, in official order. */
	forms: readonly AskedForm[];
	/** Problems found in the field that were to be told of in the period, in official order. */
	findings: readonly { id: number; unit: string }[];
	/** 考核得分 of the period; null where it is narrowed, still runs, or has nobody to rank. */
	scores: PeriodRanking | null;
}

/** Everything a circular says, counted once. */
export interface CircularCounts extends CircularFacts {
	flags: UnitFlag[];
	/** How flags are hung, in words. */
	flagTerms: string;
	ranking: RankedKind[];
	/** Whether any unit has a place. */
	isRanked: boolean;
	/** Since when the ranks moved; null where no unit was ranked then. */
	rankedSince: string | null;
	fewest: number;
	forms: FormRecord;
	/** Whether the office collects forms at all. */
	usesForms: boolean;
	/** The day of the month by which units report. */
	reportDay: number;
	flowBefore: { label: string; flow: Flow } | null;
	/** Problems found in the field, by the unit that has them. */
	findings: { unit: string; ids: number[] }[];
	/** 附件1, 附件2 … as the text names them; null for a table that is not there. */
	marks: Record<'figures' | 'list' | 'ranks' | 'scores', string | null>;
	scores: PeriodRanking | null;
}

const kindsOf = (items: readonly Item[]): Map<string, UnitKind> =>
	new Map(items.flatMap((item) => leadsOf(item).map((unit) => [unit.name, unit.kind])));

/** Units by their rates; where they have scores those rank them, and the figures stand in official order. */
function rankingOf(input: CircularInput, items: readonly Item[], facts: CircularFacts) {
	const kinds = kindsOf(items);
	const kindOf = (label: string) => kinds.get(label) ?? null;
	const shown = facts.byUnit.rows.filter(({ label }) => label !== nowhere.unit);
	if (input.scores !== null)
		return { ranking: rankByKind(shown, kindOf, Number.POSITIVE_INFINITY), rankedSince: input.scores.since };
	const past = lineBefore(input.period.from);
	const before = figuresBy(itemsOfYear(publicAt(input)(past), past), past, 'unit').rows;
	const ranking = rankByKind(shown, kindOf, input.fewest, before);
	const hasMoved = ranking.some(({ units }) => units.some(({ movement }) => movement !== null));
	return { ranking, rankedSince: hasMoved ? endBefore(input.period.from) : null };
}

function flowBeforeOf(input: CircularInput): CircularCounts['flowBefore'] {
	const { before } = input;
	if (before === null) return null;
	const flow = flowOf(publicAt(input), before.from, { day: before.to, open: false });
	return flow.added.length + flow.carried.length === 0 ? null : { label: before.label, flow };
}

/** The attachments there are, numbered in their order; an only one has no number. */
function marksOf(has: Record<keyof CircularCounts['marks'], boolean>): CircularCounts['marks'] {
	const names = (['figures', 'list', 'ranks', 'scores'] as const).filter((name) => has[name]);
	const mark = (name: keyof CircularCounts['marks']) => {
		const at = names.indexOf(name);
		return at < 0 ? null : `附件${names.length > 1 ? at + 1 : ''}`;
	};
	return { figures: mark('figures'), list: mark('list'), ranks: mark('ranks'), scores: mark('scores') };
}

/** Counts what a circular of the period says; refuses a ledger with nothing to report. */
export function countCircular(input: CircularInput): CircularCounts {
	const facts = gatherFacts(input);
	const { line } = facts;
	const items = input.items.filter((item) => item.publicity === '公开');
	const span = { from: input.period.from, line };
	const flags = flagsByUnit(
		items.filter((item) => isOfSpan(item, span)),
		input.percents,
		line,
		input.flagRules,
	).filter(({ unit }) => unit.kind !== '集体');
	const ranked = rankingOf(input, items, facts);
	const isRanked = ranked.ranking.some(({ units }) => units.some(({ rank }) => rank !== null));
	const isFlagged = flags.some(({ flag }) => flag !== null);
	return {
		...facts,
		...ranked,
		isRanked,
		flags,
		scores: input.scores,
		flagTerms: flagTerms(input.flagRules, flags),
		fewest: input.fewest,
		forms: formRecord(input.forms, input.period.from, line),
		usesForms: input.forms.length > 0,
		reportDay: input.flagRules.limits['report-day'].value,
		flowBefore: flowBeforeOf(input),
		findings: [...new Set(input.findings.map(({ unit }) => unit))].map((unit) => ({
			unit,
			ids: input.findings.filter((finding) => finding.unit === unit).map(({ id }) => id),
		})),
		marks: marksOf({
			// Of one source that was asked for, a table by source says nothing.
			figures: facts.bySource.rows.length > 1 || input.scope.subject === '',
			list: facts.late.length + facts.slow.length > 0,
			// One unit has nobody to be compared with.
			ranks:
				ranked.ranking.flatMap(({ units }) => units).length > 1 && (isRanked || isFlagged || input.scores !== null),
			scores: input.scores !== null,
		}),
	};
}
