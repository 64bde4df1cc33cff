/** Kinds of work, as the first word of a matter's line says. */
export type WorkKind = '工' | '案' | '治' | '服';

/** What units write of their work, from its beginning to its end. */
export const stages: Readonly<Record<WorkKind, readonly string[]>> = {
	工: [
		'前期手续办理中，设计方案已送审',
		'施工图审查完成，招标文件已挂网',
		'施工单位进场，基础开挖完成',
		'主体施工过半，管线同步迁改',
		'主体完工，正在铺装和设备安装',
		'收尾扫尾，准备竣工验收',
	],
	案: [
		'组织专班，收集外地做法',
		'初稿已形成，征求部门意见',
		'意见汇总完毕，修改第二稿',
		'提交分管领导审阅',
		'合法性审查通过，待上会',
		'印发前校核',
	],
	治: [
		'摸排点位，建立问题台账',
		'下达整改通知，约谈责任人',
		'集中整治一轮，完成近三成点位',
		'整改过半，难点逐个会商',
		'剩余点位挂账销号',
		'逐点复核，建立长效机制',
	],
	服: [
		'核实对象和底数，公布办理办法',
		'开设窗口，首批办理完成',
		'集中办理，进度过三分之一',
		'办理过半，上门服务行动不便的',
		'余下对象逐户联系',
		'核对名册，整理归档',
	],
};

/** What a unit adds in the month's form. */
export const formRemarks = [
	'本月召开调度会一次，责任人逐项对账',
	'主要负责人现场督促两次，节点倒排到周',
	'与配合单位会商一次，分工已经明确',
	'上月提出的问题已解决',
] as const;

/** What is in the way, and what a unit would have others do about it. */
export const troubles: readonly (readonly [problem: string, help: string])[] = [
	['施工图审查退改两次', '请县住建局帮助协调图审机构'],
	['县级配套资金尚未到位', '请县财政局明确拨付时间'],
	['个别农户对补偿标准有异议', '请属地乡镇帮助做好工作'],
	['专业技术人员不足', ''],
	['电力杆线迁改滞后', '请县供电公司排出迁改计划'],
	['连续阴雨影响进度', ''],
	['部门间数据接口未打通', '请县数据局牵头会商'],
];

export const results: Readonly<Record<WorkKind, string>> = {
	工: '已完工并通过验收，资料齐全',
	案: '已印发执行',
	治: '点位全部整改到位，现场复核通过',
	服: '办理完毕，名册和回访记录齐全',
};

export const returns: readonly string[] = ['未附验收资料', '整改前后照片缺失，请补报', '未说明资金支付情况'];

export const extensionReasons: readonly string[] = [
	'招标一次流标，需重新公告',
	'土地手续在市级审批',
	'汛期停工二十余天',
	'征求意见范围扩大，需再次上会',
];

/** The papers of the ladder: working days after the deadline, and who approves each. */
export const ladder: readonly { days: number; rung: string; approver: string }[] = [
	{ days: 3, rung: '催办通知单', approver: '王敏' },
	{ days: 8, rung: '限期整改单', approver: '江一帆' },
	{ days: 15, rung: '黄色警告', approver: '方振国' },
	{ days: 22, rung: '红牌', approver: '周明远' },
];

/** What does not come to an end, whatever is done. */
export const stuck: readonly string[] = [
	'老城区雨污分流改造（二期）',
	'乡镇污水处理设施第三方运维招标',
	'石门镇河道采砂整治',
	'提出园区托管运营方案',
	'农村公路隐患路段整治28处',
];

/** What is said on the telephone when the office rings about something late. */
export const answers: readonly string[] = [
	'正在赶办，材料已送分管领导',
	'施工队伍已增加一倍',
	'卡在资金拨付，正与财政对接',
	'验收专家已约定时间',
	'责任人出差，回来即报',
];

/** The head of each unit and who handles its matters, by the unit's short name. */
export const people: Readonly<Record<string, readonly [head: string, handler: string]>> = {
	县委办: ['江一帆', '宋知行'],
	组织部: ['秦书远', '吴清源'],
	宣传部: ['陆清和', '沈墨'],
	县政府办: ['顾承志', '陶然'],
	县发改局: ['许立新', '方向明'],
	县教体局: ['温如玉', '孟繁星'],
	县工信局: ['郝建业', '耿直'],
	县公安局: ['石振武', '雷鸣远'],
	县民政局: ['柳慧敏', '何惠民'],
	县司法局: ['丁守正', '章程远'],
	县财政局: ['金世安', '梁实'],
	县人社局: ['葛春生', '任可'],
	县资源局: ['田广野', '田守成'],
	县住建局: ['罗建平', '何小川'],
	县城管局: ['吕静', '齐整'],
	县交通局: ['路远', '车行健'],
	县水利局: ['江水清', '赵明'],
	县农业局: ['田丰', '谷满仓'],
	县林业局: ['林青山', '林青'],
	县商务局: ['商子恒', '贾诚'],
	县文旅局: ['闻笙', '游方'],
	县卫健局: ['白术仁', '安康宁'],
	县应急局: ['严守安', '于防'],
	县审计局: ['钟明鉴', '钱宁'],
	县数据局: ['苏明启', '云平'],
	青屏分局: ['蓝天', '蓝清'],
	县税务局: ['税从简', '舒平'],
	县供电公司: ['党明', '电小明'],
	青河街道: ['乔安', '巷里安'],
	沙河镇: ['沙立群', '沙金波'],
	石门镇: ['石开', '石磊'],
	云岭镇: ['云舒', '云起'],
	高塘镇: ['高远', '高兴民'],
	柳溪乡: ['柳岸', '柳青'],
	白水乡: ['白露', '白帆'],
	松坪乡: ['宋坪川', '宋松'],
};

/** County leaders and what they are in charge of: the units whose matters are theirs. */
export const leaders: readonly { name: string; position: string; units: readonly string[] }[] = [
	{ name: '周明远', position: '县委书记', units: [] },
	{ name: '沈立诚', position: '县委副书记、县长', units: ['县审计局'] },
	{
		name: '方振国',
		position: '县委常委、常务副县长',
		units: ['县委办', '组织部', '县政府办', '县发改局', '县财政局', '县应急局', '县数据局', '县税务局'],
	},
	{
		name: '李秋平',
		position: '副县长',
		units: ['县住建局', '县城管局', '县交通局', '县资源局', '青屏分局', '青河街道', '沙河镇'],
	},
	{
		name: '韩若冰',
		position: '副县长',
		units: ['县水利局', '县农业局', '县林业局', '石门镇', '云岭镇', '高塘镇', '柳溪乡', '白水乡', '松坪乡'],
	},
	{ name: '许静之', position: '副县长', units: ['县教体局', '县民政局', '县人社局', '县卫健局', '县文旅局', '宣传部'] },
	{ name: '贺长风', position: '县委常委、政法委书记', units: ['县公安局', '县司法局'] },
];
