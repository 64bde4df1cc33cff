import { expect, test } from 'vitest';
import { soundOf } from '../../src/reading/sounds.ts';
import { findShortForms, unitSuggester } from '../../src/reading/unit-suggestions.ts';

const roster: [string, ...string[]][] = [
	['县住房和城乡建设局', '县住建局'],
	['县教育体育局', '县教体局', '县教育局'],
	['县财政局'],
	['县民政局'],
	['县林业局'],
	['县水利局', '县水务局'],
	['县卫生健康局', '县卫健局', '县卫健委'],
	['县城市管理局', '县城管局'],
	['县审计局'],
	['县税务局'],
	['国网青屏县供电公司', '县供电公司'],
	['市生态环境局青屏分局'],
	['青河街道'],
	['沙河镇'],
	['石门镇'],
	['云岭镇'],
];
const spellings = roster.flatMap((names) => names.map((written) => ({ written, unit: names[0] })));

test.each<[string, string, string]>([
	['the same sound', '县住健局', '县住房和城乡建设局'],
	['the same sound behind the name of the county', '青屏县住健局', '县住房和城乡建设局'],
	['the same sound in the first of two', '县林叶局', '县林业局'],
	['what sounds alike goes before what is as near by its letters', '县才政局', '县财政局'],
	['two characters of the same sound', '县财证局', '县财政局'],
	['the same sound in another tone', '县水力局', '县水利局'],
	['a sound many do not tell apart', '县城官局', '县城市管理局'],
	['sh for s', '杀河镇', '沙河镇'],
	['a character that looks alike', '去岭镇', '云岭镇'],
	['a character too many', '县审计局局', '县审计局'],
	['a character left out', '县教体', '县教育体育局'],
	['without its county', '住房城乡建设局', '县住房和城乡建设局'],
	['the longer name', '青屏县卫生健康委员会', '县卫生健康局'],
	['a commission since made a bureau', '县卫生健康委', '县卫生健康局'],
	['with its government', '沙河镇人民政府', '沙河镇'],
	['within a long name', '市生态环竟局青屏分局', '市生态环境局青屏分局'],
])('%s: %s', (_, written, unit) => {
	expect(unitSuggester(spellings)(written)[0]).toBe(unit);
});

test.each(['县防汛公司', '县医保局', '县融媒体中心', '大坪镇', '县退役军人事务局'])('like none: %s', (written) => {
	expect(unitSuggester(spellings)(written)).toEqual([]);
});

test.each<[string, string[], [string, string][]]>([
	['without the county', ['财政局'], [['财政局', '县财政局']]],
	['a short form', ['住建局'], [['住建局', '县住房和城乡建设局']]],
	['one like another, both new', ['市场监管局', '县市场监管局'], [['县市场监管局', '市场监管局']]],
	['no more than alike in sound', ['县妇联', '县投促中心', '松坪乡'], []],
	['offices of one government', ['市政府督查室', '市政府办公室'], []],
	['two words for one bureau', ['县计生委', '县计生局'], [['县计生局', '县计生委']]],
	['bureaus that share a character', ['县商务局', '县农业局', '县人社局'], []],
])('new units that may be written twice: %s', (_, names, expected) => {
	expect([...findShortForms(names, spellings)]).toEqual(expected);
});

test('three at most, a unit once however many its names', () => {
	const units = ['甲', '乙', '丙', '丁'].map((x) => `县${x}务局`);
	const known = units.flatMap((unit) => [unit, `${unit}机关`].map((written) => ({ written, unit })));
	expect(unitSuggester(known)('县戊务局')).toEqual(units.slice(0, 3));
});

test.each<[string, string]>([
	['建健件见', 'jian'],
	['政证整', 'zheng'],
	['利力历立', 'li'],
	['局具剧', 'ju'],
	['旅吕', 'lv'],
	['安按案', 'an'],
	['组阻', 'zu'],
])('%s all read %s', (characters, sound) => {
	expect([...characters].map(soundOf)).toEqual([...characters].map(() => sound));
});

test('what is no Chinese character has no sound', () => {
	expect([...'A1（😀'].map(soundOf)).toEqual([null, null, null, null]);
});

test('asked again it says the same, and each name its own', () => {
	const suggest = unitSuggester(spellings);
	const names = ['县才政局', '县林叶局', '县才政局', '没有这样的'];
	expect(names.map((name) => suggest(name)[0])).toEqual(['县财政局', '县林业局', '县财政局', undefined]);
});
