import { expect, test } from 'vitest';
import { unitsNamedIn } from '../../src/reading/named-units.ts';

const units = [
	{ id: 1, names: ['县财政局', '财政局'] },
	{ id: 2, names: ['沙河镇'] },
	{ id: 3, names: ['县住房和城乡建设局', '县住建局'] },
	{ id: 4, names: ['沙河镇中心学校'] },
	{ id: 5, names: ['教体'] },
];

test.each<[string, number[]]>([
	['县财政局配套资金未拨付', [1]],
	['需财政局、县住建局会商', [1, 3]],
	['沙河镇中心学校操场未完工', [4]],
	['沙河镇中心学校、沙河镇都未完工', [2, 4]],
	['教体系统资金紧张', []],
	['县 财 政 局资金', [1]],
	['施工图审查超期', []],
	['', []],
])('%s', (text, ids) => {
	expect(unitsNamedIn(text, units)).toEqual(ids);
});
