import { UserError } from '../../errors.ts';
import {
	type Circulation,
	type CirculationKey,
	checkCirculation,
	circulationKey,
	circulationSettings,
	type Publication,
	publications,
	settingsOf,
	usualWords,
} from '../../rules/circulation.ts';
import { findPaperKind } from '../../rules/paper-kinds.ts';
import { officeSettings } from '../../rules/sources.ts';
import { typedLine } from './words.ts';

/** What is said of the office itself, as options. */
export interface OfficeAnswers {
	name?: string | undefined;
	county?: string | undefined;
	codeWord?: string | undefined;
	contact?: string | undefined;
	phone?: string | undefined;
	side?: string | undefined;
}

/** The option each setting is typed with. */
export const optionOfSetting: Record<(typeof officeSettings)[number]['key'], keyof OfficeAnswers> = {
	office_name: 'name',
	county: 'county',
	side: 'side',
	code_word: 'codeWord',
	contact: 'contact',
	phone: 'phone',
};

/** What is said of how one of its publications goes out. */
export interface CirculationAnswers {
	kind?: string | undefined;
	basis?: string | undefined;
	addressees?: string | undefined;
	reportTo?: string | undefined;
	copyTo?: string | undefined;
	sendTo?: string | undefined;
	copies?: string | undefined;
}

const optionOfCirculation: Record<CirculationKey, keyof CirculationAnswers> = {
	basis: 'basis',
	addressees: 'addressees',
	report: 'reportTo',
	copy: 'copyTo',
	send: 'sendTo',
	copies: 'copies',
};

/** The publication a word means, the circular where none is said. */
export function needPublication(word: string | undefined): Publication {
	if (word === undefined) return '督查通报';
	const kind = findPaperKind(word);
	const found = publications.find((known) => known === kind);
	if (found !== undefined) return found;
	throw new UserError(`没有“${word}”这种刊物`, {
		exit: 'misused',
		code: 'unknown-publication',
		hint: `可以是：${publications.join('、')}`,
	});
}

/** One setting to be written; a null value brings the usual words back. */
export interface StatedSetting {
	key: string;
	label: string;
	value: string | null;
}

/** What was said, in the order the settings are shown in; nothing said is nothing. */
export function statedSettings(options: OfficeAnswers & CirculationAnswers): StatedSetting[] {
	const kind = needPublication(options.kind);
	const own = officeSettings.flatMap(({ key, label }): StatedSetting[] => {
		const value = typedLine(options[optionOfSetting[key]]);
		return value === null ? [] : [{ key, label, value }];
	});
	const sent = circulationSettings.flatMap(({ key, label }): StatedSetting[] => {
		const typed = typedLine(options[optionOfCirculation[key]]);
		if (typed === null) return [];
		const value = checkCirculation(kind, key, typed);
		return [
			{ key: circulationKey(kind, key), label: `${kind}的“${label}”`, value: value === usualWords ? null : value },
		];
	});
	return [...own, ...sent];
}

/** A publication's settings as they are shown. */
export const circulationRows = (kind: Publication, circulation: Circulation): [label: string, value: string | null][] =>
	settingsOf(kind).map(({ key, label }) => [label, circulation[key] === null ? null : `${circulation[key]}`]);
