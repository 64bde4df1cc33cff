import type { officeSettings } from '../../rules/sources.ts';

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
