import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../../../errors.ts';
import type { Session } from '../../../session.ts';

/** Refuses before anything is written when something is in the way. */
export async function refuseTaken(session: Session, folders: readonly string[]): Promise<void> {
	for (const folder of folders) {
		const found = await lstat(folder).catch(() => null);
		if (found === null || (found.isDirectory() && session.options.force)) continue;
		throw new UserError(`没有归档：${folder} ${found.isDirectory() ? '已经存在' : '不是文件夹'}`, {
			exit: 'notWritten',
			code: 'folder-exists',
			hint: found.isDirectory() ? '换一个文件夹：--out 新文件夹；或加 --force 重新归档' : '把它改名或移走',
		});
	}
}

/** Writes a folder beside its place and moves it there when it is whole; one that stood there goes only then. */
export async function writeFolder(
	folder: string,
	files: readonly { name: string; bytes: Uint8Array }[],
): Promise<void> {
	const beside = join(dirname(folder), `.${basename(folder).slice(0, 60)}.part`);
	const before = `${beside}.old`;
	try {
		await rm(beside, { recursive: true, force: true });
		await mkdir(beside, { recursive: true });
		for (const { name, bytes } of files) await writeFile(join(beside, name), bytes, { flag: 'wx' });
		const isTaken = (await lstat(folder).catch(() => null)) !== null;
		if (isTaken) await rename(folder, before);
		await rename(beside, folder);
		await rm(before, { recursive: true, force: true });
	} catch (cause) {
		await rm(beside, { recursive: true, force: true }).catch(() => {});
		throw new UserError(`没有写出 ${folder}`, {
			exit: 'notWritten',
			code: 'not-written',
			hint: '检查文件夹的权限和磁盘空间，或用 --out 换一个位置',
			cause,
		});
	}
}
