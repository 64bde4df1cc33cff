import { type Command, Option } from '@commander-js/extra-typings';
import { misused, UserError } from '../../errors.ts';
import { editFinding, type Finding } from '../../ledger/findings.ts';
import type { Db } from '../../ledger/open.ts';
import type { Day } from '../../rules/day.ts';
import { type FindingResult, findingResults, nextFindingState } from '../../rules/finding.ts';
import type { Session } from '../../session.ts';
import { pastDayOption } from '../common/days.ts';
import { reachFindingDeadline, readFindingDeadline } from '../common/field/finding-deadline.ts';
import { findFindings } from '../common/field/references.ts';
import { recordFinding } from '../common/field/settle-finding.ts';
import { officeRules } from '../common/office.ts';
import { showValue } from '../common/show.ts';
import { examples, typedText } from '../common/words.ts';

interface Options {
	result?: FindingResult | undefined;
	text?: string | undefined;
	day?: string | undefined;
	deadline?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('recheck')
		.addHelpText(
			'before',
			examples(
				'ducha finding recheck 3 5 --result 整改到位',
				'ducha 问题 复核 7 --结果 未整改 --文字 通道仍堆放杂物 --时限 3个工作日',
			),
		)
		.description('复核问题整改了没有：到位的了结；没有到位的继续整改，可以另定时限，期满不改的升级')
		.argument('<findings...>', '问题编号')
		.addOption(new Option('--result <word>', '复核结果').choices(findingResults))
		.option('--text <text>', '复核情况；没有到位的要写')
		.option('--day <day>', '复核日期（默认今天）')
		.option('--deadline <words>', '没有到位的，另定的时限')
		.action((references, options) => recheck(session, references, options as Options));
}

function checkOptions({ result, text, deadline }: Options): FindingResult {
	if (result === undefined) throw misused('没有写复核结果', 'no-result', `加 --result ${findingResults.join('|')}`);
	if (result !== '整改到位' && typedText(text) === null)
		throw misused(`${result}的要写复核情况`, 'no-text', '加 --text 情况');
	if (result === '整改到位' && deadline !== undefined)
		throw misused('整改到位的不再写时限', 'stray-deadline', '去掉 --deadline');
	return result;
}

/** Keeps what was found when one problem was looked at again. */
async function keep(
	tx: Db,
	finding: Finding,
	{ result, text, day, deadline }: { result: FindingResult; text: string | null; day: Day; deadline: Day | null },
): Promise<string> {
	const isDone = result === '整改到位';
	await editFinding(tx, finding.id, {
		state: nextFindingState(finding.id, finding.state, 'recheck', result),
		rechecked: day,
		result,
		note: text,
		rectified: isDone ? (finding.rectified ?? day) : null,
		...(deadline !== null && { deadline }),
	});
	const asked = deadline === null ? '' : `，限${deadline}`;
	const said = `${result}${text === null ? '' : `：${text}`}${asked}`;
	await recordFinding(tx, finding, day, '问题复核', `${finding.unit.name}：${said}`);
	return said;
}

async function recheck(session: Session, references: string[], options: Options): Promise<void> {
	const result = checkOptions(options);
	const today = session.today();
	const day = pastDayOption('--day', options.day, today);
	const { value } = await session.change('finding recheck', async (tx) => {
		const rules = await officeRules(tx);
		const stated = options.deadline === undefined ? null : readFindingDeadline(options.deadline, today, rules);
		const deadline = stated === null ? null : reachFindingDeadline(stated, day, rules);
		if (deadline !== null && deadline < today)
			throw new UserError(`整改时限${deadline}已经过去`, { code: 'day-order', hint: '另写 --deadline' });
		const done: { id: number; said: string }[] = [];
		for (const finding of await findFindings(tx, references)) {
			if (finding.rectified !== null && day < finding.rectified)
				throw new UserError(`问题${finding.id} ${finding.rectified}才报来整改，复核日期${day}早了`, {
					code: 'day-order',
					hint: '改 --day',
				});
			done.push({
				id: finding.id,
				said: await keep(tx, finding, { result, text: typedText(options.text), day, deadline }),
			});
		}
		return { sentence: `复核 ${done.map(({ id }) => `问题${id}`).join('、')}：${result}`, value: done };
	});
	await showValue(session, await session.ledger(), 'finding-recheck', { result, day, findings: value }, () =>
		[`已复核（${day}） ${value.length}个`, ...value.map(({ id, said }) => `  问题${id} ${said}`)].join('\n'),
	);
	if (result !== '整改到位') session.say('期满仍不整改的，ducha escalate 看升级');
}
