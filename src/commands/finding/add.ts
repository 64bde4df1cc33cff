import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { readFindings } from '../../ledger/findings.ts';
import { rungNames } from '../../rules/rungs.ts';
import type { Session } from '../../session.ts';
import { type FindingOptions, findingLine, gatherFindings, writeFinding } from '../common/field/finding-write.ts';
import { pursuitWarnings, settleFinding } from '../common/field/settle-finding.ts';
import { officeRules } from '../common/office.ts';
import { issueForItems } from '../common/papers/issue-for-items.ts';
import { type PrintOptions, printOptions } from '../common/papers/printing.ts';
import { planFindingNotices } from '../common/papers/rectification-papers.ts';
import { papersJson, refuseWithoutPaper, sayPapers } from '../common/papers/said-papers.ts';
import { showValue } from '../common/show.ts';
import { examples } from '../common/words.ts';

interface Options extends FindingOptions, PrintOptions {
	dispatch?: boolean | undefined;
	expose?: boolean | undefined;
	paper?: boolean | undefined;
	dryRun?: boolean | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('add')
		.addHelpText(
			'before',
			examples(
				'ducha finding add "消防通道堵塞@沙河镇@5个工作日" "台账不全@石门镇@11-20" --inspection 3',
				'ducha finding add 路灯不亮 --unit 青河街道 --deadline 11-10 --dispatch --paper',
				'ducha finding add --feedback              反馈的存在问题里点到别的单位的，列为问题',
				'ducha 问题 登记 "物资登记不全@县林业局" --督查 3 --建议 限期整改单',
			),
		)
		.description('登记督查发现的问题，一次可写几个；等研判后交办、通报或不采用（直接交办的写 --dispatch）')
		.argument('[findings...]', '问题@单位@整改时限，一个写一次')
		.option('--inspection <n>', '哪一次督查发现的')
		.option('--item <reference>', '哪件事项的')
		.option('--feedback', '从最近反馈的存在问题里找点到别的单位的；只看一些事项的写 --item')
		.option('--unit <names>', '没有单写单位的，是哪个单位的问题')
		.option('--deadline <words>', '没有单写时限的，整改时限，如 11-20、5个工作日')
		.option('--day <day>', '发现日期（默认督查那天，否则今天）')
		.option('--requirement <text>', '整改要求')
		.option('--person <name>', '涉及的人员；只记在台账里，不对外')
		.addOption(new Option('--propose <paper>', '建议发什么文书').choices(rungNames))
		.option('--dispatch', '已经研判，随即交单位整改')
		.option('--expose', '随即交办的，上曝光台')
		.option('--paper', '随即交办的，每个出整改通知，取文号')
		.option(...printOptions.out)
		.option(...printOptions.merge)
		.option(...printOptions.template)
		.option('--dry-run', '只看会登记哪些，不写入')
		.action((lines, options) => add(session, lines, options as Options));
}

function refuseMixed(lines: readonly string[], options: Options): void {
	refuseWithoutPaper(options);
	const wrong: [boolean | undefined, string, string][] = [
		[lines.length === 0 && !options.feedback, '没有写发现了什么问题', 'ducha finding add "问题@单位@整改时限"'],
		[lines.length > 0 && options.feedback, '--feedback 从反馈里找问题，不另写问题', '去掉问题，或去掉 --feedback'],
		[options.feedback && options.inspection !== undefined, '--feedback 不和 --inspection 一起写', '去掉一个'],
		[options.paper && !options.dispatch, '--paper 要和 --dispatch 一起写', '交办的才出整改通知'],
		[options.expose && !options.dispatch, '--expose 要和 --dispatch 一起写', '研判时再写：ducha finding settle'],
	];
	const found = wrong.find(([isWrong]) => isWrong);
	if (found !== undefined) throw new UserError(found[1], { exit: 'misused', code: 'mixed-options', hint: found[2] });
}

async function add(session: Session, lines: string[], options: Options): Promise<void> {
	refuseMixed(lines, options);
	if (options.dryRun) {
		const ledger = await session.ledger();
		const found = await gatherFindings(ledger.db, lines, options, session, await officeRules(ledger.db));
		const words = () => [
			`会登记问题 ${found.length}个`,
			...found.map((each) => `  ${findingLine(each)}`),
			'预演，没有写入',
		];
		return showValue(session, ledger, 'finding-add', { findings: found.map(findingLine) }, () => words().join('\n'));
	}
	const { value } = await session.change('finding add', async (tx) => {
		const rules = await officeRules(tx);
		const found = await gatherFindings(tx, lines, options, session, rules);
		const ids: number[] = [];
		for (const each of found) ids.push(await writeFinding(tx, each, options, session));
		const warnings: string[] = [];
		if (options.dispatch)
			for (const finding of await readFindings(tx, { ids })) {
				const settlement = { verdict: '交办', expose: options.expose } as const;
				const called = { name: `问题“${finding.text}”`, example: 'ducha finding add …' };
				await settleFinding(tx, finding, settlement, { today: session.today(), rules }, called);
				warnings.push(...(await pursuitWarnings(tx, finding)));
			}
		const plans = options.paper ? await planFindingNotices(tx, session, await readFindings(tx, { ids })) : [];
		const papers = await issueForItems(tx, session, plans, options);
		const sentence = `登记问题 ${ids.length}个${options.dispatch ? '并交办' : ''}：${ids.map((id) => `问题${id}`).join('、')}`;
		return { sentence, value: { findings: await readFindings(tx, { ids }), papers, warnings } };
	});
	const { findings, papers, warnings } = value;
	const json = findings.map(({ id, unit, text, state, deadline }) => ({ id, unit: unit.name, text, state, deadline }));
	const extra = options.paper ? { papers: papersJson(papers) } : {};
	await showValue(session, await session.ledger(), 'finding-add', { findings: json, ...extra }, () =>
		[
			`已登记问题 ${findings.length}个${findings.length === 0 ? '' : options.dispatch ? '，已交办' : '，待研判'}`,
			...findings.map(({ id, unit, text, deadline, deadline_raw }) => {
				const until = deadline ?? deadline_raw;
				return `  问题${id} ${unit.name}：${text}${until === null ? '' : `（限${until}）`}`;
			}),
		].join('\n'),
	);
	for (const warning of warnings) session.say(`注意：${warning}`);
	sayPapers(session, papers, options);
	if (!options.dispatch && findings.length > 0)
		session.say(
			`接下来：研判后 ducha finding settle ${findings.map(({ id }) => id).join(' ')} --verdict 交办|通报|不采用`,
		);
}
