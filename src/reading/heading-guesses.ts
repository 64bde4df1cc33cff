import type { HeadingRule } from './heading-words.ts';

/** Words within a heading no rule knows, taken only where no column is surer of the field. */
export const looseRules: HeadingRule[] = [
	{ field: 'ignore', tier: 5, words: /是否|编码|代码|数$|数量/ },
	{ field: 'leader', tier: 5, words: /领导/ },
	{ field: 'responsible_person', tier: 5, words: /责任人|负责人/ },
	{ field: 'support', tier: 5, words: /(?:配合|协办|协助|协同|会办|参与).*(?:单位|部门)/ },
	{ field: 'lead', tier: 5, words: /(?:牵头|主办|主责).*(?:单位|部门)/ },
	{ field: 'units', tier: 5, words: /(?:责任|承办|落实|整改|办理|实施).*(?:单位|部门)|(?:单位|部门).*(?:责任|承办)/ },
	{ field: 'units', tier: 5, words: /(?:单位|部门|科室|处室|主体)$/ },
	{ field: 'deadline', tier: 5, words: /时限|期限|截止|(?:完成|办结|竣工|完工).*(?:时间|日期)/ },
	{ field: 'progress', tier: 5, words: /进展|进度|(?:完成|落实|办理|整改|推进|工作)情况/ },
	{ field: 'problems', tier: 5, words: /困难|存在.*问题|原因/ },
	{ field: 'title', tier: 5, words: /事项|任务|标题|案由|议题/ },
	{ field: 'content', tier: 5, words: /内容|措施|举措|要求/ },
	{ field: 'goal', tier: 5, words: /目标$/ },
];
