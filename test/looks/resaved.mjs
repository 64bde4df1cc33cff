import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ExcelJS from 'exceljs';

const program = fileURLToPath(new URL('../../bin/ducha.js', import.meta.url));

/** What units fill in, by item: everything a program that saves a file again might turn into something else. */
const fillings = {
	'2026-001': { text: '二标段完工，\n余下三标段', value: 8.82, problems: '=1+1', claim: '否' },
	'2026-002': { text: '安装路灯九十盏', percent: 45.5, next: '11月底前装完', claim: '是' },
	'2026-003': { text: '1-2', percent: 0, help: '请县财政局（预算股）协调“配套资金”' },
	'2026-004': { text: '完成清障㑳䶮𠮷', percent: 100, problems: '无', claim: '是' },
	'2026-005': { text: '+86 复核；@各组', percent: 7 },
};
const fields = ['text', 'value', 'percent', 'problems', 'next', 'help'];
const headings = {
	text: /^本期进展/,
	value: /^完成值/,
	percent: /^完成百分比/,
	problems: /^存在问题/,
	next: /^下步打算/,
	help: /^需协调/,
	claim: /^是否申/,
};

function run(words, cwd) {
	const { status, stdout, stderr } = spawnSync(words[0], words.slice(1), { cwd, encoding: 'utf8', timeout: 180_000 });
	return { status, stdout, stderr };
}

/** An office whose forms are out: a unit with a measured goal, one without, and a liaison with two. */
function sendForms(folder) {
	const ducha = (...words) => {
		const global = ['--ledger', join(folder, '台账.db'), '--today', '2026-11-02', '--yes', '--quiet'];
		const { status, stdout, stderr } = run([process.execPath, program, ...words, ...global], folder);
		if (status !== 0 && status !== 3) throw new Error(`${words.join(' ')}: ${stderr}`);
		return stdout;
	};
	ducha('init', '--name', '青屏县委县政府督查室');
	for (const unit of ['县住建局', '县水利局', '沙河镇', '石门镇']) ducha('unit', 'add', unit);
	const items = [
		['管网改造', '县住建局', '--measure', '公里', '--target', '12.6'],
		['背街小巷亮化', '县住建局'],
		['水库除险加固', '县水利局'],
		['河道清障', '沙河镇'],
		['撂荒地复耕', '石门镇'],
	];
	for (const [title, lead, ...more] of items)
		ducha('add', title, '--lead', lead, '--deadline', '2026-12-20', '--received', '2026-10-12', ...more);
	ducha('dispatch', '1..5', '--day', '10-13');
	ducha('liaison', 'add', '钱宁', '--unit', '县水利局', '--units', '沙河镇、石门镇');
	ducha('forms', '本月', '--each', '联络员', '--out', '发出');
	return ducha;
}

async function fillForm(from, to) {
	const book = new ExcelJS.Workbook();
	await book.xlsx.readFile(from);
	const sheet = book.getWorksheet('反馈表');
	const places = new Map();
	sheet.eachRow((row) => {
		row.eachCell((cell, column) => {
			const found = Object.entries(headings).find(([, form]) => form.test(cell.text));
			if (found !== undefined && !places.has(found[0])) places.set(found[0], column);
		});
		for (const [field, value] of Object.entries(fillings[row.getCell(2).text] ?? {}))
			row.getCell(places.get(field)).value = value;
	});
	writeFileSync(to, Buffer.from(await book.xlsx.writeBuffer()));
}

/** The ways a form goes through other programs before it is back. */
const journeys = [['xlsx'], ['xls'], ['ods'], ['xls', 'xlsx'], ['ods', 'xls', 'xlsx']];

/** What was taken of each item against what was filled in. */
function compare(answer) {
	const rows = answer.files.flatMap((file) => file.rows);
	return Object.entries(fillings).flatMap(([number, filling]) => {
		const row = rows.find((one) => one.number === number);
		if (row === undefined) return [`没有收到${number}`];
		const wrong = fields.filter((field) => (row[field] ?? null) !== (filling[field] ?? null));
		if (row.claim !== (filling.claim === '是')) wrong.push('claim');
		if (row.notes.some((note) => note !== '申请办结')) wrong.push(row.notes.join('；'));
		return wrong.map((what) => `${number} ${what}：${JSON.stringify(row[what] ?? null)}`);
	});
}

/** Real forms, filled in, saved again by LibreOffice in each kind of file, and collected by the built program. */
export async function lookAtResaved(folder) {
	mkdirSync(folder, { recursive: true });
	const ducha = sendForms(folder);
	mkdirSync(join(folder, '填好'));
	for (const name of readdirSync(join(folder, '发出')))
		await fillForm(join(folder, '发出', name), join(folder, '填好', name));
	return journeys.map((journey) => {
		let from = '填好';
		for (const [n, kind] of journey.entries()) {
			const to = `${journey.join('-')}-${n}`;
			const files = readdirSync(join(folder, from)).map((name) => join(from, name));
			const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
			const { status, stderr } = run(
				['soffice', profile, '--headless', '--convert-to', kind, '--outdir', to, ...files],
				folder,
			);
			if (status !== 0) throw new Error(`soffice: ${stderr}`);
			from = to;
		}
		const answer = JSON.parse(ducha('collect', from, '--dry-run', '--format', 'json'));
		const refused = answer.files.filter(({ taken, notes }) => !taken || notes.length > 0);
		const wrong = [
			...refused.map(({ file, verdict, notes }) => `${file} ${verdict} ${notes.join('；')}`),
			...compare(answer),
		];
		return { label: `反馈表另存为${journey.join('→')}再收`, wrong };
	});
}
