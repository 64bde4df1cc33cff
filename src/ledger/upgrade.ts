import type { Ledger } from './open.ts';
import { backUpOlder } from './sqlite-backup.ts';
import { migrate } from './sqlite-schema.ts';

/**
 * Brings a ledger of an older version to this one's schema, after a checked copy of it has been laid beside; gives the
 * copy's path, or null where another command came first. What fails leaves the ledger as it was.
 */
export function upgrade({ path, connection }: Ledger, schemaFolder: URL, wait?: number): string | null {
	let copy: string | null = null;
	const isReading = connection.pragma('query_only', { simple: true }) === 1;
	connection.pragma('query_only = OFF');
	migrate(connection, schemaFolder, () => {
		copy = backUpOlder(path, wait);
	});
	if (isReading) connection.pragma('query_only = ON');
	return copy;
}
