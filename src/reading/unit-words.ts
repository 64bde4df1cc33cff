import type { Role } from '../rules/item.ts';

const leadWords = '牵头|主办|主责|承办|主要责任|第一责任|首要责任|总牵头|负总责|汇总';
const supportWords = '(?:其[他它]|相关|共同|次要)责任|配合|协办|协同|会办|参加|参与|协助|协作|支持|会同|指导|督促|监督';
const kinds = '(?:责任)?(?:单位|部门|科室|处室|股室|乡镇|镇街|方|机构|主体)?';

const labelled = (words: string) =>
	new RegExp(`^(?:(?:${words})${kinds}\\s*[:：]|[【[〔〖](?:${words})${kinds}[】\\]〕〗]\\s*[:：]?)`);
const unmarked = (words: string) => new RegExp(`^(?:${words})(?:责任)?(?:单位|部门|科室)(?=[\\s县市区省州各团国中])`);
/** `牵头单位：`, `【配合】`, `牵头单位 `: a label before the names it speaks of; 责任单位 leads unless a lead is named beside it. */
export const labelBefore: { role: Role | '责任'; form: RegExp }[] = [
	{ role: '牵头', form: labelled(leadWords) },
	{ role: '责任', form: labelled('责任|负责|落实|实施') },
	{ role: '配合', form: labelled(supportWords) },
	{ role: '牵头', form: unmarked('牵头|主办|承办|主责') },
	{ role: '责任', form: unmarked('责任') },
	{ role: '配合', form: unmarked('配合|协办|会办|协同|参与') },
];

const doing = '(?:负责|落实|办理|实施|组织实施|抓好落实|抓落实|推进|完成|工作|单位|部门|做好|共同)*';
const manner = '(?:积极|密切|共同|分别|按职责(?:分工)?)?';
/** `A牵头`, `B、C配合`: said after the names it speaks of. */
export const saidAfter: { role: Role; form: RegExp }[] = [
	{ role: '牵头', form: new RegExp(`(?:共同|联合|分别|统筹|具体)?(?:总?牵头|主办|主责|负总责)${doing}$`) },
	{
		role: '配合',
		form: new RegExp(`${manner}(?:配合|(?<!政)协办|协同|会办|参加|参与|协助|协作|支持|指导|督促指导|督促)${doing}$`),
	},
];
/** The same with what is to be done behind it: `县发改局负责项目立项`. */
export const saidWithTask: { role: Role | null; form: RegExp }[] = [
	{ role: '牵头', form: /牵头/g },
	{ role: null, form: /负责/g },
	{ role: '配合', form: /配合|(?<!政)协办|参与|协助/g },
];
/** `A（牵头）`: in brackets, about the one name beside it. */
export const boxedLabel = new RegExp(`[（(〔[【]((?:${leadWords})|(?:${supportWords}))${kinds}[)）〕\\]】]`, 'g');
export const boxedRole = (words: string): Role => (new RegExp(`^(?:${leadWords})`).test(words) ? '牵头' : '配合');
/** A bracket behind the lead that lists who supports: `A（配合单位：B、C）`. */
export const boxedSupports = new RegExp(`[（(]\\s*((?:${supportWords})${kinds}\\s*[:：][^）)]*)[)）]`, 'g');
/** The same with the word behind: `A（B、C配合）`. */
export const boxedSupporters = /[（(]([^（()）]{2,}?)(?:配合|协办|会办|参与|协助)[)）]/g;
/** A bracket that only says that a unit is one of those responsible. */
export const boxedPlain = /[（(](?:责任|落实|成员|参建)(?:单位|部门)[)）]/g;
/** `A会同B`: the one before leads, those behind support; where no name stands before it, 会同县 is a county. */
export const togetherWith = /(?<=[^省市、，,；;：:\s])(?:牵头)?(?:负责)?[，,]?并?(?:会同|会商|商同)/g;

/** Who answers for what, said in general: dropped. */
export const generalDuty =
	/(?:[，,、]?(?:分别)?(?:按照?|依据|根据|依照|结合)(?:各自)?(?:的)?(?:工作)?(?:职责|职能|分工)(?:和)?(?:职责|任务)?(?:分工)?(?:范围)?(?:分别|各自|共同)?(?:负责|落实|办理|抓好落实|做好|推进|组织实施|配合|参与|承担)*|(?:共同|分别|分工|具体|各自|分头)(?:负责|落实|办理|承办|组织实施)+|(?<=[局委办部会厅社处科室站所队镇乡道]|[)）])(?:抓好|组织)?(?:办理|抓好|完成|推进|整改|实施)|(?:分别)?(?:落实|履行|承担)(?:好)?(?:属地|主体|监管|行业|管理|领导|各自|相应)+(?:主体|监管|管理)*(?:责任|职责)|负责(?:落实|办理|实施|组织实施|抓落实|牵头)?|组织实施|抓好落实|抓落实|承办|落实)$/;
const others = '(?:各|市直|县直|区直|省直|市级|县级|区级|省级|相关|有关|其他|多个|成员|职能|责任)*';
/** `等`, `等有关部门`, `等3个单位`: dropped. */
export const andOthers = new RegExp(
	`(?<!高|中|初|同|平|优|一|二|三|特)等(?:[\\d一二三四五六七八九十]+[个家])?${others}(?:单位|部门|乡镇|镇街|街道|科室|企业|地区|县区|县市区|乡镇[（(]街道[)）])?$`,
);

/** Both rules below say one of these signs, which nothing else folds to (most texts say none). */
export const mayStateLeads = /[牵办责]/;

/** A stated rule that the first unit leads: `排在第一位的为牵头单位`, `列首位的部门牵头`. */
export const firstLeads =
	/(?:(?:排|列|写|位|放)(?:名)?(?:在|于|列)?(?:第一|首位?|最前|前|第1)(?:位|个|名)?|首(?:位|个|家)|第[一1](?:个|家|位)?)(?:的|所列|责任)*(?:单位|部门|科室)?(?:的)?(?:均|即|都)?(?:为|是|系|即)?(?:该项)?(?:工作|任务|事项)?(?:的)?(?:总)?(?:牵头|主办|第一责任|主要责任)|(?:牵头|主办)(?:责任)?(?:单位|部门)?(?:排|列|位|写|放)(?:名)?(?:在|于)?(?:第一|首|最前)/;
/** A stated rule that a mark shows the lead: `带★的为牵头单位`, `（●牵头 ○配合）`. */
export const markLeads =
	/(?:带|标|加|注|有)(?:注|有|记)?[“"]?([★☆*＊▲△●◆※#])[”"]?(?:号|标记|标识)?(?:的|者)?(?:单位|部门)?(?:为|是|系)(?:该项)?(?:工作|任务)?(?:的)?(?:牵头|主办)|(?<=[（(，,。:：“"])([★☆*＊▲△●○◎◆◇■□※])[”"]?(?:号|标记)?(?:为|是|系|表示|代表)?(?:牵头|主办)/;

/** Family names, for telling `市住建局（张明）` from `高新园（柳圩镇）`. */
const familyNames =
	'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文欧阳温柯鲁岳翟邢骆倪施涂葛牛耿毕路童颜鲍盛詹游辛甘窦符聂尚舒蓝柴尤庞焦翁裴阮喻霍殷滕卓祝艾娄阎戚';
const notPerson = /[局委办部院会厅署社处科股室站所队台馆区县市省镇乡村园街司心府道校团]$|[、，,；;\d]/;

/** A bracket that holds a person (`张××`, `周明远`), not another name of the unit. */
export const isPerson = (text: string): boolean =>
	!notPerson.test(text) &&
	(/^.[×xX*某○Oo]{1,2}$/.test(text) || (text.length >= 2 && text.length <= 3 && familyNames.includes(text[0]!)));
