import { contentOf, isAccepted, isNamed, type PlannedFile, sameQuestion } from './plan-collect.ts';
import type { PlannedRows } from './plan-rows.ts';

/** Of several files that are one unit's answer: the same twice is once, different ones are refused unless one is preferred. */
export function settleRivals(files: PlannedFile[], prefer: string | null): PlannedFile[] {
	return files.map((one) => {
		const { form, rows } = one;
		if (form === null || rows === null || !isAccepted(one)) return one;
		const rivals = files.filter((other) => isAccepted(other) && other.form !== null && sameQuestion(other.form, form));
		const content = contentOf(rows);
		const twin = rivals.find((other) => contentOf(other.rows as PlannedRows) === content) as PlannedFile;
		const distinct = rivals.filter(
			(other) =>
				rivals.find((o) => contentOf(o.rows as PlannedRows) === contentOf(other.rows as PlannedRows)) === other,
		);
		if (distinct.length > 1) {
			const chosen = choose(distinct, prefer);
			if (chosen === twin && one === twin) return one;
			if (chosen !== null && chosen !== twin)
				return { ...one, verdict: '不用', notes: [`以 ${chosen.file.name} 为准`] };
			const others = distinct.filter((other) => other !== twin).map((other) => other.file.name);
			if (chosen === null)
				return { ...one, verdict: '两份不同', notes: [`${form.unitName}还有 ${others.join('、')}，填得不一样`] };
		}
		return one === twin ? one : { ...one, verdict: '重复', notes: [`和 ${twin.file.name} 一样`] };
	});
}

/** The file named, or the one changed last; none where two were changed at the same time. */
function choose(rivals: readonly PlannedFile[], prefer: string | null): PlannedFile | null {
	if (prefer === null) return null;
	const named = rivals.find(({ file }) => isNamed(file, prefer));
	if (named !== undefined) return named;
	if (prefer !== 'newer') return null;
	const latest = Math.max(...rivals.map(({ file }) => file.modified));
	const newest = rivals.filter(({ file }) => file.modified === latest);
	return newest.length === 1 ? (newest[0] as PlannedFile) : null;
}
