import { expect, test } from 'vitest';
import { day } from '../../src/rules/day.ts';
import { inOrder, isHeld, type Post, type PostRole } from '../../src/rules/posts.ts';

const on = (text: string | null) => (text === null ? null : day(text));

test.each<[string, string | null, string | null, string, boolean]>([
	['no days known', null, null, '2026-11-02', true],
	['the eve of the first day', '2026-11-02', null, '2026-11-01', false],
	['the first day', '2026-11-02', null, '2026-11-02', true],
	['the last day', null, '2026-10-31', '2026-10-31', true],
	['the day after the last', null, '2026-10-31', '2026-11-01', false],
	['a leap day as the last', null, '2024-02-29', '2024-03-01', false],
	['one day only', '2026-11-02', '2026-11-02', '2026-11-02', true],
])('a post is held: %s', (_, from, to, asked, expected) => {
	expect(isHeld({ from: on(from), to: on(to) }, day(asked))).toBe(expected);
});

test('posts stand by role, within a role in official order', () => {
	const post = (id: number, role: PostRole, sort: number): Post => ({
		...{ id, role, sort, person: id, name: `${id}`, phone: null, position: null, unit: null },
		...{ from: null, to: null },
	});
	const posts = [
		post(1, '承办人', 1),
		post(2, '县领导', 9),
		post(3, '县领导', 2),
		post(4, '责任人', 5),
		post(5, '县领导', 2),
	];
	expect(inOrder(posts).map((p) => p.id)).toEqual([3, 5, 2, 4, 1]);
});
