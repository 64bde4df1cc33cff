import { questionOf } from './collect-grounds.ts';
import { isAccepted, isNamed, type PlannedFile } from './plan-collect.ts';

/** Of several files that are one unit's answer: the same twice is once, different ones are refused unless one is preferred. */
export function settleRivals(files: PlannedFile[], prefer: string | null): PlannedFile[] {
	const answers = new Map<string, PlannedFile[]>();
	for (const one of files) {
		if (one.form === null || !isAccepted(one)) continue;
		const question = questionOf(one.form);
		answers.set(question, [...(answers.get(question) ?? []), one]);
	}
	return files.map((one) => {
		const rivals = one.form === null || !isAccepted(one) ? [] : (answers.get(questionOf(one.form)) ?? []);
		return rivals.length < 2 ? one : settle(one, rivals, prefer);
	});
}

function settle(one: PlannedFile, rivals: readonly PlannedFile[], prefer: string | null): PlannedFile {
	const firstLike = (file: PlannedFile) => rivals.find((other) => other.content === file.content) as PlannedFile;
	const twin = firstLike(one);
	const distinct = rivals.filter((other) => firstLike(other) === other);
	const repeats: PlannedFile = { ...one, verdict: '重复', notes: [`和 ${twin.file.name} 一样`] };
	if (distinct.length === 1) return one === twin ? one : repeats;
	const { chosen, why } = choose(distinct, prefer);
	if (chosen === null) {
		const others = distinct.filter((other) => other !== twin).map((other) => other.file.name);
		const notes = [`${one.form?.unitName}还有 ${others.join('、')}，填得不一样${why}`];
		return { ...one, verdict: '两份不同', notes };
	}
	if (chosen !== twin) return { ...one, verdict: '不用', notes: [`以 ${chosen.file.name} 为准${why}`] };
	return one === twin ? one : repeats;
}

/** What tells which of two is newer, the surest first; null where a file does not say. */
const ages: readonly [how: string, age: (planned: PlannedFile) => number | null][] = [
	['表的版次', ({ form }) => form?.version ?? null],
	['表里的保存时间', ({ file }) => file.saved],
	['文件时间', ({ file }) => file.modified],
];

/** The file named, or the newest; none where nothing tells two of them apart. */
function choose(rivals: readonly PlannedFile[], prefer: string | null): { chosen: PlannedFile | null; why: string } {
	if (prefer === null) return { chosen: null, why: '' };
	const named = rivals.find(({ file }) => isNamed(file, prefer));
	if (named !== undefined) return { chosen: named, why: '' };
	if (prefer !== 'newer') return { chosen: null, why: '' };
	let left = rivals;
	for (const [how, age] of ages) {
		if (left.some((one) => age(one) === null)) continue;
		const newest = Math.max(...left.map((one) => age(one) as number));
		left = left.filter((one) => age(one) === newest);
		if (left.length === 1) return { chosen: left[0] as PlannedFile, why: `（${how}晚）` };
	}
	return { chosen: null, why: '，版次和保存时间分不出先后' };
}
