import type { Command } from '@commander-js/extra-typings';
import type { Session } from './session.ts';

/** A command's file: it declares itself on its parent and acts through the session. */
interface CommandFile {
	declare(parent: Command, session: Session): void;
}

/** A command: its English and Chinese word, what it is for, and where it is loaded from. */
export interface Entry {
	word: string;
	chinese: string;
	summary: string;
	load: () => Promise<CommandFile>;
}

/** A group is a folder of commands: `ducha unit list`. */
export interface Group {
	word: string;
	chinese: string;
	summary: string;
	commands: Entry[];
	/** The command meant where the word after the group names none (`ducha forms 本月`), and what to type after the group, if anything. */
	usual?: { word: string; as: string };
}

const entry = (word: string, chinese: string, summary: string, load: Entry['load']): Entry => ({
	word,
	chinese,
	summary,
	load,
});

/** Every command by purpose, in the order of a day's work; each is loaded only when it is the one asked for. */
export const catalogue: { title: string; entries: (Entry | Group)[] }[] = [
	{
		title: '开始',
		entries: [
			entry('init', '新建', '新建台账，填写本室名称等', () => import('./commands/init.ts')),
			entry('demo', '演示', '做出虚构的青屏县一年的台账，拿来试', () => import('./commands/demo.ts')),
		],
	},
	{
		title: '基础资料',
		entries: [
			entry('office', '本室', '查看、修改本室名称、代字、联系人', () => import('./commands/office.ts')),
			{
				word: 'unit',
				chinese: '单位',
				summary: '单位名册',
				commands: [
					entry('list', '列表', '按建制顺序列出单位', () => import('./commands/unit/list.ts')),
					entry('add', '添加', '添加单位', () => import('./commands/unit/add.ts')),
					entry('edit', '修改', '修改单位；改名后旧名仍认得', () => import('./commands/unit/edit.ts')),
					entry('merge', '并入', '机构改革：并入、更名，在办事项整体承接', () => import('./commands/unit/merge.ts')),
					entry('alias', '别名', '给单位加别名、简称', () => import('./commands/unit/alias.ts')),
					entry('group', '分组', '查看、设置分组', () => import('./commands/unit/group.ts')),
					entry('import', '导入', '从 Excel 名册导入单位', () => import('./commands/unit/import.ts')),
					entry('flag', '挂旗', '各单位某一期挂什么旗', () => import('./commands/unit/flag.ts')),
				],
			},
			{
				word: 'person',
				chinese: '人员',
				summary: '县领导、单位负责人、承办人',
				commands: [
					entry('list', '列表', '按建制顺序列出人员', () => import('./commands/person/list.ts')),
					entry('add', '添加', '登记人员和职务', () => import('./commands/person/add.ts')),
					entry('edit', '修改', '修改人员和职务', () => import('./commands/person/edit.ts')),
					entry('leave', '离任', '离任，在办事项转给接任的人', () => import('./commands/person/leave.ts')),
				],
			},
			{
				word: 'team',
				chinese: '督查组',
				summary: '督查组：负责的事项，每月逐件督查',
				usual: { word: 'list', as: '' },
				commands: [
					entry('list', '列表', '组长、成员、负责的事项', () => import('./commands/team/list.ts')),
					entry('add', '设立', '设立督查组', () => import('./commands/team/add.ts')),
					entry('edit', '修改', '换人，加减负责的事项', () => import('./commands/team/edit.ts')),
					entry('status', '状态', '本月哪几件没有查', () => import('./commands/team/status.ts')),
					entry('requests', '协调', '需协调的，问题点到别的单位的', () => import('./commands/team/requests.ts')),
				],
			},
			{
				word: 'liaison',
				chinese: '联络员',
				summary: '督查联络员：聘请、联系的单位和事项',
				commands: [
					entry('list', '列表', '列出在聘的联络员', () => import('./commands/liaison/list.ts')),
					entry('add', '聘请', '从单位聘请联络员', () => import('./commands/liaison/add.ts')),
					entry('edit', '修改', '修改聘期、联系的单位和事项', () => import('./commands/liaison/edit.ts')),
					entry('end', '解聘', '聘期结束', () => import('./commands/liaison/end.ts')),
				],
			},
			{
				word: 'source',
				chinese: '来源',
				summary: '事项的来源：名称、类型、次序',
				usual: { word: 'list', as: '' },
				commands: [
					entry('list', '列表', '来源和各自的默认时限、反馈周期', () => import('./commands/source/list.ts')),
					entry('add', '添加', '添加来源', () => import('./commands/source/add.ts')),
					entry('edit', '修改', '改名称、类型、次序', () => import('./commands/source/edit.ts')),
					entry('remove', '删去', '删去没有用过的来源', () => import('./commands/source/remove.ts')),
				],
			},
			{
				word: 'calendar',
				chinese: '日历',
				summary: '工作日和放假安排',
				commands: [
					entry('show', '查看', '查看某年工作日、放假和调休', () => import('./commands/calendar/show.ts')),
					entry('import', '导入', '导入下一年的放假安排', () => import('./commands/calendar/import.ts')),
				],
			},
			{
				word: 'profile',
				chinese: '对应',
				summary: '导入时记住的列的对应',
				commands: [
					entry('list', '列表', '列出记住的表头', () => import('./commands/profile/list.ts')),
					entry('show', '查看', '一种表头的各列', () => import('./commands/profile/show.ts')),
					entry('edit', '修改', '改列的对应、名称', () => import('./commands/profile/edit.ts')),
					entry('remove', '删去', '忘掉一种表头', () => import('./commands/profile/remove.ts')),
					entry('export', '导出', '全部导出成一张表', () => import('./commands/profile/export.ts')),
					entry('import', '导入', '从导出的表导入', () => import('./commands/profile/import.ts')),
				],
			},
			{
				word: 'rule',
				chinese: '规则',
				summary: '时限、亮灯、挂旗、梯次、得分等规则',
				commands: [
					entry('list', '列表', '分组列出各项规则、数值和依据', () => import('./commands/rule/list.ts')),
					entry('set', '设置', '改一项规则', () => import('./commands/rule/set.ts')),
					entry('reset', '恢复', '规则恢复默认', () => import('./commands/rule/reset.ts')),
					entry('export', '导出', '全部规则导出成一张表', () => import('./commands/rule/export.ts')),
					entry('import', '导入', '从表格导入规则', () => import('./commands/rule/import.ts')),
				],
			},
		],
	},
	{
		title: '事项',
		entries: [
			entry('add', '添加', '登记一件事项', () => import('./commands/add.ts')),
			entry('instruct', '新批示', '登记领导批示，一次立几件事项', () => import('./commands/instruct.ts')),
			entry('import', '导入', '导入别人的 Excel 台账', () => import('./commands/import.ts')),
			entry('split', '分解', '把一件事项分解成几件', () => import('./commands/split.ts')),
			entry('assign', '分办', '增减牵头、配合单位', () => import('./commands/assign.ts')),
			entry('edit', '修改', '修改事项', () => import('./commands/edit.ts')),
			entry('attach', '附件', '附件：批示复印件、图纸、照片', () => import('./commands/attach.ts')),
			entry('list', '列表', '列出事项', () => import('./commands/list.ts')),
			entry('show', '查看', '查看一件事项的全部情况', () => import('./commands/show.ts')),
		],
	},
	{
		title: '办理',
		entries: [
			entry('register', '立项', '草稿批准立项、编号', () => import('./commands/register.ts')),
			entry('dispatch', '交办', '交办，记下交办日期', () => import('./commands/dispatch.ts')),
			entry('receive', '签收', '登记签收：责任人、承办人、承诺时限', () => import('./commands/receive.ts')),
			entry('progress', '进展', '登记进展', () => import('./commands/progress.ts')),
			entry('extend', '延期', '登记延期申请', () => import('./commands/extend.ts')),
			entry('statement', '说明', '登记主要负责人的书面说明', () => import('./commands/statement.ts')),
			entry('milestone', '节点', '节点和序时进度', () => import('./commands/milestone.ts')),
			entry('claim', '报结', '登记单位申请办结', () => import('./commands/claim.ts')),
			entry('review', '审核', '等我处理的一处办：反馈、报结、延期、说明', () => import('./commands/review.ts')),
			entry('strike', '销号', '办结事项销号', () => import('./commands/strike.ts')),
			entry('revisit', '回访', '回访复核：暗访、走访、会诊', () => import('./commands/revisit.ts')),
			entry('suspend', '中止', '中止办理', () => import('./commands/suspend.ts')),
			entry('resume', '恢复', '中止的恢复办理', () => import('./commands/resume.ts')),
			entry('cancel', '撤销', '撤销事项', () => import('./commands/cancel.ts')),
			entry('merge', '并入', '重复的事项并入另一件', () => import('./commands/merge.ts')),
		],
	},
	{
		title: '盯办',
		entries: [
			entry('today', '今日', '今天要办的：到期、新逾期、等我处理的', () => import('./commands/today.ts')),
			entry('call', '通话', '今天要打的电话；边打边记', () => import('./commands/call.ts')),
			entry('urge', '催办', '登记一次催办：电话、当面、群里', () => import('./commands/urge.ts')),
			entry('overdue', '逾期', '逾期未办结事项', () => import('./commands/overdue.ts')),
			entry('due', '到期', '即将到期、即将该反馈的事项', () => import('./commands/due.ts')),
			entry('stale', '不动', '到期不反馈、反馈一个样的事项', () => import('./commands/stale.ts')),
			entry('escalate', '升级', '梯次升级：达到条件的，签发文书', () => import('./commands/escalate.ts')),
		],
	},
	{
		title: '督查活动',
		entries: [
			{
				word: 'plan',
				chinese: '计划',
				summary: '全年督查计划',
				usual: { word: 'list', as: '本月' },
				commands: [
					entry('list', '列表', '今年的、本月要查的，查了几次', () => import('./commands/plan/list.ts')),
					entry('add', '添加', '列入一条：内容、单位、月份、方式', () => import('./commands/plan/add.ts')),
					entry('import', '导入', '从 Excel 导入全年督查计划', () => import('./commands/plan/import.ts')),
					entry('edit', '修改', '修改一条计划', () => import('./commands/plan/edit.ts')),
					entry('done', '完成', '完成，或者取消', () => import('./commands/plan/done.ts')),
				],
			},
			{
				word: 'inspect',
				chinese: '督查',
				summary: '督查活动：现场、暗访、联合督查、调研',
				usual: { word: 'list', as: '三季度' },
				commands: [
					entry('list', '列表', '列出督查；督办单位履职巡查', () => import('./commands/inspect/list.ts')),
					entry('add', '登记', '登记一次督查；重复督查的提醒', () => import('./commands/inspect/add.ts')),
					entry('show', '查看', '一次督查的全部情况', () => import('./commands/inspect/show.ts')),
					entry('edit', '修改', '补记录、成果、照片', () => import('./commands/inspect/edit.ts')),
				],
			},
			entry('sample', '抽查', '按种子分层抽取，列入督查或回访计划', () => import('./commands/sample.ts')),
			{
				word: 'finding',
				chinese: '问题',
				summary: '督查发现的问题：研判、整改、复核、曝光',
				usual: { word: 'list', as: '10月' },
				commands: [
					entry('list', '列表', '列出问题；整改汇总；曝光台', () => import('./commands/finding/list.ts')),
					entry('add', '登记', '登记问题，一次可写几个', () => import('./commands/finding/add.ts')),
					entry('settle', '研判', '交办、通报或不采用', () => import('./commands/finding/settle.ts')),
					entry('rectify', '整改', '单位报来的整改情况', () => import('./commands/finding/rectify.ts')),
					entry('recheck', '复核', '复核整改到位没有', () => import('./commands/finding/recheck.ts')),
				],
			},
		],
	},
	{
		title: '收反馈',
		entries: [
			{
				word: 'forms',
				chinese: '发表',
				summary: '反馈表：按单位发出，看谁交了',
				usual: { word: 'send', as: '本月' },
				commands: [
					entry('send', '发出', '每个单位一份反馈表，列出在办事项', () => import('./commands/forms/send.ts')),
					entry('status', '状态', '谁交了、谁没交；催报', () => import('./commands/forms/status.ts')),
				],
			},
			entry('collect', '收表', '收回反馈表：认单位、认事项，逐份说明', () => import('./commands/collect.ts')),
		],
	},
	{
		title: '留言和专项',
		entries: [
			{
				word: 'message',
				chinese: '留言',
				summary: '网民留言、12345工单',
				usual: { word: 'list', as: '' },
				commands: [
					entry('list', '列表', '今天收到、今天到期、待回复、逾期', () => import('./commands/message/list.ts')),
					entry('add', '添加', '登记一条留言、工单', () => import('./commands/message/add.ts')),
					entry('draft', '拟复', '登记拟复', () => import('./commands/message/draft.ts')),
					entry('reply', '回复', '登记回复，直接办结', () => import('./commands/message/reply.ts')),
					entry('weekly', '周汇总', '每周五的回复汇总', () => import('./commands/message/weekly.ts')),
					entry('stats', '统计', '回复率、按时、结论、单位排名', () => import('./commands/message/stats.ts')),
				],
			},
			{
				word: 'campaign',
				chinese: '专项',
				summary: '专项督查：五个一、月检查、季通报、年考核、月回访',
				usual: { word: 'list', as: '' },
				commands: [
					entry('list', '列表', '列出专项，缺什么', () => import('./commands/campaign/list.ts')),
					entry('add', '添加', '设一个专项', () => import('./commands/campaign/add.ts')),
					entry('edit', '修改', '改起止、五个一、回访企业', () => import('./commands/campaign/edit.ts')),
					entry('show', '查看', '五个一、月检查、季通报、月回访缺哪些', () => import('./commands/campaign/show.ts')),
					entry('visit', '回访', '登记企业月回访，没解决的立项', () => import('./commands/campaign/visit.ts')),
					entry('year', '考核', '年考核：各单位一年的情况', () => import('./commands/campaign/year.ts')),
				],
			},
		],
	},
	{
		title: '统计考核',
		entries: [
			entry('stats', '统计', '各类数字：总数、五类、结转新增、各率，分单位来源等', () => import('./commands/stats.ts')),
			{
				word: 'merit',
				chinese: '奖惩',
				summary: '表扬、批评、批示肯定、外部评价、表彰',
				usual: { word: 'list', as: '10月' },
				commands: [
					entry('add', '添加', '登记一次表扬、批评、评价', () => import('./commands/merit/add.ts')),
					entry('list', '列表', '列出登记的奖惩', () => import('./commands/merit/list.ts')),
					entry('void', '作废', '登记错的作废，不再计分', () => import('./commands/merit/void.ts')),
				],
			},
			{
				word: 'score',
				chinese: '得分',
				summary: '考核得分：分类别排名，每一分有依据',
				usual: { word: 'show', as: '10月' },
				commands: [
					entry('show', '查看', '各单位某一期的得分、位次、升降', () => import('./commands/score/show.ts')),
					entry('person', '个人', '责任人、承办人的实绩记录', () => import('./commands/score/person.ts')),
					entry('publish', '公布', '公布得分，定版；更正出下一版', () => import('./commands/score/publish.ts')),
					entry('list', '列表', '公布过的各期各版', () => import('./commands/score/list.ts')),
				],
			},
		],
	},
	{
		title: '出表出文',
		entries: [
			entry('export', '导出', '导出台账、分解表、清单、汇总表', () => import('./commands/export.ts')),
			entry('circular', '通报', '生成督查通报', () => import('./commands/circular.ts')),
			entry('publish', '公示', '公示清单：挂牌、销号、摘牌', () => import('./commands/publish.ts')),
			entry('slides', '幻灯', '汇报用的幻灯片（PPTX）', () => import('./commands/slides.ts')),
			entry('board', '看板', '大屏和手机看的网页：总数、亮灯、排名、逾期', () => import('./commands/board.ts')),
			{
				word: 'notice',
				chinese: '通知',
				summary: '通知和审批单；用自己的模板',
				usual: { word: 'issue', as: '约谈 31' },
				commands: [
					entry('issue', '发出', '约谈、情况说明、交办、审批单等', () => import('./commands/notice/issue.ts')),
					entry('template', '模板', '写出一份模板的样子', () => import('./commands/notice/template.ts')),
				],
			},
			{
				word: 'papers',
				chinese: '文书',
				summary: '发出的文书：登记簿、重印、作废、编号',
				usual: { word: 'list', as: '10月' },
				commands: [
					entry('list', '列表', '列出发出的文书', () => import('./commands/papers/list.ts')),
					entry('print', '打印', '照原样再打印', () => import('./commands/papers/print.ts')),
					entry('issue', '发出', '发出改过的通报草稿', () => import('./commands/papers/issue.ts')),
					entry('void', '作废', '作废一份文书，号不再用', () => import('./commands/papers/void.ts')),
					entry('series', '编号', '本年各种文书编到几号', () => import('./commands/papers/series.ts')),
				],
			},
			{
				word: 'bulletin',
				chinese: '专报',
				summary: '督查专报、督察、督查报告',
				usual: { word: 'write', as: '"题目" 31 44' },
				commands: [
					entry('write', '编写', '就几件事项编写专报，出草稿或签发', () => import('./commands/bulletin/write.ts')),
					entry('note', '登记', '登记专报上的领导批示、会议引用', () => import('./commands/bulletin/note.ts')),
					entry('list', '列表', '列出各期，批示、引用分别计数', () => import('./commands/bulletin/list.ts')),
				],
			},
			{
				word: 'meeting',
				chinese: '会议',
				summary: '会议：议题、议定事项、纪要',
				usual: { word: 'list', as: '三季度' },
				commands: [
					entry('add', '登记', '登记会议和议题', () => import('./commands/meeting/add.ts')),
					entry('agenda', '议程', '一次会议的议程', () => import('./commands/meeting/agenda.ts')),
					entry('decide', '议定', '议定事项：立项、定意见', () => import('./commands/meeting/decide.ts')),
					entry('list', '列表', '议定几项、立项几件、办结几件', () => import('./commands/meeting/list.ts')),
					entry('show', '查看', '一次会议的全部情况', () => import('./commands/meeting/show.ts')),
					entry('edit', '修改', '改期、加减议题、登记纪要', () => import('./commands/meeting/edit.ts')),
				],
			},
			entry('agenda', '议程', '联席会议议程：需协调的、推进受阻的', () => import('./commands/agenda.ts')),
			{
				word: 'report',
				chinese: '报告',
				summary: '给领导、会议、考核用的材料',
				commands: [
					entry('leader', '领导', '每位责任县领导一份季度报告', () => import('./commands/report/leader.ts')),
					entry('remarks', '讲评', '讲评材料：一个单位一段', () => import('./commands/report/remarks.ts')),
					entry('weekly', '动态', '一把手工作动态', () => import('./commands/report/weekly.ts')),
					entry('year', '实绩', '年度工作实绩建议表', () => import('./commands/report/year.ts')),
					entry('person', '业绩', '干部督查实绩记录，一人一行', () => import('./commands/report/person.ts')),
				],
			},
		],
	},
	{
		title: '留痕',
		entries: [
			entry('log', '日志', '谁在什么时候做了什么，一笔改了什么', () => import('./commands/log.ts')),
			entry('undo', '撤回', '撤回最近一项或指定的一项操作', () => import('./commands/undo.ts')),
			entry('redo', '重做', '恢复撤回的内容', () => import('./commands/redo.ts')),
			entry('backup', '备份', '备份台账，列出备份', () => import('./commands/backup.ts')),
			entry('restore', '还原', '用备份恢复台账', () => import('./commands/restore.ts')),
			entry('verify', '核验', '核验台账是否完好、有没有被改动过', () => import('./commands/verify.ts')),
			entry('handover', '移交', '交接单：做了什么、等着什么、电话里答应了什么', () => import('./commands/handover.ts')),
			{
				word: 'year',
				chinese: '年结',
				summary: '年终结账',
				commands: [
					entry('close', '结账', '把一年的数字定下来，未办结的转下年', () => import('./commands/year/close.ts')),
					entry('show', '查看', '结账时定下来的数字', () => import('./commands/year/show.ts')),
				],
			},
			entry('archive', '归档', '一件一个文件夹：目录、办理情况、文书、附件', () => import('./commands/archive.ts')),
		],
	},
	{
		title: '终端',
		entries: [
			entry('completion', '补全', '命令补全：bash、zsh 里按 Tab', async () =>
				(await import('./commands/completion.ts')).completing(allEntries),
			),
		],
	},
];

const isGroup = (e: Entry | Group): e is Group => 'commands' in e;

/** Every command and group, in the order of the front page. */
export const allEntries = (): (Entry | Group)[] => catalogue.flatMap((part) => part.entries);

/** The command a word (English or Chinese) names. */
const findEntry = <T extends Entry | Group>(entries: T[], word: string): T | undefined =>
	entries.find((e) => e.word === word || e.chinese === word);

/** What the words of a command line name: a command, one of a group, a group alone, or nothing. */
export interface Found {
	group: Group | null;
	entry: Entry | null;
}

/** The way down to a command: `['unit', 'list']` gives the group and the entry, a group alone only itself. */
export function findCommand(words: string[]): Found {
	const [first, second] = words;
	const top = first === undefined ? undefined : findEntry(allEntries(), first);
	if (top === undefined) return { group: null, entry: null };
	if (!isGroup(top)) return { group: null, entry: top };
	const found =
		second === undefined
			? undefined
			: (findEntry(top.commands, second) ?? findEntry(top.commands, top.usual?.word ?? ''));
	return { group: top, entry: found ?? null };
}

/** What a group typed alone shows: its listing; null for a group that only acts. */
export const bareCommand = ({ commands, usual }: Group): Entry | null =>
	(usual?.word === 'list' || usual?.word === 'show' ? findEntry(commands, usual.word) : null) ?? null;
