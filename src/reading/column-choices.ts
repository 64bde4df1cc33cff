import type { Candidate, ColumnMap } from './column-roles.ts';
import { fieldNames } from './fields.ts';
import type { Field } from './heading-words.ts';
import { columnLetter } from './text.ts';

/** A column taken for something on a ground that the clerk should know. */
interface Choice {
	column: number;
	code: string;
	message: string;
}

const named = ({ label }: Candidate): string => `“${label.split('/').at(-1) ?? ''}”`;
const cureOf = (column: number): string => `不对的话请加 --map ${columnLetter(column)}=字段`;

/** Headings of which only one word was known. */
function looseChoices(all: Candidate[], map: ColumnMap): Choice[] {
	return all.flatMap((c) => {
		const isUsed = c.field !== null && c.field !== 'ignore' && map[c.field]?.includes(c.column) === true;
		if (c.tier !== 5 || !isUsed) return [];
		const message = `${named(c)}一列按字面认作${fieldNames[c.field as Field]}，${cureOf(c.column)}`;
		return [{ column: c.column, code: 'loose-column', message }];
	});
}

/** No heading names the matter: the contents, the goals or the problems do. */
function titleChoice(all: Candidate[], map: ColumnMap): Choice[] {
	const title = all.find((c) => c.column === map.title?.[0]);
	if (title === undefined || title.field === 'title' || title.field === null || title.tier === 0) return [];
	const message = `没有事项一列，${named(title)}一列作事项，${cureOf(title.column)}`;
	return [{ column: title.column, code: 'chosen-column', message }];
}

/** Units whose part is told by the column beside them. */
function unitChoices(all: Candidate[], map: ColumnMap): Choice[] {
	const units = all.filter((c) => c.field === 'units' && c.tier > 0);
	const isSplit = !all.some((c) => c.field === 'lead' || c.field === 'support') && map.support !== undefined;
	return units.flatMap((c) => {
		if (!map.support?.includes(c.column)) return [];
		const ground = isSplit ? '同一栏下排在后面' : '另有牵头单位一列';
		const message = `${named(c)}一列作配合单位（${ground}），${cureOf(c.column)}`;
		return [{ column: c.column, code: 'chosen-column', message }];
	});
}

/** Of several columns that could say when it is due, the one taken. */
function dueChoices(all: Candidate[], map: ColumnMap): Choice[] {
	const due = all.find((c) => c.column === map.deadline?.[0]);
	if (due === undefined || due.tier === 0) return [];
	const others = all.filter((c) => c.field === 'deadline' && c !== due);
	return others.map((c) => {
		const isFinish = map.actual_finish?.includes(c.column) === true;
		const use = isFinish ? '作实际完成时间' : map.received?.includes(c.column) === true ? '作交办日期' : '没有用';
		const message = `完成时限取${named(due)}一列，${named(c)}一列${use}，${cureOf(c.column)}`;
		return { column: c.column, code: 'chosen-column', message };
	});
}

/** Which columns were taken for what on a ground other than their own plain words. */
export const columnChoices = (all: Candidate[], map: ColumnMap): Choice[] => [
	...looseChoices(all, map),
	...titleChoice(all, map),
	...unitChoices(all, map),
	...dueChoices(all, map),
];
