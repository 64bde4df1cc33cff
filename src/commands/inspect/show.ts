import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { readInspectionFiles, type StoredFile } from '../../ledger/attachments.ts';
import { readFindings } from '../../ledger/findings.ts';
import type { Inspection } from '../../ledger/inspections.ts';
import type { Ledger } from '../../ledger/open.ts';
import { readPlans } from '../../ledger/plans.ts';
import type { Session } from '../../session.ts';
import { renderCard } from '../../terminal/card.ts';
import { readStored } from '../common/entry/attach-file.ts';
import { findingSection } from '../common/field/finding-list.ts';
import { makersOf, owedBy } from '../common/field/inspection-list.ts';
import { findInspections } from '../common/field/references.ts';
import { subjectItem } from '../common/field/subjects.ts';
import { attachmentLines } from '../common/item-sections.ts';
import { writeOutput } from '../common/output.ts';
import { announce, showCard } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('show')
		.addHelpText('before', examples('ducha inspect show 3', 'ducha 督查 查看 3 --取出 现场1.jpg --输出 打印/现场1.jpg'))
		.description('一次督查的全部情况：人员、单位和事项、记录、成果、照片、发现的问题')
		.argument('<inspection>', '督查编号')
		.option('--save <name>', '取出这个附件，--output 写存到哪里')
		.action((reference, options) => show(session, reference, options.save));
}

async function show(session: Session, reference: string, wanted: string | undefined): Promise<void> {
	const ledger = await session.ledger();
	const [found] = (await findInspections(ledger.db, [reference])) as [Inspection];
	const files = await readInspectionFiles(ledger.db, found.id);
	if (wanted !== undefined) return save(session, ledger, found, files, wanted);
	const findings = await readFindings(ledger.db, { inspections: [found.id] });
	const [plan] = found.plan === null ? [] : await readPlans(ledger.db, { ids: [found.plan] });
	const { units, items, overseer, plan: _, ...facts } = found;
	const value = {
		inspection: {
			...facts,
			overseer: overseer?.name ?? null,
			plan: plan === undefined ? null : { id: plan.id, content: plan.content },
			units: units.map((unit) => unit.name),
			items: items.map((item) => item.number),
			owed: owedBy(found),
		},
		findings: findings.map(({ id, unit, text, state, deadline }) => ({ id, unit: unit.name, text, state, deadline })),
		attachments: files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
	};
	const lines: [string, string | null][] = [
		['方式', `${found.kind}${found.authorised_by === null ? '' : `（${found.authorised_by}授权）`}`],
		['日期', found.day],
		['地点', found.place],
		['谁查的', makersOf(found)],
		['计划', plan === undefined ? null : `计划${plan.id} ${plan.content}`],
		['专项', found.campaign],
		['单位', units.map((unit) => unit.name).join('、')],
		['事项', items.map((item) => `${subjectItem(item)} ${item.title}`).join('\n') || null],
		['访谈', found.interviews],
		['记录', found.record],
		['成果', found.product],
		['还要补', owedBy(found).join('、') || null],
	];
	await showCard(session, ledger, 'inspection', value, () =>
		renderCard({
			title: `督查${found.id}  ${found.topic}`,
			mark: findings.length === 0 ? '没有发现问题' : `问题${findings.length}个`,
			sections: [
				{ fields: lines.filter((line): line is [string, string] => line[1] !== null) },
				findingSection(findings),
				{ fields: attachmentLines(files) },
			],
			width: session.width(),
		}),
	);
}

async function save(
	session: Session,
	ledger: Ledger,
	{ id }: Inspection,
	files: readonly StoredFile[],
	wanted: string,
): Promise<void> {
	const file = files.find((each) => each.name === wanted) ?? files[Number(wanted) - 1];
	if (file === undefined)
		throw new UserError(`督查${id} 没有附件“${wanted}”`, {
			exit: 'misused',
			code: 'unknown-attachment',
			hint: files.length > 0 ? `可以是：${files.map((each) => each.name).join('、')}` : '这次督查没有存附件',
		});
	const path = await writeOutput(session, session.options.output ?? file.name, await readStored(session, file));
	await announce(session, ledger, 'attach-save', { file: path, name: file.name }, `已取出 ${path}`);
}
