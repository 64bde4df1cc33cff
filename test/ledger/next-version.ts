import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newFolder } from './folders.ts';
import { schemaFolder } from './offices.ts';

/** A schema as a version to come might add it: to tables rows have gone from, with and without a value of its own. */
export const additions = `
ALTER TABLE item ADD COLUMN weight INTEGER NOT NULL DEFAULT 1;
ALTER TABLE item_tag ADD COLUMN colour TEXT NOT NULL DEFAULT '';
ALTER TABLE unit ADD COLUMN code TEXT;
CREATE TABLE signature (id INTEGER PRIMARY KEY, item INTEGER NOT NULL REFERENCES item, day TEXT NOT NULL) STRICT;
CREATE INDEX signature_item ON signature (item);
`;

/** Schemas of its own, the next of them in a version to come, laid into a folder. */
export function layNextSchema(folder: string, sql: string): void {
	mkdirSync(join(folder, 'schema'), { recursive: true });
	cpSync(schemaFolder, join(folder, 'schema'), { recursive: true });
	writeFileSync(join(folder, 'schema', '9999-next.sql'), sql);
}

/** The place of such a version's own files. */
export function nextVersion(sql: string): URL {
	const folder = newFolder();
	cpSync(new URL('../package.json', schemaFolder), join(folder, 'package.json'));
	layNextSchema(folder, sql);
	return pathToFileURL(`${folder}/`);
}
