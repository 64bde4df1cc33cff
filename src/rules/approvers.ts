import type { Post } from './posts.ts';

/** How a name stands to the post that must approve: it holds one, a lower one only, or nothing is known of it. */
export type Standing = 'fits' | 'lower' | 'unknown';

/** Heads of the county's party committee and government; a deputy (副县长) and the head of a department (纪委书记) are none. */
const chief = /[县市区旗]委书记|(?<!副)[县市区旗]长/;

const chiefAlone = /^[^副]*(?:[县市区旗]委书记|[县市区旗]长)$/;

/** `县长` of `县委副书记、县长`: the post that makes its holder a head of the county, null for everybody else. */
export const chiefPost = ({ position }: Pick<Post, 'position'>): string | null =>
	position?.split(/[、，,；;\s]+/).find((part) => chiefAlone.test(part)) ?? null;

/** Whether the posts someone holds are high enough for a paper that 分管县领导 or 主要领导 must approve; other posts are not on the roster and are taken as said. */
export function standingFor(post: string, held: readonly Pick<Post, 'role' | 'position'>[]): Standing {
	if (!post.includes('领导')) return 'fits';
	if (held.length === 0) return 'unknown';
	const county = held.filter(({ role }) => role === '县领导');
	if (county.length === 0) return 'lower';
	if (!post.includes('主要') || county.some(({ position }) => chief.test(position ?? ''))) return 'fits';
	return county.some(({ position }) => position === null) ? 'unknown' : 'lower';
}
