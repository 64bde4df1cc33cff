import { foldText } from './text.ts';

const brackets: Record<string, string> = {
	'〔': '(',
	'〕': ')',
	'[': '(',
	']': ')',
	'【': '(',
	'】': ')',
	'{': '(',
	'}': ')',
};

/** Normal form of a unit's name for matching: half width, no spaces or invisible marks, one kind of bracket. */
export const unitKey = (name: string): string => foldText(name).replace(/[〔〕[\]【】{}]/g, (b) => brackets[b]!);

/** Words a unit's name ends with. */
export const unitEnding =
	/(?:局|委|办|部|院|会|厅|署|行|社|处|科|股|室|站|所|队|台|馆|厂|库|矿|场|园|司|集团|银行|公司|中心|政府|街道|大队|支队|总队|医院|学校|大学|学院|法院|检察院|海关|镇|(?<!城)乡|村|区|县|市|省|州|盟|旗|联|总工会|团|党校|报社|电视台|基地|平台|指挥部|领导小组|专班|组|企业|单位|部门|银监|分行|支行|分局|税务|消防|电网|电信|移动|联通|铁塔|烟草|邮政|气象|人行|武装部|人大|政协|纪委|监委|社区|服务区|机关|协会|商会|校|交警|城投|交投|水投|文旅投|国投|农投|供电|供水|燃气|热力)$/;

/** A text that can stand as a whole name: it ends with a unit's word or a closing bracket. */
export const endsLikeUnit = (text: string): boolean => unitEnding.test(text) || /[）)〕】]$/.test(text);

const collectives =
	/^(?:各|全体|全[市县区](?!.{2,}(?:局|委|办))|所有|有关|相关|其他|其它|沿[河江湖线]各?|涉及|属地|辖区)|(?:各|有关|相关)(?:单位|部门|乡|镇|街道|县|市|区|科室|处室|企业|成员)|成员单位$|^[省市县区](?:级|直)(?:各|有关|相关|机关)?(?:部门|单位|机关)+$|^(?:乡镇|镇街|镇乡|县区|区县|街镇)(?:\(街道\))?$|^乡、?镇(?:人民)?(?:政府)?\(街道(?:办(?:事处)?)?\)$|^街道\(乡镇\)$/;

/** A name that stands for many (`各乡镇（街道）`, `县直有关部门`) and is expanded only from the office's own roster. */
export const isCollective = (name: string): boolean => collectives.test(unitKey(name));
