import { copyFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import ExcelJS from 'exceljs';

export const today = '2026-11-02';
/** One item in fifty is overdue on that day unless said otherwise. */
const overdueEvery = 50;

const places = ['青河街道', '沙河镇', '高塘镇', '石门镇', '云岭镇', '白水乡', '松坪乡', '柳溪乡'];
const units = [
	...places,
	'县发改局',
	'县财政局',
	'县教体局',
	'县民政局',
	'县住建局',
	'县交通局',
	'县水利局',
	'县商务局',
];
const things = [
	'道路隐患整治',
	'污水管网改造',
	'撂荒地复耕',
	'背街小巷亮化',
	'敬老院消防改造',
	'停车泊位建设',
	'闲置校舍清查',
	'河道清淤',
];
const headings = ['序号', '事项', '牵头单位', '完成时限', '来源'];
const sources = ['会议议定', '领导批示', '年度重点工作', '民生实事'];
const leaders = ['周明远', '林建国', '何秀兰', '陈志强'];

/** Numbers from 0 to 1, the same on every machine (mulberry32). */
function openDice(seed) {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

/** `count` invented items in the order of `headings`; one in `every` is overdue. */
export function inventRows(count, every = overdueEvery) {
	const dice = openDice(20261102);
	const one = (list) => list[Math.floor(dice() * list.length)];
	const dayIn = (firstMonth, lastMonth) => {
		const month = firstMonth + Math.floor(dice() * (lastMonth - firstMonth + 1));
		return `2026-${String(month).padStart(2, '0')}-${String(1 + Math.floor(dice() * 28)).padStart(2, '0')}`;
	};
	return Array.from({ length: count }, (_, i) => {
		const deadline = i % every === 0 ? dayIn(4, 10) : dayIn(12, 12);
		return [i + 1, `${one(places)}${one(things)}（第${i + 1}段）`, one(units), deadline, one(sources)];
	});
}

export const writeCsv = (file, rows) => writeFileSync(file, [headings, ...rows].map((row) => row.join(',')).join('\n'));

/** The same items with all that a ledger of an office usually tells of them. */
export function tellInFull([n, title, lead, deadline, source]) {
	const support = units.filter((unit, i) => unit !== lead && (i + n) % 5 === 0);
	return {
		序号: n,
		事项: title,
		工作要求: `按时间节点完成${title.slice(0, 8)}，做好资金保障和群众工作，确保质量和安全（第${n}项）`,
		来源: source,
		来源文件: `青屏县人民政府第${1 + (n % 12)}次常务会议纪要`,
		责任领导: leaders[n % leaders.length],
		牵头单位: lead,
		配合单位: support.join('、'),
		交办日期: `2026-0${1 + (n % 3)}-1${n % 9}`,
		完成时限: deadline,
		进展情况: n % 3 === 0 ? '' : `前期工作已完成，正在组织施工，完成总工程量的${n % 100}%`,
		备注: n % 10 === 0 ? '列入重点项目' : '',
	};
}

/** A workbook of rows in the order of `headings`, or of rows that name their columns. */
export async function writeXlsx(file, rows) {
	const book = new ExcelJS.Workbook();
	const sheet = book.addWorksheet('台账');
	const isPlain = Array.isArray(rows[0]);
	sheet.addRows(isPlain ? [headings, ...rows] : [Object.keys(rows[0]), ...rows.map(Object.values)]);
	await book.xlsx.writeFile(file);
}

/** The same items as a clerk's own database would hold them: three tables and an index on the deadline. */
export function writeSqlite(file, rows) {
	const db = new Database(file);
	db.exec(`
		CREATE TABLE unit (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
		CREATE TABLE item (id INTEGER PRIMARY KEY, number TEXT, title TEXT NOT NULL, source TEXT, status TEXT NOT NULL, deadline TEXT);
		CREATE TABLE assignment (item INTEGER REFERENCES item, unit INTEGER REFERENCES unit, role TEXT);
		CREATE INDEX item_deadline ON item (deadline);
		CREATE INDEX assignment_item ON assignment (item);`);
	const putUnit = db.prepare('INSERT INTO unit (name) VALUES (?)');
	const ids = new Map(units.map((name) => [name, putUnit.run(name).lastInsertRowid]));
	const putItem = db.prepare("INSERT INTO item VALUES (?, ?, ?, ?, '办理中', ?)");
	const putAssignment = db.prepare("INSERT INTO assignment VALUES (?, ?, '牵头')");
	db.transaction(() => {
		for (const [id, title, unit, deadline, source] of rows) {
			putItem.run(id, `2026-${id}`, title, source, deadline);
			putAssignment.run(id, ids.get(unit));
		}
	})();
	db.close();
}

/** What the `sqlite3` shell is asked: the first rows of the overdue list and how many there are. */
export const overdueQuery = (limit) => `
	SELECT number, title, unit.name, deadline, julianday('${today}') - julianday(deadline) AS days
	FROM item JOIN assignment ON assignment.item = item.id JOIN unit ON unit.id = assignment.unit
	WHERE deadline < '${today}' AND status NOT IN ('已办结', '已销号', '撤销', '并入', '中止')
	ORDER BY deadline, item.id LIMIT ${limit};
	SELECT count(*) FROM item
	WHERE deadline < '${today}' AND status NOT IN ('已办结', '已销号', '撤销', '并入', '中止');`;

/** Settings of the ledger, so that the shell's insert is as safe on disk as ours. */
export const insertStatements = `
	PRAGMA synchronous = EXTRA;
	BEGIN IMMEDIATE;
	INSERT INTO item (number, title, source, status, deadline) VALUES ('新', '石板桥安全隐患处置', '领导批示', '已立项', '2026-12-31');
	INSERT INTO assignment VALUES (last_insert_rowid(), 1, '牵头');
	COMMIT;`;

/** The same items for `task import`. */
export function writeTasks(file, rows) {
	const compact = (day) => `${day.replaceAll('-', '')}T000000Z`;
	const tasks = rows.map(([id, description, project, deadline]) => ({
		uuid: `${id.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`,
		description,
		project,
		status: 'pending',
		entry: compact('2026-03-01'),
		due: compact(deadline),
	}));
	writeFileSync(file, JSON.stringify(tasks));
}

/** As many units with as many items each, for a month's forms. */
export const inventShares = (unitCount, each) =>
	Array.from({ length: unitCount * each }, (_, i) => {
		const unit = Math.floor(i / each);
		return [
			i + 1,
			`${places[unit % places.length]}${things[i % things.length]}（第${i + 1}段）`,
			`县第${unit + 1}局`,
			'2026-12-10',
			'会议议定',
		];
	});

const progressColumn = 7;

/** Fills in a unit's form as the unit would: progress, percent and next step of every item. */
export async function fillForm(from, to) {
	const book = new ExcelJS.Workbook();
	await book.xlsx.readFile(from);
	book.getWorksheet('反馈表').eachRow((row, at) => {
		if (!/^\d{4}-\d+$/.test(row.getCell(2).text)) return;
		const filled = [
			`第${at}行：路基填筑完成，正在铺设水稳层，已完成阶段任务`,
			(at * 7) % 100,
			'资金拨付偏慢',
			'月底前完成面层',
		];
		filled.forEach((value, n) => {
			row.getCell(progressColumn + n).value = value;
		});
	});
	await book.xlsx.writeFile(to);
}

/** A ledger told several times over in SQL: items and their units, without the journal, for a bench that only reads it. */
export function multiplyLedger(from, to, times) {
	copyFileSync(from, to);
	const db = new Database(to);
	db.pragma('journal_mode = OFF');
	const triggers = db.prepare("select name, sql from sqlite_schema where type = 'trigger'").all();
	for (const { name } of triggers) db.exec(`drop trigger ${name}`);
	const { count } = db.prepare('select max(id) as count from item').get();
	const columns = (table, moved) =>
		db.pragma(`table_info(${table})`).map(({ name }) => (name in moved ? moved[name] : name));
	for (let added = count; added < count * times; added += count) {
		const next = (column) => `${column} + ${added}`;
		const item = { id: next('id'), ordinal: next('ordinal'), number: `'2026-' || (${next('ordinal')})` };
		db.exec(`insert into item select ${columns('item', item)} from item where id <= ${count}`);
		const share = { id: next('id'), item: next('item') };
		db.exec(`insert into assignment select ${columns('assignment', share)} from assignment where item <= ${count}`);
	}
	for (const { sql } of triggers) db.exec(sql);
	db.close();
}
