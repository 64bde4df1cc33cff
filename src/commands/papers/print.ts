import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Command } from '@commander-js/extra-typings';
import type { Ledger } from '../../ledger/open.ts';
import { type RegisteredPaper, readPaperContent } from '../../ledger/paper-register.ts';
import { renderMarkdown } from '../../papers/markdown.ts';
import { renderText } from '../../papers/plain-text.ts';
import { writePaperNumber } from '../../rules/series.ts';
import type { Session } from '../../session.ts';
import { makeFolder, targetOf, writeOutput } from '../common/output.ts';
import { findPaper } from '../common/papers/find-paper.ts';
import { papersFolder } from '../common/papers/issue-papers.ts';
import { fileNameOf, type KeptPaper, renderPaper } from '../common/papers/render-paper.ts';
import { papersJson, sayPapers } from '../common/papers/said-papers.ts';
import { announce, showText } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('print')
		.addHelpText(
			'before',
			examples(
				'ducha papers print 青督催〔2026〕32号 --out 重印',
				'ducha papers print 催办32 黄牌1 --out 重印',
				'ducha 文书 打印 催办32 --格式 txt        贴进邮件的纯文本',
			),
		)
		.description('照发出时的内容再打印；和登记的校验不一致的会说明')
		.argument('<papers...>', '文号，如 青督催〔2026〕32号、催办32')
		.option('--out <folder>', `写到哪个文件夹（默认“${papersFolder}”）`)
		.action((references, options) => print(session, references, options));
}

interface Found {
	paper: RegisteredPaper;
	content: KeptPaper;
}

async function print(session: Session, references: string[], { out }: { out?: string | undefined }): Promise<void> {
	const ledger = await session.ledger();
	const found: Found[] = [];
	for (const reference of references) {
		const paper = await findPaper(ledger.db, reference);
		if (!found.some((other) => other.paper.id === paper.id))
			found.push({ paper, content: (await readPaperContent(ledger.db, paper.id)) as KeptPaper });
	}
	for (const { paper } of found) if (paper.state === '作废') session.say(`注意：${writePaperNumber(paper)} 已作废`);
	const { format } = session.options;
	if (format === 'txt') return showText(session, found.map(({ content }) => renderText(content)).join('\n'));
	if (format === 'md') return showText(session, found.map(({ content }) => renderMarkdown(content)).join('\n---\n\n'));
	await writeFiles(session, ledger, found, out);
}

async function writeFiles(session: Session, ledger: Ledger, found: Found[], out: string | undefined): Promise<void> {
	const folder = await makeFolder(session, out ?? papersFolder);
	const targets: string[] = [];
	for (const { paper, content } of found)
		targets.push(await targetOf(session, join(folder, fileNameOf(writePaperNumber(paper), content.label)), '--out'));
	const written: { number: string; file: string; same: boolean }[] = [];
	for (const [at, { paper, content }] of found.entries()) {
		const bytes = await renderPaper(session, ledger.db, content);
		const number = writePaperNumber(paper);
		const same = createHash('sha256').update(bytes).digest('hex') === paper.sha256;
		written.push({ number, file: await writeOutput(session, targets[at] as string, bytes, '--out'), same });
	}
	const files = papersJson(written).map((file, at) => ({ ...file, same: written[at]?.same ?? false }));
	const others = written.filter(({ same }) => !same).map(({ number }) => number);
	const said = others.length === 0 ? '和发出时登记的一致' : `其中${others.length}份和发出时登记的不一致`;
	await announce(session, ledger, 'papers-print', { files }, `已重印 ${written.length}份，${said}`);
	sayPapers(session, written, { out });
	if (others.length > 0)
		session.say(`注意：${others.join('、')} 的版面和发出时的文件不同（程序换过版本），文字仍是发出时的`);
}
