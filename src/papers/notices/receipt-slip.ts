import type { Receipt } from '../paper.ts';

/** 签收回执: who took it and when, who answers for it, the day promised (责任落实制). */
export const receiptSlip = (mark: string, unit: string | undefined, limit: string): Receipt => ({
	title: '签收回执',
	mark,
	rows: [
		[
			{ label: '签收单位', text: unit ?? '' },
			{ label: '签收人', text: '' },
			{ label: '签收时间', text: '　月　日　时' },
		],
		[
			{ label: '责任人', text: '' },
			{ label: '承办人', text: '' },
			{ label: '电话', text: '' },
		],
		[{ label: '承诺办结', text: `　　　　年　　月　　日　　（请于${limit}内退回）` }],
	],
	note: null,
});
