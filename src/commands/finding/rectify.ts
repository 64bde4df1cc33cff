import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { editFinding } from '../../ledger/findings.ts';
import { nextFindingState } from '../../rules/finding.ts';
import type { Session } from '../../session.ts';
import { pastDayOption } from '../common/days.ts';
import { findFindings } from '../common/field/references.ts';
import { recordFinding } from '../common/field/settle-finding.ts';
import { neededText } from '../common/needed.ts';
import { showValue } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('rectify')
		.addHelpText(
			'before',
			examples('ducha finding rectify 3 --text 消防通道已清理 --day 11-05', 'ducha 问题 整改 3 5 --text 已整改'),
		)
		.description('登记单位报来的整改情况；要等复核（ducha finding recheck）才算整改到位')
		.argument('<findings...>', '问题编号')
		.option('--text <text>', '整改情况')
		.option('--day <day>', '报来的日期（默认今天）')
		.action((references, options) => rectify(session, references, options));
}

async function rectify(
	session: Session,
	references: string[],
	options: { text?: string | undefined; day?: string | undefined },
): Promise<void> {
	const text = await neededText(session, '--text 整改情况', '整改情况', options.text);
	const day = pastDayOption('--day', options.day, session.today());
	const { value } = await session.change('finding rectify', async (tx) => {
		const findings = await findFindings(tx, references);
		for (const finding of findings) {
			nextFindingState(finding.id, finding.state, 'rectify');
			if (finding.settled !== null && day < finding.settled)
				throw new UserError(`问题${finding.id} ${finding.settled}才交办，整改日期${day}早了`, {
					code: 'day-order',
					hint: '改 --day',
				});
			await editFinding(tx, finding.id, { rectified: day, answer: text });
			await recordFinding(tx, finding, day, '问题整改', `${finding.unit.name}：${text}，待复核`);
		}
		const late = findings.filter(({ deadline }) => deadline !== null && deadline < day).map(({ id }) => id);
		const ids = findings.map(({ id }) => id);
		return { sentence: `登记整改 ${ids.map((id) => `问题${id}`).join('、')}`, value: { ids, late } };
	});
	const { ids, late } = value;
	await showValue(session, await session.ledger(), 'finding-rectify', { findings: ids, day, text, late }, () => {
		const lateWords = late.length === 0 ? '' : `；超过时限的：${late.map((id) => `问题${id}`).join('、')}`;
		return `已登记整改（${day}） ${ids.map((id) => `问题${id}`).join('、')}，待复核${lateWords}`;
	});
	session.say(`接下来：复核后 ducha finding recheck ${ids.join(' ')} --result 整改到位`);
}
