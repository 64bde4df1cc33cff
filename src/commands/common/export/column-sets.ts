import { misused, UserError } from '../../../errors.ts';
import { readColumnSets, removeColumnSet, writeColumnSet } from '../../../ledger/column-sets.ts';
import type { Ledger } from '../../../ledger/open.ts';
import type { Session } from '../../../session.ts';
import { columnChoices } from '../../../sheets/layouts/register.ts';
import { announce, showList } from '../show.ts';
import { splitNames } from '../words.ts';

/** What columns are called for short. */
const shortNames: ReadonlyMap<string, string> = new Map([
	['内容', '工作内容'],
	['牵头', '牵头单位'],
	['配合', '配合单位'],
	['时限', '完成时限'],
	['领导', '责任领导'],
	['县领导', '责任领导'],
	['进展', '进展情况'],
	['比例', '完成比例'],
	['亮灯', '状态'],
	['文件', '来源文件'],
	['问题', '存在问题'],
	['下步', '下步打算'],
	['专项', '专项行动'],
]);
const known = [...columnChoices.standard, ...columnChoices.further];

function needColumn(word: string): string {
	const column = known.find((name) => name === word) ?? shortNames.get(word);
	if (column !== undefined) return column;
	const shared = (name: string) => [...word].filter((sign) => name.includes(sign)).length;
	const near = known
		.filter((name) => shared(name) > 0)
		.sort((a, b) => shared(b) - shared(a))
		.slice(0, 3);
	const asked = near.length > 0 ? `是不是 ${near.join('、')}？` : '';
	throw misused(
		`没有“${word}”这一列，也没有存过叫这个名字的栏目`,
		'unknown-column',
		`${asked}全部的列：ducha export --columns`,
	);
}

/** The columns typed, or those kept under the name typed; each once. */
export async function readColumns(ledger: Ledger, text: string): Promise<string[]> {
	const sets = await readColumnSets(ledger.db);
	const columns = splitNames(text).flatMap((word) => sets.get(word) ?? needColumn(word));
	if (columns.includes('事项')) return [...new Set(columns)];
	throw misused('栏目里要有“事项”', 'no-title-column', '如 --columns 编号,事项,牵头,时限,进展');
}

/** A name a set of columns may have: one word, and no column's. */
export function setName(text: string): string {
	const [name = '', ...others] = splitNames(text);
	if (name === '' || others.length > 0 || name !== text.trim())
		throw misused(`不能用“${text}”作栏目的名字`, 'bad-set-name', '起一个不带逗号、顿号、空格的名字，如 常委会');
	if (known.includes(name) || shortNames.has(name))
		throw misused(`不能用“${name}”作栏目的名字`, 'bad-set-name', '它是一列的名字，换一个，如 常委会');
	return name;
}

/** Keeps the columns under a name, as one entry of the log. */
export async function saveColumns(session: Session, name: string, columns: readonly string[]): Promise<void> {
	const { seq } = await session.change('export', async (tx) => {
		await writeColumnSet(tx, name, columns);
		return { sentence: `记住台账栏目“${name}”：${columns.join('、')}`, value: null };
	});
	if (seq !== null) session.say(`已记住栏目“${name}”，以后写 ducha export 台账 --columns ${name}`);
}

/** Gives up a set of columns kept under a name, as one entry of the log. */
export async function forgetColumns(session: Session, name: string): Promise<void> {
	const { value } = await session.change('export', async (tx) => {
		const sets = await readColumnSets(tx);
		const columns = sets.get(name);
		if (columns === undefined) {
			const kept = sets.size > 0 ? `存过的：${[...sets.keys()].join('、')}` : '还没有存过栏目';
			throw new UserError(`没有存过叫“${name}”的栏目`, { code: 'no-column-set', hint: kept });
		}
		await removeColumnSet(tx, name);
		return { sentence: `忘掉台账栏目“${name}”：${columns.join('、')}`, value: { name, columns } };
	});
	await announce(session, await session.ledger(), 'export-forget', value, `已忘掉栏目“${name}”；导出过的文件不变`);
}

/** Lists what can be chosen: the sets kept, then every column. */
export async function listColumns(session: Session): Promise<void> {
	const ledger = await session.ledger();
	const sets = await readColumnSets(ledger.db);
	await showList(session, ledger, {
		name: 'export-columns',
		fields: [
			{ key: 'kind', title: '种类', min: 8 },
			{ key: 'name', title: '名字', min: 8 },
			{ key: 'columns', title: '列', min: 20, weight: 2 },
		],
		rows: [
			...[...sets].map(([name, columns]) => ['存过的栏目', name, columns.join('、')]),
			['台账的列', '', columnChoices.standard.join('、')],
			['可加的列', '', columnChoices.further.join('、')],
		],
		pipeWidth: 100,
		below: [
			'用法：ducha export 台账 --columns 编号,事项,牵头,时限,进展 --save-as 常委会',
			'不用了的：ducha export --forget 常委会',
		],
	});
}
