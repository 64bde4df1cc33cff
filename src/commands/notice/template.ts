import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { readSetting } from '../../ledger/settings.ts';
import {
	inBraces,
	isTemplateKind,
	tagsOf,
	taskLoop,
	taskTagsOf,
	templateKinds,
} from '../../papers/templates/template-tags.ts';
import { findNotice } from '../../rules/paper-kinds.ts';
import type { Session } from '../../session.ts';
import { legalName, writeOutput } from '../common/output.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('template')
		.addHelpText(
			'before',
			examples(
				'ducha notice template 催办 --output 我的通知单.docx',
				'ducha escalate --issue --approved-by 林晓 --template 我的通知单.docx',
			),
		)
		.description('写出一份模板的样子：在 Word 里改成本室的版式，{文号} 这样的标签打印时换成内容')
		.argument('<kind>', `种类：${templateKinds.join('、')}`)
		.action((word) => writeTemplate(session, word));
}

async function writeTemplate(session: Session, word: string): Promise<void> {
	const kind = findNotice(word);
	if (kind === null || !isTemplateKind(kind))
		throw new UserError(kind === null ? `没有“${word}”这种文书` : `${kind}还不能用自己的模板`, {
			exit: 'misused',
			code: 'no-template-kind',
			hint: `可以是：${templateKinds.join('、')}`,
		});
	const ledger = await session.ledger();
	const office = (await readSetting(ledger.db, 'office_name')) ?? '督查室';
	const { starterTemplate } = await import('../../papers/templates/template-starter.ts');
	const bytes = await starterTemplate(kind, office, session.today());
	const file = await writeOutput(session, session.options.output ?? legalName(`${kind}模板.docx`), bytes);
	const tags = Object.keys(tagsOf(kind));
	const rows = Object.keys(taskTagsOf(kind));
	await announce(session, ledger, 'notice-template', { kind, file, tags, rows }, `已写出 ${file}`);
	session.say(`可以用的标签：${inBraces(tags)}`);
	if (rows.length > 0)
		session.say(`表格里一件事项一行，写在 {${taskLoop.opens}} 和 {${taskLoop.closes}} 之间：${inBraces(rows)}`);
}
