import { type Command, Option } from '@commander-js/extra-typings';
import { readHead } from '../../ledger/head.ts';
import { type Nature, natureNames } from '../../rules/bulletins.ts';
import type { Session } from '../../session.ts';
import { type BulletinRequest, issueBulletin, readBulletin } from '../common/bulletin/make-bulletin.ts';
import { writeBulletinOrigin } from '../common/bulletin/origin.ts';
import { readBulletinWords } from '../common/bulletin/words.ts';
import { confirmIssue, type DraftOrIssue, refuseMixed } from '../common/papers/draft-or-issue.ts';
import { draftStamp } from '../common/papers/report-setting.ts';
import { writePaper } from '../common/papers/write-paper.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

interface Options extends DraftOrIssue {
	kind: Nature;
	file?: string;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('write')
		.addHelpText(
			'before',
			examples(
				'ducha bulletin write "重点工程推进中的几个问题" 31 44 52 --kind 查找问题    草稿（Word），改好后 ducha papers issue 草稿.docx',
				'ducha 专报 "重点工程推进中的几个问题" 31 44 52 --format md --output 正文.md    改好后用 --file 带回',
				'ducha 专报 "重点工程推进中的几个问题" 31 44 52 --文件 正文.md --签发',
				'ducha 专报 督察 "九月以来批示件办理情况" 25..33 --种类 综合 --签发',
			),
		)
		.description(
			'就几件事项编写督查专报、项目建设督查专报、督察、督查报告：情况从台账取；签发的取期号、登记、写到文书文件夹',
		)
		.argument('<words...>', '题目和事项编号；题目前可写 专报、项目专报、督察、报告（默认专报）')
		.addOption(new Option('--kind <word>', '哪一类').choices(natureNames).default('综合' as const))
		.option('--file <file>', '正文用自己写的（.md、.txt），一行一段，“一、”开头的是标题')
		.option('--draft', '草稿：不取期号（不写 --issue 就是草稿）')
		.option('--issue', '签发：取下一个期号')
		.option('--approved-by <name>', '签发人')
		.option('--out <folder>', '签发的写到哪个文件夹（默认“文书”）')
		.action((words, options) => write(session, words, options as unknown as Options));
}

async function write(session: Session, words: string[], options: Options): Promise<void> {
	refuseMixed(session, options);
	const request: BulletinRequest = { ...readBulletinWords(words), nature: options.kind, file: options.file };
	if (options.issue) return issue(session, request, options);
	const ledger = await session.ledger();
	const today = session.today();
	const { items, make } = await readBulletin(session, ledger.db, request);
	const { id, seq } = await readHead(ledger);
	const origin = writeBulletinOrigin({
		kind: request.kind,
		ledger: id,
		seq,
		day: today,
		nature: request.nature,
		items: items.map((item) => item.id),
		isOwn: request.file !== undefined,
		span: null,
		issued: null,
	});
	const paper = { ...make(null, await draftStamp(ledger, today)), origin };
	const isFile = await writePaper(session, paper, {
		name: `${request.title}（草稿）.docx`,
		command: 'bulletin',
		facts: { kind: request.kind, nature: request.nature, issue: null },
	});
	if (isFile) session.say('这是草稿，期号空着；改好后发出：ducha papers issue 文件；不用改的加 --issue');
}

async function issue(session: Session, request: BulletinRequest, { out, approvedBy }: Options): Promise<void> {
	await confirmIssue(session, request.kind, request.title);
	const { value } = await session.change('bulletin', async (tx) => {
		const issued = await issueBulletin(tx, session, request, { out, signer: approvedBy ?? null });
		return { sentence: `签发 ${issued.number}《${request.title}》`, value: issued };
	});
	await announce(
		session,
		await session.ledger(),
		'bulletin',
		{ file: value.file, title: request.title, kind: request.kind, nature: request.nature, issue: value.number },
		`已签发 ${value.number}，写在 ${value.file}`,
	);
	session.say(`接下来：领导批示、会议引用了，登记 ducha bulletin note ${value.number}`);
}
