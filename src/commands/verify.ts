import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { type Backup, listBackups, wholeHead } from '../ledger/sqlite-backup.ts';
import { type Fault, findFaults, hashOf } from '../ledger/sqlite-verify.ts';
import { installedFonts } from '../papers/installed-fonts.ts';
import { faces, sameFaces } from '../papers/typeface.ts';
import { writeDay } from '../rules/day.ts';
import type { Session } from '../session.ts';
import { showValue } from './common/show.ts';
import { checkStoredFiles } from './common/stored-files.ts';
import { examples } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('verify')
		.addHelpText(
			'before',
			examples('ducha verify', 'ducha 核验 --expect "#1286:9f3ac27e"      与印在表和文书上的校验号对照'),
		)
		.description('核验台账：文件、引用、日志、内容、附件是否完好，有没有被改动过；只看不修')
		.option('--expect <head>', '印在报表上的校验号，如 "#1286:9f3ac27e"')
		.option('--fonts', '看这台电脑有没有公文用的字体')
		.action((options) => (options.fonts ? checkFonts(session) : verify(session, options.expect)));
}

interface Expected {
	seq: number;
	hash: string;
}

function readExpected(text: string | undefined): Expected | null {
	if (text === undefined) return null;
	const [, seq, hash] = /^#?(\d{1,15}):([0-9a-f]{8,64})$/.exec(text.normalize('NFKC').trim().toLowerCase()) ?? [];
	if (seq !== undefined && hash !== undefined) return { seq: Number(seq), hash };
	throw new UserError(`校验号读不懂：${text}`, {
		exit: 'misused',
		code: 'bad-head',
		hint: '照报表上印的写，如 --expect "#1286:9f3ac27e"',
	});
}

/** What an operation should hash to by what was printed, and does not. */
async function expectedFaults(path: string, expected: Expected | null): Promise<Fault[]> {
	if (expected === null) return [];
	const { seq, hash } = expected;
	const found = await hashOf(path, seq);
	if (found?.startsWith(hash)) return [];
	const why = found === null ? '台账里没有这一号：后面的记录被删去了' : `台账里是 ${found.slice(0, hash.length)}`;
	return [{ what: '日志', text: `#${seq}:${hash} 对不上，${why}` }];
}

/** The newest backup that is whole. */
const goodBackup = ({ ledgerPath, schemaFolder }: Session): Backup | null =>
	listBackups(ledgerPath()).find(({ path }) => wholeHead(path, schemaFolder) !== null) ?? null;

async function verify(session: Session, given: string | undefined): Promise<void> {
	const expected = readExpected(given);
	const path = session.ledgerPath();
	const ledger = await session.ledger().catch((error) => {
		if (error instanceof UserError || !String(error?.code).match(/^SQLITE_(CORRUPT|NOTADB)/)) throw error;
		return null;
	});
	// The file is gone through on connections of its own, which a writer that waits for this one would hold up.
	session.letGo();
	const { faults, head } = await findFaults(path, session.schemaFolder, session.breathe);
	if (head !== null) faults.push(...(await expectedFaults(path, expected)));
	const files = head === null || ledger === null ? null : await checkStoredFiles(session, ledger.db);
	const told = [
		...faults.map(({ what, text }) => ({ what, text })),
		...(files?.faults ?? []).map((text) => ({ what: '附件', text })),
	];
	const backup = told.length === 0 ? null : goodBackup(session);
	const value = {
		whole: told.length === 0,
		head: head === null ? null : `#${head.seq}:${head.hash}`,
		attachments: files?.count ?? null,
		faults: told,
		strays: files?.strays ?? [],
		backup: backup === null ? null : { file: backup.path, seq: backup.seq, day: backup.day },
	};
	const lines =
		told.length === 0
			? [
					`台账完好：文件、引用、日志${head?.seq ?? 0}项、内容、附件${files?.count ?? 0}个都相符`,
					`校验号 ${value.head}`,
				]
			: told.map(({ what, text }) => `${what}  ${text}`);
	await showValue(session, head === null ? null : ledger, 'verify', value, () => lines.join('\n'));
	if (value.strays.length > 0)
		session.say(`附件文件夹里有${value.strays.length}个文件台账没有用到（撤回过的，或中途停下的），可以留着`);
	if (told.length === 0) return;
	session.say(cureOf(faults.length > 0, backup));
	session.endWith('damaged');
}

/** Papers name their fonts; a machine without them shows others, which moves the lines. */
async function checkFonts(session: Session): Promise<void> {
	const { world } = session;
	const there = installedFonts(world.platform, world.env);
	const rows = Object.values(faces).map((face) => {
		const name = [face, sameFaces[face] ?? face].find((one) => there.has(one));
		return { face, installed: name ?? null };
	});
	const lines = rows.map(({ face, installed }) => `${face}  ${installed === null ? '没有装' : '已装'}`);
	await showValue(session, null, 'fonts', { fonts: rows }, () => lines.join('\n'));
	if (rows.some(({ installed }) => installed === null))
		session.say('没有装的照样能出文书，打开时由 Word、WPS 换成相近的字体，排版会略有出入');
}

/** What would bring back what is lost; the attachments are not in the ledger's file. */
function cureOf(isLedger: boolean, backup: Backup | null): string {
	if (!isLedger) return '从拷出去的备份里把附件文件夹一并恢复到台账旁边；没有备份的，重新存：ducha attach';
	if (backup === null) return '没有可用的备份；先复制一份留底，交给维护的人';
	return `可以恢复到 #${backup.seq}（${writeDay(backup.day)}的备份）：ducha restore --dry-run 先看少了什么`;
}
