export const visitResults = ['无问题', '已解决', '未解决'] as const;
/** What a monthly visit to an enterprise came to. */
export type VisitResult = (typeof visitResults)[number];
