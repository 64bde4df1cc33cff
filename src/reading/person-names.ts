/** The commonest surnames of one character. */
const surnames =
	'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文';
const doubleSurnames = '欧阳|司马|上官|诸葛|夏侯|尉迟|皇甫|令狐|慕容|东方';
const surname = `(?:[${surnames}]|${doubleSurnames})`;
const posts =
	'局长|主任|科长|镇长|乡长|县长|书记|所长|站长|股长|部长|院长|处长|队长|校长|经理|组长|主席|委员|干事|秘书|同志|老师|总|工';

/** 赵局长, 李副主任, 小赵, 老李. */
const called = new RegExp(`^(?:[小老]${surname}|${surname}\\p{Script=Han}{0,2}副?(?:${posts}))$`, 'u');
const written = new RegExp(`^(?:[${surnames}]\\p{Script=Han}{1,2}|(?:${doubleSurnames})\\p{Script=Han}{1,2})$`, 'u');
/** Words of the trade that begin with a surname, and endings no name has. */
const otherWords =
	/^(?:方案|万元|万亩|任务|高标|常态|于|向|石|白天|金额|余|马上|武装|文件|文本|文字|严格|易|许可|程序|顾|田间|段|龙头|高度|高效|万|江|何时)|[完毕了底前后段部排划目中]$/;

/** Whether a word, standing alone, reads as a person: a surname and one or two characters, or a surname with a post. */
export const looksLikeName = (word: string): boolean =>
	called.test(word) || (written.test(word) && !otherWords.test(word));
