import { type ExitName, UserError } from '../errors.ts';

/** SQLite's own words, turned into the clerk's. The first pattern that begins the code wins. */
const table: [prefix: string, exit: ExitName, message: string, hint: string][] = [
	[
		'SQLITE_BUSY',
		'busy',
		'台账正被另一个命令使用，等到现在仍未让出',
		'若有导入在运行，等它结束再试；要多等一会儿，设 DUCHA_WAIT=60000（毫秒）',
	],
	['SQLITE_LOCKED', 'busy', '台账正被另一个命令使用', '稍后再试'],
	[
		'SQLITE_CORRUPT',
		'damaged',
		'台账文件已损坏，为防止扩大损失没有继续',
		'先复制一份留底，再用最近的备份恢复：ducha restore --dry-run 先看少了什么',
	],
	[
		'SQLITE_NOTADB',
		'damaged',
		'台账文件已损坏或不是台账',
		'先复制一份留底，再用最近的备份恢复：ducha restore --dry-run 先看少了什么',
	],
	['SQLITE_FULL', 'refused', '磁盘已满，未写入任何数据', '清理磁盘后再试'],
	[
		'SQLITE_READONLY_DBMOVED',
		'busy',
		'台账刚被换成另一个文件（恢复了备份，或被移走），未写入任何数据',
		'再运行一次同一命令',
	],
	['SQLITE_READONLY', 'refused', '台账只读，不能写入', '检查文件和所在文件夹的权限'],
	['SQLITE_CANTOPEN', 'refused', '台账打不开', '检查文件和所在文件夹的权限'],
	['SQLITE_IOERR', 'refused', '读写磁盘出错，未写入任何数据', '检查磁盘空间和连接后再试'],
	['SQLITE_TOOBIG', 'refused', '文字太长，超过一格能存的长度', '缩短后再试'],
];

/** A UserError for what SQLite refused, or null when the error is not SQLite's or is a bug of ours (a broken constraint). */
export function fromSqlite(error: unknown): UserError | null {
	const code = (error as { code?: unknown })?.code;
	if (typeof code !== 'string') return null;
	const row = table.find(([prefix]) => code.startsWith(prefix));
	if (row === undefined) return null;
	const [, exit, message, hint] = row;
	return new UserError(message, { exit, hint, code: code.toLowerCase().replaceAll('_', '-'), cause: error });
}
