/** What a reference in the journal points at. */
export type Referred =
	| 'unit'
	| 'unit_group'
	| 'person'
	| 'liaison'
	| 'team'
	| 'item'
	| 'assignment'
	| 'finding'
	| 'source'
	| 'document'
	| 'instruction'
	| 'campaign'
	| 'plan'
	| 'inspection'
	| 'meeting'
	| 'paper';

/** What the clerk calls the rows of each table. */
const tables: Readonly<Record<string, string>> = {
	assignment: '承办',
	assignment_past: '以前的承办',
	attachment: '附件',
	batch: '导入的文件',
	batch_row: '导入的行',
	bulletin: '专报',
	calendar_day: '日历',
	campaign: '专项',
	campaign_slot: '专项的五个一',
	claim: '报结',
	counter: '编号计数',
	document: '来源文件',
	extension: '延期',
	finding: '问题',
	form: '反馈表',
	form_row: '反馈表的行',
	import_profile: '导入列对照',
	inspection: '督查',
	inspection_subject: '督查的对象',
	instruction: '批示',
	item: '事项',
	item_document: '事项的来源文件',
	item_instruction: '事项的批示',
	item_link: '事项关联',
	item_tag: '标签',
	liaison: '联络员',
	liaison_charge: '联络员联系的',
	meeting: '会议',
	meeting_item: '会议的议题',
	merit: '奖惩',
	message: '留言工单',
	milestone: '节点',
	move: '办理过程',
	paper: '文书',
	paper_item: '文书的事项',
	paper_unit: '文书的送达',
	person: '人员',
	plan: '督查计划',
	post: '职务',
	progress: '进展',
	quotation: '会议引用',
	revisit: '回访',
	rule: '规则',
	rung: '梯次',
	score_sheet: '公布的得分',
	series: '文号序列',
	setting: '本室',
	source: '来源',
	statement: '书面说明',
	team: '督查组',
	team_member: '督查组成员',
	unit: '单位',
	unit_alias: '单位别名',
	unit_group: '分组',
	unit_group_member: '分组的单位',
	urge: '催办',
	visit: '企业回访',
	year_close: '年结',
};

/** What the clerk calls the columns, the same wherever they stand; null is machinery she does not want to see. */
const fields: Readonly<Record<string, string | null>> = {
	...{
		content: '内容',
		'paper.content': null,
		'paper.state': '状态',
		'series.next': '下一个号',
		'counter.next': '下一个号',
	},
	...{ id: null, sort: null, spelling: null, as_of: null, row_key: null, taken: null, sha256: null, shown: null },
	...{ lines: null, fingerprint: null, columns: '列', schema: null, key: '名称', value: '数值' },
	...{ number: '编号', ordinal: '序号', year: '年度', outside_number: '外部编号', title: '标题', category: '类别' },
	...{ goal: '目标', measure: '计量单位', target: '目标值', source: '来源', campaign: '专项', plan: '督查计划' },
	...{ parent: '原事项', again_of: '承接', merged_into: '并入', urgency: '缓急', difficulty: '难度' },
	...{ publicity: '公开', leader: '领导', overseer: '督办责任单位', gate: '把关单位', team: '督查组' },
	...{ deadline_kind: null, deadline_raw: '时限原文', deadline_n: null, deadline_unit: null, deadline_from: null },
	...{ deadline_how: '时限推定', also_long_term: null, cycle: '反馈周期', deadline_original: '原定时限' },
	...{
		deadline: '时限',
		status: '状态',
		received: '收到',
		registered: '立项',
		dispatched: '交办',
		reopened: '再次交办',
	},
	...{ started: '开始', claimed: '报结', completed: '办结', struck: '销号', percent: '完成比例', note: '备注' },
	...{ item: '事项', unit: '单位', role: '角色', written: '原文写法', principal: '第一责任人', responsible: '责任人' },
	...{ handler: '承办人', promised: '承诺日期', promised_on: '承诺于', since: '自', receipted: '签收', ended: '结束' },
	...{ day: '日期', act: '事', from_status: '原状态', to_status: '新状态', text: '情况', person: '人员' },
	...{ assignment: '承办单位', period: '期间', problems: '存在问题', next: '下步', help: '需协调', origin: '由来' },
	...{ state: '审核', gate_by: '把关人', gate_day: '把关日期', review_by: '审核人' },
	...{ review_day: '审核日期', reason: '理由', channel: '方式', whom: '接听', answer: '答复', asked: '申请日期' },
	...{ from_day: '原到', to_day: '延至', progress: '目前进展', late: '逾期申请', decided_by: '批准人' },
	...{ decided: '批准日期', paper: '文书', holds_until: '有效至', finding: '问题', rung: '文书', consequence: '附带' },
	...{ limit_day: '限期', grounds: '依据', approver: '批准人', closed: '结束', kind: '种类', planned: '计划日期' },
	...{ result: '结果', visitor: '回访人', other: '另一事项', name: '名称', short: '简称', phone: '电话' },
	...{ valid_from: '起', valid_to: '止', alias: '别名', unit_group: '分组', tag: '标签', document: '来源文件' },
	...{ clause: '条款', instruction: '批示', level: '级别', words: '原文', mark: '文号', issuer: '发文机关' },
	...{ series: null, signer: '签发', replaces: '代替', delivered: '送达', way: '送达方式', how: '为了' },
	...{ nature: '类别', meeting: '会议', due: '截止', returned: '收回', version: '版次', through: '收表人' },
	...{
		file: '文件',
		batch: null,
		sheet: '工作表',
		row: '行',
		bytes: null,
		basis: '依据',
		working: '上班',
		notice: '依据',
	},
	...{
		letter: '聘书',
		reached: '达到',
		requirement: '整改要求',
		exposed: '曝光',
		rechecked: '复查',
	},
	...{ subject: '对象', points: '分值', 'rung.rung': '文种', 'series.form': '种类', 'progress.value': '完成数值' },
	...{ form: null, 'attachment.progress': null, 'finding.progress': null, revisit: null },
	...{ starts: '开始', ends: '结束', enterprises: '企业分组', problem: '问题', 'plan.state': '状态', seed: '抽查种子' },
	...{ months: '月份', liaison: '联络员', inspection: '督查', topic: '议题', 'inspection.topic': '督查主题' },
	...{ place: '地点', authorised_by: '批准人', members: '参加人员', interviews: '访谈情况', record: '督查记录' },
	...{
		product: '督查成果',
		hour: '时间',
		decision: '议定',
		became: '立项为',
		voided: '作废',
		'merit.reason': '作废理由',
	},
	...{ proposed: '建议', circulated: '列入通报', 'finding.state': '状态', settled: '研判日期', rectified: '整改日期' },
	...{ 'message.channel': '渠道', order_number: '工单号', asker: '留言人', verdict: '核查结论' },
	...{ draft: '拟复', drafted: '拟复日期', reply: '回复', replied: '回复日期' },
};

/** Columns that hold the number of another row, by table where they mean different things. */
const references: Readonly<Record<string, Referred | null>> = {
	...{ item: 'item', parent: 'item', again_of: 'item', other: 'item', became: 'item', 'item.merged_into': 'item' },
	...{ unit: 'unit', overseer: 'unit', gate: 'unit', 'unit.merged_into': 'unit' },
	...{ person: 'person', principal: 'person', responsible: 'person', handler: 'person', leader: 'person' },
	...{ source: 'source', document: 'document', campaign: 'campaign', paper: 'paper', replaces: 'paper' },
	...{ assignment: 'assignment', team: 'team', plan: 'plan', inspection: 'inspection', meeting: 'meeting' },
	...{ 'quotation.meeting': null, unit_group: 'unit_group', enterprises: 'unit_group', liaison: 'liaison' },
	...{ finding: 'finding', instruction: 'instruction' },
};

/** The entry of the column in this table before the one it has everywhere. */
function wordOf<T>(words: Readonly<Record<string, T>>, table: string, field: string): T | undefined {
	const key = [`${table}.${field}`, field].find((name) => Object.hasOwn(words, name));
	return key === undefined ? undefined : words[key];
}

/** What a table holds, in the clerk's word; its own name where it has none. */
export const tableWord = (table: string): string => tables[table] ?? table;

/** What a column is called; null where it is not shown. */
export function fieldWord(table: string, field: string): string | null {
	const word = wordOf(fields, table, field);
	return word === undefined ? field : word;
}

/** What a column's number points at, or null for a plain value. */
export const referredBy = (table: string, field: string): Referred | null => wordOf(references, table, field) ?? null;
