import type { Db } from './open.ts';

/** A file kept beside the ledger under its SHA-256. */
export interface StoredFile {
	sha256: string;
	name: string;
	bytes: number;
	/** What its name says it is: `pdf`. */
	kind: string;
}

export interface Attachment extends StoredFile {
	id: number;
	/** What it hangs on. */
	of: '事项' | '批示' | '来源文件';
}

/** What a file hangs on. */
type Holder = { item: number } | { instruction: number } | { inspection: number };

/** Whether the file was new to its holder. */
export async function addAttachment(db: Db, holder: Holder, file: StoredFile): Promise<boolean> {
	const where = { item: null, instruction: null, inspection: null, ...holder };
	const found = await db
		.selectFrom('attachment')
		.select('id')
		.where('sha256', '=', file.sha256)
		.where('item', 'is', where.item)
		.where('instruction', 'is', where.instruction)
		.where('inspection', 'is', where.inspection)
		.executeTakeFirst();
	if (found !== undefined) return false;
	const nothing = { document: null, progress: null };
	await db
		.insertInto('attachment')
		.values({ ...file, ...where, ...nothing })
		.execute();
	return true;
}

/** The files of an item, then those of its instructions and of its source documents. */
export async function readAttachments(db: Db, item: number): Promise<Attachment[]> {
	const rows = await db
		.selectFrom('attachment as a')
		.select(['a.id', 'a.sha256', 'a.name', 'a.bytes', 'a.kind', 'a.item', 'a.instruction'])
		.where((e) =>
			e.or([
				e('a.item', '=', item),
				e('a.instruction', 'in', e.selectFrom('item_instruction').select('instruction').where('item', '=', item)),
				e('a.document', 'in', e.selectFrom('item_document').select('document').where('item', '=', item)),
			]),
		)
		.orderBy('a.id')
		.execute();
	const ofItem = (row: { item: number | null; instruction: number | null }) =>
		row.item !== null ? '事项' : row.instruction !== null ? '批示' : '来源文件';
	const order = ['事项', '批示', '来源文件'];
	return rows
		.map(({ item: on, instruction, ...file }): Attachment => ({ ...file, of: ofItem({ item: on, instruction }) }))
		.sort((a, b) => order.indexOf(a.of) - order.indexOf(b.of));
}

/** The copies of the instructions each of these items rests on. */
export async function readInstructionFiles(db: Db, items: readonly number[]): Promise<Map<number, StoredFile[]>> {
	const rows = await db
		.selectFrom('item_instruction as n')
		.innerJoin('attachment as a', 'a.instruction', 'n.instruction')
		.select(['n.item', 'a.sha256', 'a.name', 'a.bytes', 'a.kind'])
		.where('n.item', 'in', items)
		.orderBy('a.id')
		.execute();
	const files = new Map<number, StoredFile[]>();
	for (const { item, ...file } of rows) files.set(item, [...(files.get(item) ?? []), file]);
	return files;
}

/** The files of an inspection: photographs, minutes. */
export async function readInspectionFiles(db: Db, inspection: number): Promise<(StoredFile & { id: number })[]> {
	return db
		.selectFrom('attachment')
		.select(['id', 'sha256', 'name', 'bytes', 'kind'])
		.where('inspection', '=', inspection)
		.orderBy('id')
		.execute();
}

/** What a kept file was called when it was stored, or null for none of ours. */
export async function readStoredName(db: Db, sha256: string): Promise<string | null> {
	const row = await db.selectFrom('attachment').select('name').where('sha256', '=', sha256).executeTakeFirst();
	return row?.name ?? null;
}

/** Every kept file, each hash once, in the order they were stored. */
export async function listStoredFiles(db: Db): Promise<Pick<StoredFile, 'sha256' | 'name'>[]> {
	const rows = await db.selectFrom('attachment').select(['sha256', 'name']).orderBy('id').execute();
	return [...new Map(rows.map((row) => [row.sha256, row])).values()];
}
