import { UserError } from '../../errors.ts';
import type { Db } from '../../ledger/open.ts';
import { editSource, type SourceEntry } from '../../ledger/source-table.ts';
import { isLastOfKind } from '../../rules/sources.ts';
import { neededLine } from './needed.ts';
import { placeOption } from './people/find-post.ts';

/** A name no other source bears. */
export function sourceName(sources: readonly SourceEntry[], given: string, own: number | null = null): string {
	const name = neededLine(given, '来源名称', { code: 'empty-name', hint: '如 县委巡察反馈' });
	if (sources.some((source) => source.name === name && source.id !== own))
		throw new UserError(`已经有“${name}”这个来源`, { code: 'source-exists', hint: '全部来源：ducha source list' });
	return name;
}

/** Every kind keeps a source, or what comes in by its kind has nowhere to go. */
export function refuseLast(sources: readonly SourceEntry[], { name, kind }: SourceEntry, act: string): void {
	if (isLastOfKind(sources, kind))
		throw new UserError(`“${name}”是“${kind}”类最后一个来源，不能${act}`, {
			code: 'last-of-kind',
			hint: `先添加一个：ducha source add 名称 --kind ${kind}`,
		});
}

/** Puts a source at a place (1 is the first) among the others; they are numbered anew only where there is no room. */
export async function placeSource(
	tx: Db,
	sources: readonly SourceEntry[],
	own: SourceEntry,
	text: string,
): Promise<void> {
	const others = sources.filter(({ id }) => id !== own.id);
	const at = Math.min(Math.max(placeOption(text, '看排位：ducha source list') - 1, 0), others.length);
	const before = others[at - 1]?.sort ?? 0;
	const after = others[at]?.sort ?? before + 20;
	if (before < own.sort && own.sort < after) return;
	const between = Math.floor((before + after) / 2);
	if (between > before && between < after) return editSource(tx, own.id, { sort: between });
	for (const [n, { id }] of others.toSpliced(at, 0, own).entries()) await editSource(tx, id, { sort: (n + 1) * 10 });
}
