import type { Day } from './day.ts';

export const postRoles = ['县领导', '单位第一责任人', '责任人', '承办人', '督查人员', '联络员'] as const;
export type PostRole = (typeof postRoles)[number];

/** What someone in each role answers for, and whether the role is one of a unit's. */
export const roleRules: Readonly<
	Record<PostRole, { answersFor: 'leader' | 'principal' | 'responsible' | 'handler' | null; isOfUnit: boolean }>
> = {
	县领导: { answersFor: 'leader', isOfUnit: false },
	单位第一责任人: { answersFor: 'principal', isOfUnit: true },
	责任人: { answersFor: 'responsible', isOfUnit: true },
	承办人: { answersFor: 'handler', isOfUnit: true },
	督查人员: { answersFor: null, isOfUnit: false },
	联络员: { answersFor: null, isOfUnit: true },
};

/** Someone's post with its days; `sort` is the place in the official order (建制顺序). */
export interface Post {
	id: number;
	person: number;
	name: string;
	phone: string | null;
	role: PostRole;
	position: string | null;
	unit: { id: number; name: string } | null;
	sort: number;
	from: Day | null;
	/** The last day in the post. */
	to: Day | null;
}

/** Whether a post is held on a day. */
export const isHeld = ({ from, to }: Pick<Post, 'from' | 'to'>, on: Day): boolean =>
	(from === null || from <= on) && (to === null || to >= on);

/** Posts by role, within a role in official order. */
export const inOrder = (posts: readonly Post[]): Post[] =>
	posts.toSorted((a, b) => postRoles.indexOf(a.role) - postRoles.indexOf(b.role) || a.sort - b.sort || a.id - b.id);
