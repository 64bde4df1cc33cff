import { UserError } from '../../../errors.ts';
import type { Field } from '../../../reading/heading-words.ts';
import { parseField } from '../../../reading/headings.ts';

/** `--map 列=字段`, as often as it was written: what each column holds. */
export function mapOption(texts: string[]): Record<string, Field> {
	return Object.fromEntries(
		texts.map((text) => {
			const [column = '', word = ''] = text
				.normalize('NFKC')
				.split('=')
				.map((part) => part.trim());
			const field = parseField(word);
			if (column === '' || field === null)
				throw new UserError(`--map 看不懂：${text}`, {
					exit: 'misused',
					code: 'bad-map',
					hint: '写成 --map C=事项 或 --map 责任科室=牵头单位；不要的列写 --map D=不导入',
				});
			return [column, field];
		}),
	);
}
