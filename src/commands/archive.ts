import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { isArchivable } from '../rules/archive.ts';
import type { Session } from '../session.ts';
import { chooseItems } from './common/archive/choose-items.ts';
import { folderOf, listOf, writeArchive } from './common/archive/write-archive.ts';
import { refuseTaken } from './common/archive/write-folder.ts';
import { type FilterOptions, withFilters } from './common/filters.ts';
import { officeRules } from './common/office.ts';
import { makeFolder, targetOf } from './common/output.ts';
import { showValue } from './common/show.ts';
import { examples } from './common/words.ts';

interface Options extends FilterOptions {
	year?: string | undefined;
	out?: string | undefined;
	dryRun?: boolean | undefined;
}

/** Where archives are written unless said otherwise. */
const usualFolder = '归档';

export function declare(parent: Command, session: Session): void {
	withFilters(
		parent
			.command('archive')
			.addHelpText(
				'before',
				examples(
					'ducha archive 12                       一件一个文件夹',
					'ducha 归档 --年份 2026 --预演           先看看这一年有哪些',
					'ducha archive --year 2026 --out 档案',
					'ducha 归档 --来源 领导批示 --状态 已销号',
				),
			)
			.description('归档：一件一个文件夹，卷内目录、办理情况、文书、附件都在里面；每年一份归档文件目录（Excel）')
			.argument('[items...]', '事项编号；不写时按年份或筛选'),
	)
		.option('--year <year>', '哪一年的编号；办结、销号、撤销、并入的归档，在办的不归')
		.option('--out <folder>', `写到哪个文件夹（默认“${usualFolder}”）`)
		.option('-n, --dry-run', '只看归哪些，不写出')
		.action((references, options) => archive(session, references, options as Options));
}

async function archive(session: Session, references: string[], options: Options): Promise<void> {
	const ledger = await session.ledger();
	const { db } = ledger;
	const today = session.today();
	const rules = await officeRules(db);
	const { out: _out, dryRun: _dryRun, ...choice } = options;
	const { items, left } = await chooseItems(db, references, choice, { rules, today });
	const drafts = items.filter(({ status }) => status === '拟立项');
	if (drafts[0] !== undefined)
		throw new UserError(`${drafts[0].number} 还没有立项，不能归档`, { code: 'draft', hint: '立项以后再归档' });
	const leftWords = left === 0 ? '' : `，还有${left}件在办，不归`;
	const out = options.out ?? usualFolder;
	const folders = items.map((item) => folderOf(out, item));
	if (items.length === 0 || options.dryRun) {
		const lines = items.map(({ number, title, status }) => `  ${number}  ${title}（${status}）`);
		const head =
			items.length === 0
				? `没有可以归档的事项${leftWords}`
				: `会归档 ${items.length}件到 ${out}${leftWords}（预演，没有写出）`;
		const value = { items: items.map(({ number, title, status }) => ({ number, title, status })), left };
		return showValue(session, ledger, 'archive', value, () => [head, ...lines].join('\n'));
	}
	const root = await makeFolder(session, out);
	const targets = items.map((item) => folderOf(root, item));
	await refuseTaken(session, targets);
	for (const year of new Set(items.map(({ number }) => number.slice(0, 4))))
		await targetOf(session, listOf(root, Number(year)));
	const open = items.filter((item) => !isArchivable(item)).map(({ number }) => number);
	if (open.length > 0) session.say(`注意：${open.join('、')} 还在办，归的是到今天为止的`);
	await writeArchive(session, { items, folders, targets, root }, leftWords);
}
