import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { readHead } from '../../ledger/head.ts';
import type { Db } from '../../ledger/open.ts';
import { dynamics } from '../../papers/bulletins/dynamics.ts';
import type { Paper } from '../../papers/paper.ts';
import { addDays, type Day, weekdayOf } from '../../rules/day.ts';
import type { Period } from '../../rules/period.ts';
import type { Session } from '../../session.ts';
import { writeBulletinOrigin } from '../common/bulletin/origin.ts';
import { gatherNews, readNewsFile } from '../common/bulletin/unit-news.ts';
import { type FilterOptions, readFilter } from '../common/filters.ts';
import { officeRules } from '../common/office.ts';
import { confirmIssue, type DraftOrIssue, refuseMixed } from '../common/papers/draft-or-issue.ts';
import { type IssuedPaper, issuePapers } from '../common/papers/issue-papers.ts';
import { begunPeriod, draftStamp, readPublisher } from '../common/papers/report-setting.ts';
import { writePaper } from '../common/papers/write-paper.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

interface Options extends Pick<FilterOptions, 'unit'>, Omit<DraftOrIssue, 'approvedBy'> {
	file?: string;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('weekly')
		.addHelpText(
			'before',
			examples(
				'ducha report weekly --file 本周动态.txt               草稿；一行一个单位：县财政局：调度四季度收入',
				'ducha report weekly 10.26-11.1 --file 动态.xlsx --issue',
				'ducha 报告 动态 --单位 乡镇 --文件 动态.txt --format md',
			),
		)
		.description('一把手工作动态：各单位报来的一句话，没有报来的用当周采用的反馈；未报的列在后面；不公开事项不列入')
		.argument('[period]', '哪一周，如 10.26-11.1（默认上一周）')
		.option('--file <file>', '报来的动态：.txt 一行一个单位，单位名后加冒号；Excel 要有“单位”和“动态”两列')
		.option('--unit <names>', '应报的单位或分组（默认乡镇街道、县直、党群、垂管各单位）')
		.option('--draft', '草稿：不取期号（不写 --issue 就是草稿）')
		.option('--issue', '签发：取下一个期号')
		.option('--out <folder>', '签发的写到哪个文件夹（默认“文书”）')
		.action((period, options) => writeWeekly(session, period, options as Options));
}

/** The week before today's, Monday to Sunday. */
function lastWeek(today: Day): string {
	const monday = addDays(today, -((weekdayOf(today) + 6) % 7) - 7);
	return `${monday}至${addDays(monday, 6)}`;
}

type Make = (issue: number | null, stamp: string | null) => Paper;

interface Weekly {
	period: Period;
	missing: string[];
	drawn: string[];
	make: Make;
}

async function readWeekly(session: Session, db: Db, word: string | undefined, options: Options): Promise<Weekly> {
	const { file = '' } = options;
	const today = session.today();
	const period = begunPeriod(word ?? lastWeek(today), today);
	const { units: named } = await readFilter(db, options, await officeRules(db), today);
	const lines = file === '' ? [] : await readNewsFile(session, file);
	const { news, missing, drawn } = await gatherNews(db, period, { lines, file, named, today });
	const publisher = await readPublisher(db, '一把手工作动态');
	const make: Make = (issue, stamp) => {
		const paper = dynamics({ ...publisher, period, today, news, missing, issue, stamp });
		if (paper !== null) return paper;
		throw new UserError(`${period.label}没有单位报来动态`, {
			code: 'nothing-to-report',
			hint: '把报来的写成一行一个单位的文字文件，用 --file 带上',
		});
	};
	return { period, missing: missing.map(({ name }) => name), drawn, make };
}

async function writeWeekly(session: Session, word: string | undefined, options: Options): Promise<void> {
	refuseMixed(session, options);
	if (options.issue) return issue(session, word, options);
	const ledger = await session.ledger();
	const weekly = await readWeekly(session, ledger.db, word, options);
	const today = session.today();
	const { id, seq } = await readHead(ledger);
	const { from, to } = weekly.period;
	const draft = { kind: '一把手工作动态' as const, ledger: id, seq, day: today, span: `${from}/${to}`, issued: null };
	const origin = writeBulletinOrigin({ ...draft, nature: null, items: [], isOwn: false });
	const paper = { ...weekly.make(null, await draftStamp(ledger, today)), origin };
	const isFile = await writePaper(session, paper, {
		name: `${weekly.period.label}${paper.title}（草稿）.docx`,
		command: 'report-weekly',
		facts: { issue: null, missing: weekly.missing.length },
	});
	sayWhatIsMissing(session, weekly);
	if (isFile) session.say('这是草稿，期号空着；改好后发出：ducha papers issue 文件；不用改的加 --issue');
}

async function issue(session: Session, word: string | undefined, options: Options): Promise<void> {
	const ledger = await session.ledger();
	const { period } = await readWeekly(session, ledger.db, word, options);
	await confirmIssue(session, '一把手工作动态', period.label);
	const { value } = await session.change('report', async (tx) => {
		const weekly = await readWeekly(session, tx, word, options);
		const { from, to, label } = weekly.period;
		const plan = {
			kind: '一把手工作动态' as const,
			label,
			make: ({ number }: { number: number }) => weekly.make(number, null),
			signer: null,
			period: `${from}/${to}`,
			replaces: null,
			units: [],
			items: [],
		};
		const [issued] = (await issuePapers(tx, session, [plan], options.out)) as [IssuedPaper];
		return { sentence: `签发 ${issued.number}（${label}）`, value: { weekly, ...issued } };
	});
	const { file, number, weekly } = value;
	const facts = { file, issue: number, missing: weekly.missing.length };
	await announce(session, await session.ledger(), 'report-weekly', facts, `已签发 ${number}，写在 ${file}`);
	sayWhatIsMissing(session, weekly);
}

function sayWhatIsMissing(session: Session, { missing, drawn }: Weekly): void {
	if (drawn.length > 0) session.say(`没有报动态、用了当周反馈的：${drawn.join('、')}`);
	if (missing.length > 0) session.say(`未报${missing.length}家：${missing.join('、')}`);
}
