import { linkSync } from 'node:fs';

/** What a disk answers that knows no second name for a file. */
const unknown = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK'];

/** Gives a file a second name, never one that is taken; does otherwise where the disk knows none. */
export function giveSecondName(path: string, name: string, otherwise: () => void): void {
	try {
		linkSync(path, name);
	} catch (error) {
		if (!unknown.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
		otherwise();
	}
}
