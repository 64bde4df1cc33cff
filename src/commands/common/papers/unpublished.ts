import { UserError } from '../../../errors.ts';
import type { Item } from '../../../rules/item.ts';

/** What may not be widely known gets no paper that goes to a unit; the hint says how it is done instead. */
export function refuseUnpublished(
	items: readonly Pick<Item, 'number' | 'publicity'>[],
	paper: string,
	hint = '不公开的事项当面、电话催办：ducha urge 编号',
): void {
	const secret = items.find((item) => item.publicity === '不公开');
	if (secret !== undefined) throw new UserError(`${secret.number} 不公开，不出${paper}`, { code: 'unpublished', hint });
}
