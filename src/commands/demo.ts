import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import type { Session } from '../session.ts';
import { examples } from './common/words.ts';

/** The day the demonstration takes place on: late enough in the year for something to be overdue. */
const demoDay = '2026-11-02';

/** A clerk's first hour, as she would type it; `{…}` are the sample files. */
const steps: string[][] = [
	[
		'init',
		'--name',
		'青屏县委县政府督查室',
		'--county',
		'青屏县',
		'--code-word',
		'青督',
		'--contact',
		'林晓',
		'--phone',
		'0000-6621016',
	],
	['unit', 'import', '{units}'],
	['import', '{decisions}', '--received', '2026-03-30', '--create-units', '--yes'],
	['import', '{instructions}', '--create-units', '--yes'],
	['progress', '4', '招标公告已发布，正在组织开标', '--percent', '58', '--next', '12月中旬完成招标'],
	['claim', '13', '--day', '10-30', '--text', '亮化工程已验收'],
	['review', '13', '--pass', '--with-supports'],
	['strike', '1', '13'],
	['overdue'],
	['export', '台账', '逾期清单', '汇总表', '--output', '{sheet}'],
	['circular', '10月', '--draft', '--output', '{circular}'],
];

export function declare(parent: Command, session: Session): void {
	parent
		.command('demo')
		.addHelpText('before', examples('ducha demo', 'ducha 演示 试用'))
		.description('在新文件夹里用虚构的青屏县走一遍：名册、导入、逾期、台账、通报')
		.argument('[folder]', '放示例的新文件夹', 'ducha-demo')
		.action((folder) => demo(session, folder));
}

async function demo(session: Session, given: string): Promise<void> {
	const { world } = session;
	const folder = resolve(world.cwd(), given);
	const ledger = join(folder, '青屏县台账.db');
	if (session.options.force) rmSync(ledger, { force: true });
	else if (existsSync(ledger))
		throw new UserError(`${ledger} 已经存在，没有覆盖`, {
			code: 'ledger-exists',
			hint: '换一个文件夹：ducha demo 新文件夹；或加 --force 重新来过',
		});
	mkdirSync(folder, { recursive: true });
	const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, world.home));
	const files: Record<string, string> = {
		'{units}': fixture('units.xlsx'),
		'{decisions}': fixture('messy-decisions.xlsx'),
		'{instructions}': fixture('leader-instructions.xlsx'),
		'{sheet}': join(folder, '督查台账.xlsx'),
		'{circular}': join(folder, '10月通报（草稿）.docx'),
	};
	for (const step of steps) {
		const words = step.map((word) => files[word] ?? word);
		session.print(`\n$ ducha ${words.map((w) => (/[\s（）]/.test(w) ? `"${w}"` : w)).join(' ')}`);
		const again = session.options.force ? ['--force'] : [];
		const code = await session.run([...words, '--ledger', ledger, '--today', demoDay, '--quiet', ...again]);
		if (code !== 0 && code !== 3)
			throw new UserError(`演示在 ducha ${step[0]} 这一步停下了`, { code: 'demo-stopped', hint: '看上面的错误' });
	}
	const next = `--ledger "${ledger}" --today ${demoDay}`;
	session.print(
		[
			'',
			'写出的文件：',
			...[ledger, files['{sheet}'], files['{circular}']].map((path) => `  ${path}`),
			'',
			'接着试试：',
			`  ducha show 2 ${next}`,
			`  ducha list --lamp 红 ${next}`,
			`  ducha due --within 10 ${next}`,
		].join('\n'),
	);
}
