import { createHash } from 'node:crypto';
import type { Connection } from './sqlite.ts';

/** Changes read per statement while hashing. */
const page = 512;

/** A field as its byte length, a colon and itself; NULL is a dash, so no two records can read alike. */
const field = (name: string) => `coalesce(octet_length(${name}) || ':' || ${name}, '-')`;
const fields = (names: string[]) => names.map(field).join(' || ');

const headFields = ['seq', 'day', 'at', 'command', 'sentence', 'actor', 'undoes', 'schema', 'last'];
const changeFields = ['n', 'tbl', 'row', 'item', 'before', 'after'];

export interface OperationHead {
	day: string;
	/** The real instant, ISO 8601 in UTC. */
	at: string;
	command: string;
	actor: string;
	/** The operation it takes back. */
	undoes?: number;
}

/** When the newest operation was really done. */
export function lastInstant(db: Connection): string | null {
	const row = db.prepare('select at from operation order by seq desc limit 1').get() as { at: string } | undefined;
	return row?.at ?? null;
}

/** Opens the one operation all changes now belong to; returns its number. */
export function beginOperation(db: Connection, head: OperationHead, schema: number): number {
	const { next } = db.prepare('select coalesce(max(seq), 0) + 1 as next from operation').get() as { next: number };
	db.prepare(
		`insert into operation (seq, day, at, command, sentence, actor, undoes, schema)
     values ($seq, $day, $at, $command, '', $actor, $undoes, $schema)`,
	).run({ seq: next, undoes: null, ...head, schema });
	return next;
}

/** How many rows the open operation has changed. */
export function countChanges(db: Connection, seq: number): number {
	const row = db.prepare('select count(*) as n from change where operation = ?').get(seq) as { n: number };
	return row.n;
}

/** SHA-256 over the hash before it, the operation's own fields and each of its changes. */
function hashOperation(db: Connection, seq: number): string {
	const hash = createHash('sha256');
	const before = db.prepare('select hash from operation where seq = ?').get(seq - 1) as { hash: string } | undefined;
	hash.update(before?.hash ?? '');
	const head = db.prepare(`select ${fields(headFields)} as text from operation where seq = ?`).get(seq);
	hash.update((head as { text: string }).text);
	// As bytes: to make a string of them only for the hash takes as long as hashing.
	const read = db.prepare(
		`select max(n) as last, cast(group_concat(text, '' order by n) as blob) as text
     from (select n, ${fields(changeFields)} as text from change where operation = ? and n > ? order by n limit ${page})`,
	);
	for (let last = 0; ; ) {
		const row = read.get(seq, last) as { last: number | null; text: Buffer };
		if (row.last === null) return hash.digest('hex');
		hash.update(row.text);
		last = row.last;
	}
}

/** Writes the sentence, hashes and closes the operation; it can never change again. */
export function sealOperation(db: Connection, seq: number, sentence: string): void {
	db.prepare(
		'update operation set sentence = ?, last = (select max(n) from change where operation = ?) where seq = ?',
	).run(sentence, seq, seq);
	db.prepare('update operation set hash = ? where seq = ?').run(hashOperation(db, seq), seq);
}

/** The first operation whose record no longer agrees with its hash, or null when the chain is whole. */
export function findBrokenLink(db: Connection): number | null {
	const rows = db.prepare('select seq, hash from operation order by seq').all() as { seq: number; hash: string }[];
	const broken = rows.find((row, i) => row.seq !== i + 1 || row.hash !== hashOperation(db, row.seq));
	return broken?.seq ?? null;
}
