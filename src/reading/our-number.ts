import { foldText } from './text.ts';

const ourNumber = /^(?:\d{4}-\d{3,}(?:-\d+)*|草\d+)$/;

/** A number this program printed (`2026-012`, `2026-012-1`, `草3`). */
export const isOurNumber = (text: string): boolean => ourNumber.test(foldText(text));
