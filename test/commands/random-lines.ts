import fc from 'fast-check';

const item = fc.constantFrom('1', '2', '3', '2026-004', '2026-005-1', '2026-005-2', '草1', '7', '8');
const unit = fc.constantFrom('县住建局', '县交通局', '县水利局', '县财政局', '沙河镇', '石门镇', '没有的局');
const day = fc.constantFrom('10-20', '10月31日', '今天', '11-01');
const percent = fc.integer({ min: 0, max: 100 }).map(String);
const words = fc.constantFrom(
	'=1+1',
	'@SUM(A1)',
	'𠮷野家',
	'一\n二',
	'“三重一大”',
	'{"title":"x"}',
	"' OR 1=1 --",
	'五',
);

/** Command lines a clerk might type in any order; those that do not fit are refused and must leave nothing. */
export const commandLine = fc.oneof(
	fc.tuple(words, unit).map(([title, lead]) => ['add', title, '--lead', lead, '--tag', '重点']),
	fc.tuple(words).map(([title]) => ['add', title, '--draft']),
	fc.tuple(item, words).map(([which, title]) => ['edit', which, '--title', title]),
	fc.tuple(item, words).map(([which, tag]) => ['edit', which, '--tag', `难点、${tag}`, '--leader', '周明远']),
	fc.tuple(item, day).map(([which, when]) => ['edit', which, '--deadline', when]),
	fc.constantFrom(['register', '草1']),
	fc.tuple(item, day).map(([which, when]) => ['dispatch', which, '--day', when]),
	fc.tuple(item, words).map(([which, who]) => ['receive', which, '--handler', who, '--phone', '0000-6621031']),
	fc.tuple(item, words, percent).map(([which, text, n]) => ['progress', which, text, '--percent', n]),
	fc.tuple(item, unit).map(([which, who]) => ['claim', which, '--unit', who]),
	fc.tuple(item).map(([which]) => ['claim', which]),
	fc.tuple(item).map(([which]) => ['review', which, '--pass', '--with-supports']),
	fc.tuple(item, words).map(([which, reason]) => ['review', which, '--return', reason]),
	fc.tuple(item).map(([which]) => ['strike', which]),
	fc.tuple(item, unit).map(([which, who]) => ['split', which, '--item', `一半@${who}`, '--item', '另一半']),
	fc.tuple(item, unit, unit).map(([which, a, b]) => ['assign', which, '--lead', a, '--remove', b]),
	fc.tuple(words, unit).map(([name, old]) => ['unit', 'edit', old, '--name', name]),
	fc.tuple(words, unit).map(([name, of]) => ['unit', 'alias', of, name]),
	fc.tuple(unit).map(([who]) => ['unit', 'group', '乡镇', who]),
	fc.tuple(unit).map(([who]) => ['unit', 'group', '乡镇', who, '--remove']),
	fc.constantFrom('3', '5', '12').map((n) => ['rule', 'set', '急件', `${n}个工作日`]),
);
