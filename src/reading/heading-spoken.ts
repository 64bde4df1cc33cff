import type { HeadingRule } from './heading-words.ts';

const act = '(?:干|抓|做|改|办|管|建|查|治)';
const end = '(?:到|成|好|完|出)';
/** Headings that ask: 干什么、怎么干、谁来干、何时干完、干到什么程度. */
export const askingRules: HeadingRule[] = [
	{ field: 'title', tier: 1.5, words: new RegExp(`^(?:${act}|完成|落实)(?:些)?(?:什么|哪些)(?:事|事情|工作)?$`) },
	{ field: 'content', tier: 1, words: new RegExp(`^(?:怎么|怎样|如何)(?:去|来)?(?:${act}|落实|推进|完成)$`) },
	{ field: 'support', tier: 1, words: /^(?:由?谁来?)(?:配合|协助|协办|参与|帮)$/ },
	{ field: 'leader', tier: 1, words: /^(?:由?谁来?)(?:包|包抓|挂帅|领导|领衔)$/ },
	{ field: 'lead', tier: 1, words: /^(?:由?谁来?)(?:牵头|主办|主抓)$/ },
	{ field: 'ignore', tier: 1, words: /^(?:由?谁来?)(?:督|督[办查促导]|监督|检查|验收|评价|考核)$/ },
	{ field: 'units', tier: 1, words: new RegExp(`^(?:由?谁来?)(?:${act}|负责|落实|完成)$`) },
	{
		field: 'goal',
		tier: 1,
		words: new RegExp(`^(?:${act}|完成)?${end}?(?:什么|何种)(?:程度|标准|效果|样子|目标)$`),
	},
	{
		field: 'deadline',
		tier: 2,
		words: new RegExp(`^(?:什么时[候间]|何时|几时)(?:之?前)?(?:能|要)?(?:${act}${end}|完成|办结|到位|见效)?$`),
	},
];
