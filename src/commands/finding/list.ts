import { type Command, Option } from '@commander-js/extra-typings';
import { readFindings } from '../../ledger/findings.ts';
import { readRoster } from '../../ledger/units.ts';
import { closingLine } from '../../rules/figures.ts';
import { findingStates } from '../../rules/finding.ts';
import { parsePeriod } from '../../rules/period.ts';
import type { Session } from '../../session.ts';
import { findingFigureList } from '../common/field/finding-figures.ts';
import { exposedList, findingList } from '../common/field/finding-list.ts';
import { findInspections } from '../common/field/references.ts';
import { readUnits } from '../common/field/subjects.ts';
import { findItems } from '../common/find-items.ts';
import { type List, showList } from '../common/show.ts';
import { examples } from '../common/words.ts';

interface Options {
	unit?: string;
	item?: string;
	inspection?: string;
	status?: (typeof findingStates)[number];
	exposed?: boolean;
	group?: string;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('list')
		.addHelpText(
			'before',
			examples(
				'ducha finding list                        全部问题',
				'ducha finding list 10月 --unit 沙河镇',
				'ducha finding list 三季度 --group 单位    各单位整改情况',
				'ducha 问题 列表 --曝光台                  曝光台：整改了没有',
			),
		)
		.description('列出督查发现的问题；按单位汇总整改情况；曝光台')
		.argument('[period]', '哪一期间发现的，如 10月；不写的是全部')
		.option('--unit <names>', '这些单位的')
		.option('--item <references>', '这些事项的')
		.option('--inspection <references>', '这几次督查发现的')
		.addOption(new Option('--status <word>', '状态').choices(findingStates))
		.option('--exposed', '曝光台：单位、问题、整改了没有；不列人员和不公开的事项')
		.addOption(new Option('--group <by>', '按单位汇总').choices(['单位']))
		.action((period, options) => list(session, period, options as Options));
}

async function list(session: Session, word: string | undefined, options: Options): Promise<void> {
	const ledger = await session.ledger();
	const { db } = ledger;
	const today = session.today();
	const period = word === undefined ? null : parsePeriod(word, today);
	const { unit, item, inspection, status } = options;
	const findings = await readFindings(db, {
		...(period !== null && { from: period.from, to: period.to }),
		...(unit !== undefined && { units: await readUnits(db, unit, today) }),
		...(item !== undefined && { items: (await findItems(db, [item], today)).map(({ id }) => id) }),
		...(inspection !== undefined && { inspections: (await findInspections(db, [inspection])).map(({ id }) => id) }),
		...(status !== undefined && { states: [status] }),
		exposedOnly: options.exposed ?? false,
	});
	const label = period?.label ?? '';
	const isTable = session.format() === 'table';
	const shown = async (): Promise<List> => {
		if (options.exposed) return exposedList(findings, label, today);
		if (options.group === undefined) return findingList(findings, label, today, isTable);
		const line = closingLine(period?.to ?? today, today);
		return findingFigureList(findings, await readRoster(db), line, { label, isTable });
	};
	const made = await shown();
	const span = period === null ? null : { from: period.from, to: period.to };
	await showList(session, ledger, { ...made, extra: { ...made.extra, period: span } });
	const waiting = findings.filter(({ state }) => state === '待研判').map(({ id }) => id);
	if (waiting.length > 0 && !options.exposed && options.group === undefined)
		session.say(`接下来：研判 ducha finding settle ${waiting.slice(0, 5).join(' ')} --verdict 交办|通报|不采用`);
}
