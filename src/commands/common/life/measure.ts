import { UserError } from '../../../errors.ts';
import type { Measure } from '../../../rules/item.ts';
import { numberOption } from '../days.ts';

/**
 * The measured goal two options give (`--measure 公里 --target 12.6`), what is left out taken from the one there was;
 * null when neither is given or both are emptied. A goal needs both its unit and its number.
 */
export function measureOption(
	options: { measure?: string | undefined; target?: string | undefined },
	now: Measure | null = null,
): { words: string; target: number } | null {
	if (options.measure === undefined && options.target === undefined) return now;
	if (options.measure === '' && (options.target ?? '') === '') return null;
	const words = (options.measure ?? now?.words ?? '').trim();
	const target = options.target === undefined ? now?.target : numberOption('--target', options.target);
	if (words !== '' && target !== undefined && target > 0) return { words, target };
	throw new UserError(words === '' ? '目标值没有写计量单位' : '目标值要写大于0的数', {
		exit: 'misused',
		code: 'bad-measure',
		hint: '两项一起写：--measure 公里 --target 12.6',
	});
}
