import type { Ledger } from '../../../ledger/open.ts';
import type { Session } from '../../../session.ts';
import { rowsOf, versionOf } from '../../../sheets/layouts/form.ts';
import type { Value } from '../../../terminal/formats.ts';
import { showList } from '../show.ts';
import type { FormPlan, PlannedBook } from './plan-forms.ts';

/** What is not sent, so that no one wonders; and who is not anyone's. */
function leftOut({ books, collectives, unpublished }: FormPlan): string[] {
	const alone = books.filter(({ sheet }) => sheet.recipient.kind === '单位').map(({ sheet }) => sheet.recipient.name);
	const kind = books.find(({ sheet }) => sheet.recipient.kind !== '单位')?.sheet.recipient.kind;
	return [
		...(kind !== undefined && alone.length > 0
			? [`没有${kind}的${alone.length}家，各发一份：${alone.join('、')}`]
			: []),
		...collectives.map(({ name, items }) => `“${name}”是集体，没有表（${items}件）：先分办到具体单位`),
		...(unpublished.length > 0
			? [`不公开的${unpublished.length}件没有列入：${unpublished.map((item) => item.number).join('、')}`]
			: []),
	];
}

const keysOf = ({ sheet }: PlannedBook): string[] => sheet.parts.map(({ key }) => key);

/** Each workbook: whose it is, what is on it. */
function columnsOf(each: string, isJson: boolean) {
	const isOwn = each === '单位';
	const counted = (role: string) => (book: PlannedBook) => rowsOf(book.sheet).filter((row) => row.role === role).length;
	const columns: { key: string; title: string; of: (book: PlannedBook) => Value; [more: string]: unknown }[] = [
		...(isOwn
			? []
			: [{ key: 'recipient', title: each, min: 6, of: ({ sheet }: PlannedBook) => ownName(sheet.recipient) }]),
		{
			key: isOwn ? 'unit' : 'units',
			title: '单位',
			min: 8,
			...(!isOwn && { weight: 2 }),
			of: ({ sheet }) => (isOwn ? sheet.recipient.name : sheet.parts.map(({ unit }) => unit)),
		},
		{ key: 'items', title: '件数', align: 'right', of: ({ sheet }) => rowsOf(sheet).length },
		{ key: 'leads', title: '牵头', align: 'right', of: counted('牵头') },
		{ key: 'supports', title: '配合', align: 'right', of: counted('配合') },
		{ key: 'version', title: '版次', align: 'right', of: ({ sheet }) => versionOf(sheet) },
		...(isJson
			? [
					{
						key: isOwn ? 'key' : 'keys',
						title: '表号',
						of: (b: PlannedBook) => (isOwn ? (keysOf(b)[0] ?? null) : keysOf(b)),
					},
				]
			: []),
		{ key: 'file', title: '文件', weight: 2, of: ({ file }) => file },
	];
	return columns;
}

const ownName = ({ kind, name }: PlannedBook['sheet']['recipient']): string => (kind === '单位' ? '' : name);

/** Shows what is sent, or would be. */
export async function showForms(
	session: Session,
	ledger: Ledger,
	plan: FormPlan,
	{ said, each }: { said: string; each: string },
): Promise<void> {
	const { books } = plan;
	const parts = books.flatMap(({ sheet }) => sheet.parts);
	const items = new Set(parts.flatMap(({ rows }) => rows.map(({ number }) => number)));
	const bound = each === '单位' ? '' : `，${books.length}份`;
	const columns = columnsOf(each, session.format() === 'json');
	await showList(session, ledger, {
		name: 'forms',
		fields: columns.map(({ of: _, ...field }) => field),
		rows: books.map((book) => columns.map(({ of }) => of(book))),
		above: [books.length === 0 ? said : `${said}：${parts.length}家${items.size}件${bound}`],
		below: leftOut(plan),
		extra: {
			period: parts[0]?.period ?? null,
			due: books[0]?.sheet.due ?? null,
			collectives: plan.collectives.map(({ name, items: n }) => ({ unit: name, items: n })),
			unpublished: plan.unpublished.map((item) => item.number),
		},
	});
}
