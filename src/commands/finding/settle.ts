import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { readFindings } from '../../ledger/findings.ts';
import { type FindingVerdict, findingVerdicts } from '../../rules/finding.ts';
import type { Session } from '../../session.ts';
import { findFindings } from '../common/field/references.ts';
import { registerFindings } from '../common/field/register-finding.ts';
import { pursuitWarnings, settleFinding } from '../common/field/settle-finding.ts';
import { officeRules } from '../common/office.ts';
import { issueForItems } from '../common/papers/issue-for-items.ts';
import { type PrintOptions, printOptions } from '../common/papers/printing.ts';
import { planFindingNotices } from '../common/papers/rectification-papers.ts';
import { papersJson, refuseWithoutPaper, sayPapers } from '../common/papers/said-papers.ts';
import { showValue } from '../common/show.ts';
import { examples } from '../common/words.ts';

interface Options extends PrintOptions {
	verdict?: FindingVerdict | undefined;
	deadline?: string | undefined;
	reason?: string | undefined;
	expose?: boolean | undefined;
	register?: boolean | undefined;
	paper?: boolean | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('settle')
		.addHelpText(
			'before',
			examples(
				'ducha finding settle 3 5 --verdict 交办 --deadline 5个工作日 --paper',
				'ducha finding settle 7 --verdict 不采用 --reason 已当场整改',
				'ducha finding settle 8 --verdict 交办 --deadline 11-20 --register    不挂事项的立为事项，期满不改可以升级',
				'ducha 问题 研判 9 --结论 通报 --曝光',
			),
		)
		.description('研判问题：交单位整改（限期）、通报，或不采用；可上曝光台，出整改通知')
		.argument('<findings...>', '问题编号，几个写成 3 5 7..9')
		.addOption(new Option('--verdict <word>', '研判结论').choices(findingVerdicts))
		.option('--deadline <words>', '整改时限，如 11-20、5个工作日（从今天起算）')
		.option('--reason <text>', '不采用的理由')
		.option('--expose', '上曝光台')
		.option('--register', '不挂事项的，立为督查事项（来源：督查发现）')
		.option('--paper', '交办的每个出整改通知，取文号')
		.option(...printOptions.out)
		.option(...printOptions.merge)
		.option(...printOptions.template)
		.action((references, options) => settle(session, references, options as Options));
}

function needVerdict({ verdict, paper, register }: Options): FindingVerdict {
	if (verdict === undefined)
		throw new UserError('没有写怎么办', {
			exit: 'misused',
			code: 'no-verdict',
			hint: `加 --verdict ${findingVerdicts.join('|')}`,
		});
	if ((paper || register) && verdict !== '交办')
		throw new UserError(`${verdict}的问题不${paper ? '出整改通知' : '立事项'}`, {
			exit: 'misused',
			code: 'not-handed',
			hint: `去掉 ${paper ? '--paper' : '--register'}，或写 --verdict 交办`,
		});
	return verdict;
}

async function settle(session: Session, references: string[], options: Options): Promise<void> {
	refuseWithoutPaper(options);
	const verdict = needVerdict(options);
	const today = session.today();
	const { value } = await session.change('finding settle', async (tx) => {
		const rules = await officeRules(tx);
		const findings = await findFindings(tx, references);
		const done: { id: number; said: string }[] = [];
		for (const finding of findings) {
			const called = {
				name: `问题${finding.id} `,
				example: `ducha finding settle ${finding.id} --verdict ${verdict}`,
			};
			const said = await settleFinding(tx, finding, { ...options, verdict }, { today, rules }, called);
			done.push({ id: finding.id, said });
		}
		const ids = done.map(({ id }) => id);
		const made = options.register ? await registerFindings(tx, session, await readFindings(tx, { ids }), rules) : [];
		const now = await readFindings(tx, { ids });
		const warnings: string[] = [];
		if (verdict === '交办') for (const finding of now) warnings.push(...(await pursuitWarnings(tx, finding)));
		const plans = options.paper ? await planFindingNotices(tx, session, now) : [];
		const papers = await issueForItems(tx, session, plans, options);
		const sentence = `研判问题 ${ids.map((id) => `问题${id}`).join('、')}：${verdict}`;
		return { sentence, value: { done, made, papers, warnings } };
	});
	const { done, made, papers, warnings } = value;
	const extra = options.paper ? { papers: papersJson(papers) } : {};
	await showValue(
		session,
		await session.ledger(),
		'finding-settle',
		{ verdict, findings: done, items: made, ...extra },
		() => [`已研判 ${done.length}个`, ...done.map(({ id, said }) => `  问题${id} ${said}`)].join('\n'),
	);
	for (const { number, title } of made) session.say(`已立项 ${number} ${title}`);
	for (const warning of warnings) session.say(`注意：${warning}`);
	sayPapers(session, papers, options);
	if (made.length > 0) session.say(`接下来：ducha dispatch ${made.map(({ number }) => number).join(' ')}`);
	else if (verdict !== '不采用')
		session.say(`接下来：单位报来整改 ducha finding rectify ${done.map(({ id }) => id).join(' ')} --text 情况`);
}
