import type { Command } from '@commander-js/extra-typings';
import { editInspection, type Inspection } from '../../ledger/inspections.ts';
import { checkInspection } from '../../rules/inspection.ts';
import type { Session } from '../../session.ts';
import {
	attachToInspection,
	clashWarnings,
	type InspectionOptions,
	inspectionColumns,
	keepSubjects,
} from '../common/field/inspection-entry.ts';
import { withInspection } from '../common/field/inspection-options.ts';
import { findInspections } from '../common/field/references.ts';
import { readSubjectOptions } from '../common/field/subjects.ts';
import { needChange } from '../common/needed.ts';
import { officeRules } from '../common/office.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	withInspection(
		parent
			.command('edit')
			.addHelpText(
				'before',
				examples(
					'ducha inspect edit 3 --record 值守人员在岗，物资登记不全 --copy 现场.jpg',
					'ducha 督查 修改 5 --成果 《农村饮水调研报告》',
				),
			)
			.description('补记、修改一次督查：记录、成果、照片；单位和事项按新写的算')
			.argument('<inspection>', '督查编号')
			.option('--topic <text>', '督查主题'),
	).action((reference, options) => edit(session, reference, options as InspectionOptions));
}

async function edit(session: Session, reference: string, options: InspectionOptions): Promise<void> {
	const { copy = [], ...changes } = options;
	needChange(Object.keys(changes).length + copy.length, 'inspect edit');
	const today = session.today();
	const { seq, value } = await session.change('inspect edit', async (tx) => {
		const [old] = (await findInspections(tx, [reference])) as [Inspection];
		const columns = await inspectionColumns(tx, options, today);
		const { kind, topic, day, authorised_by: authorisedBy, members, interviews } = { ...old, ...columns };
		checkInspection(kind, { authorisedBy, members, interviews });
		const subjects = await readSubjectOptions(tx, options, today);
		const { unit = old.units.map((each) => each.id) } = subjects;
		const items = options.item === undefined ? old.items : subjects.items;
		const isMoved = options.day !== undefined || options.unit !== undefined || options.item !== undefined;
		const check = { day, units: unit, items: items.map(({ number }) => number) };
		const warnings = isMoved ? await clashWarnings(tx, check, await officeRules(tx), old.id) : [];
		await editInspection(tx, old.id, columns);
		await keepSubjects(
			tx,
			{ id: old.id, day, kind, topic },
			subjects,
			old.items.map((each) => each.id),
		);
		const files = await attachToInspection(tx, session, old.id, copy);
		return { sentence: `修改督查${old.id} ${topic}`, value: { id: old.id, topic, files, warnings } };
	});
	const { warnings, ...done } = value;
	const name = `督查${done.id} ${done.topic}`;
	await announce(
		session,
		await session.ledger(),
		'inspect-edit',
		{ ...done, changed: seq !== null, warnings },
		seq === null ? `${name} 没有变化` : `已修改 ${name}`,
	);
	for (const warning of warnings) session.say(`注意：${warning}`);
}
