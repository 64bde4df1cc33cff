import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { calendarOf } from '../rules/calendar.ts';
import { type Day, day } from '../rules/day.ts';
import type { Session } from '../session.ts';
import { runSteps } from './common/demo/run.ts';
import { tellYear } from './common/demo/year.ts';
import { examples } from './common/words.ts';

/** The day the demonstration takes place on: late enough in the year for something to be overdue. */
const usualDay = day('2026-11-02');

export function declare(parent: Command, session: Session): void {
	parent
		.command('demo')
		.addHelpText('before', examples('ducha demo', 'ducha 演示 试用', 'ducha demo 试用 --today 2026-06-30'))
		.description('在新文件夹里做出虚构的青屏县一年的台账：全部来源、逾期、文书、通报，照平常的命令一条条办出来')
		.argument('[folder]', '放示例的新文件夹', 'ducha-demo')
		.action((folder) => demo(session, folder));
}

/** What to type next, on the demonstration's ledger and day. */
const suggestions: readonly (readonly [command: string, what: string])[] = [
	['today', '今天要办的'],
	['overdue', '逾期清单'],
	['show 61', '一件事项的办理过程'],
	['unit flag 10月', '各单位挂旗'],
	['circular 10月 --draft', '10月的督查通报'],
	['board', '看板'],
];

/** Makes the folder where it is not there; gives the topmost that had to be made. */
function openFolder(folder: string): string | undefined {
	try {
		return mkdirSync(folder, { recursive: true });
	} catch (cause) {
		throw new UserError(`建不了文件夹 ${folder}`, {
			exit: 'notWritten',
			code: 'bad-folder',
			hint: '看看有没有权限、有没有同名的文件；或换一个文件夹：ducha demo 新文件夹',
			cause,
		});
	}
}

async function demo(session: Session, given: string): Promise<void> {
	const { world, options } = session;
	const folder = resolve(world.cwd(), given);
	const ledger = join(folder, '青屏县台账.db');
	if (options.force) rmSync(ledger, { force: true });
	else if (existsSync(ledger))
		throw new UserError(`${ledger} 已经存在，没有覆盖`, {
			code: 'ledger-exists',
			hint: '换一个文件夹：ducha demo 新文件夹；或加 --force 重新来过',
		});
	const made = openFolder(folder);
	const today: Day = options.today === undefined ? usualDay : session.today();
	const roster = fileURLToPath(new URL('fixtures/units.xlsx', world.home));
	const steps = tellYear(today, calendarOf([]), roster);
	try {
		await runSteps(session, folder, ledger, steps);
	} catch (error) {
		// Half a year is of no use to anybody; what stood in the folder before stays.
		if (session.world.signal.aborted) rmSync(made ?? ledger, { recursive: true, force: true });
		throw error;
	}
	session.print(`已做好 ${folder}：${steps.length}条命令，${steps[0]?.day} 至 ${today}`);
	const next = `--ledger "${ledger}" --today ${today}`;
	session.print(
		['接着试试：', ...suggestions.map(([command, what]) => `  ${what}\n    ducha ${command} ${next}`)].join('\n'),
	);
}
