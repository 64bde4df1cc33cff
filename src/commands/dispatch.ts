import type { Command } from '@commander-js/extra-typings';
import type { Session } from '../session.ts';
import { pastDayOption } from './common/days.ts';
import { findItems } from './common/find-items.ts';
import { dispatchItem } from './common/life/dispatch-item.ts';
import { officeRules } from './common/office.ts';
import { issueNotices, type NoticeChoice } from './common/papers/issue-notices.ts';
import { printOptions } from './common/papers/printing.ts';
import { papersJson, refuseWithoutPaper, sayPapers } from './common/papers/said-papers.ts';
import { sayDone } from './common/say-done.ts';
import { examples, nameItems } from './common/words.ts';

interface Options extends NoticeChoice {
	day?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('dispatch')
		.addHelpText(
			'before',
			examples(
				'ducha dispatch 12',
				'ducha 交办 12 15 20..24 --日期 11-02',
				'ducha dispatch 12 --paper --way 专人                 出交办通知单，一件一份',
				'ducha 交办 12 15 20..24 --出单 --合并 县政府第8次常务会议议定事项    出一份任务分解立项通知',
			),
		)
		.description('交办：记下交办日期；按收到之日起算的时限由此起算；加 --paper 出交办通知单')
		.argument('<items...>', '事项编号')
		.option('--day <day>', '交办日期（默认今天）')
		.option('--paper', '出交办通知单，一件一份，取文号')
		.option('--together <topic>', '几件合出一份任务分解立项通知，写明是什么事')
		.option('--way <word>', '送达方式：专人、传真、机要、办公系统等，记在今天')
		.option(...printOptions.out)
		.option(...printOptions.merge)
		.option(...printOptions.template)
		.action((references, options) => dispatch(session, references, options as Options));
}

async function dispatch(session: Session, references: string[], options: Options): Promise<void> {
	refuseWithoutPaper(options);
	const today = session.today();
	const day = pastDayOption('--day', options.day, today);
	const { value } = await session.change('dispatch', async (tx) => {
		const rules = await officeRules(tx);
		const done = [];
		for (const item of await findItems(tx, references, today)) done.push(await dispatchItem(tx, item, day, rules));
		const ids = done.map((d) => d.item.id);
		const papers = await issueNotices(tx, session, ids, options);
		const numbers = papers.map((paper) => paper.number).join('、');
		const sentence = `交办 ${nameItems(done.map((d) => d.item))}${numbers === '' ? '' : `，发出${numbers}`}`;
		return { sentence, value: { done, papers } };
	});
	const { done, papers } = value;
	await sayDone(session, 'dispatch', `已交办（${day}）`, done, options.paper ? { papers: papersJson(papers) } : {});
	sayPapers(session, papers, options);
	session.say('接下来：收到回执后 ducha receive 编号 --handler 承办人');
}
