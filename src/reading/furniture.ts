import { foldText } from './text.ts';

/** Rows that are none of the work, told by how they begin. */
const furniture: { why: string; begins: RegExp; closes: boolean }[] = [
	{
		why: '合计行',
		begins:
			/^(?:小计|合计|总计|共计|累计|本页小计|总合计)(?:$|[:：(（,，]|\d|共|项|件)|^.{1,12}[^合共总](?:小计|合计)$/,
		closes: false,
	},
	{
		why: '计量单位行',
		begins: /^[(（]?(?:计量)?单位[:：]?(?:万元|亿元|千元|元|个|项|件|公里|%|万元、%)[)）]?$/,
		closes: false,
	},
	{ why: '页码行', begins: /^(?:[-—–]+\d{1,3}[-—–]+|第\d{1,3}页(?:[,，、/]?共\d{1,3}页)?)$/, closes: false },
	{
		why: '续表标记',
		begins: /^[(（]?(?:续表?|接上表|续上表|接上页|承上页|转下页|接下页|下转|上接)[\d一二三四五六七八九十)）]*$/,
		closes: false,
	},
	{
		why: '填表签字行',
		begins:
			/^(?:填[表报制]人|制表人?|审核人?|审签人?|复核人?|填[表报](?:单位|日期|时间)|报送(?:日期|时间|单位)|单位负责人|(?:分管|主管|主要)?(?:领导|负责人)(?:签字|签名|审核)?|联系人|联系电话|经办人|日期|签字|签章|盖章|统计截止)[:：(（]|^.{2,12}[(（](?:签字|签名|签章|盖章|公章)[)）](?:$|[:：])/,
		closes: true,
	},
	{
		why: '备注说明行',
		begins:
			/^[※*＊(（]*(?:备注|注释?|说明|填[表报写]说明|填[表报写]要求|注意(?:事项)?|附注|附件?说明)\d?(?:$|[:：、.．,，)）])/,
		closes: true,
	},
	{
		why: '空白提示行',
		begins: /^[(（]?(?:以下空白|以下无正文|此页无正文|本页无正文|以下无内容|下略|略|……|…|\.{3,})[)）]?$/,
		closes: false,
	},
];

/** Most lines begin like none of them. */
const anyBegins = new RegExp(furniture.map(({ begins }) => begins.source).join('|'));

/** What the row of a folded first text or title is, if it is none of the work. */
export const findFurniture = (first: string, title: string): (typeof furniture)[number] | undefined =>
	anyBegins.test(first) || anyBegins.test(title)
		? furniture.find(({ begins }) => begins.test(first) || begins.test(title))
		: undefined;

/** Whether a line across a table would be taken for a total, a note or a signature rather than a category. */
export const isFurniture = (line: string): boolean => anyBegins.test(foldText(line));
