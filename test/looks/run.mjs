import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { browsers, openBrowser } from './browser.mjs';
import { writeFonts } from './fonts.mjs';
import { lookAtPage } from './pages.mjs';
import { lookAtResaved } from './resaved.mjs';
import { faultsOf } from './standard.mjs';
import { lookAtTables } from './tables.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const only = process.argv[2] ?? '';
const folder = mkdtempSync(join(tmpdir(), 'ducha-looks-'));
const fonts = writeFonts(folder);

const needed = [
	[['soffice'], ['--version'], 'libreoffice-calc libreoffice-writer libreoffice-impress'],
	[['pdftoppm'], ['-v'], 'poppler-utils'],
	[browsers, ['--version'], 'chromium'],
];
/** The first of the programs that can be started. */
const found = (programs, args) => programs.find((program) => !spawnSync(program, args).error);
const missing = needed.filter(([programs, args]) => found(programs, args) === undefined);
if (missing.length > 0) {
	console.error(
		`缺少 ${missing.map(([[program]]) => program).join('、')}：apt-get install ${missing.map((m) => m[2]).join(' ')} fonts-noto-cjk`,
	);
	process.exit(1);
}

function run(program, ...args) {
	const { status, stdout, stderr } = spawnSync(program, args, {
		encoding: 'utf8',
		timeout: 180_000,
		maxBuffer: 1 << 26,
		env: { ...process.env, FONTCONFIG_FILE: fonts },
	});
	if (status !== 0) throw new Error(`${program}: ${stderr}`);
	return stdout;
}

/** The samples are written in TypeScript; a `*-samples.ts` here exports `writeSamples(folder)`, or `writePages(folder)` for a browser. */
async function collectSamples(folder) {
	const samples = [];
	const pages = [];
	for (const name of readdirSync(here).filter((file) => file.endsWith('-samples.ts') && file.includes(only))) {
		const out = join(here, '..', '..', 'dist', 'looks', name.replace(/\.ts$/, '.mjs'));
		await build({
			entryPoints: [join(here, name)],
			outfile: out,
			bundle: true,
			packages: 'external',
			format: 'esm',
			platform: 'node',
			target: 'node20',
			logLevel: 'error',
		});
		const { writeSamples, writePages } = await import(pathToFileURL(out));
		if (writeSamples) samples.push(...(await writeSamples(join(folder, 'samples'))));
		if (writePages) pages.push(...writePages(join(folder, 'samples')));
	}
	return { samples, pages };
}

/** Converts a file to PDF and pages to pictures; returns what is wrong with them. */
function look(sample, folder) {
	const label = basename(sample.file);
	const pdfs = join(folder, 'pdf');
	run(
		'soffice',
		`-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
		'--headless',
		'--convert-to',
		'pdf',
		'--outdir',
		pdfs,
		sample.file,
	);
	const pdf = join(pdfs, label.replace(/\.[^.]+$/, '.pdf'));
	const facts = run('pdfinfo', pdf);
	const pages = Number(/^Pages:\s+(\d+)/m.exec(facts)[1]);
	const [, width, height] = /^Page size:\s+([\d.]+) x ([\d.]+)/m.exec(facts).map(Number);
	const text = run('pdftotext', '-layout', pdf, '-').replace(/\s/g, '').replaceAll('\u2011', '-');
	const pictures = join(folder, 'png');
	mkdirSync(pictures, { recursive: true });
	run('pdftoppm', '-r', '80', '-l', '6', '-png', pdf, join(pictures, label.replace(/\.[^.]+$/, '')));
	const [fewest, most] = sample.pages;
	const wrong = [];
	if (pages < fewest || pages > most) wrong.push(`有${pages}页，应为${fewest}—${most}页`);
	if (width > height !== sample.landscape) wrong.push('纸张方向不对');
	const [long, short] = sample.leaf ?? [842, 595];
	if (Math.abs(Math.max(width, height) - long) > 2 || Math.abs(Math.min(width, height) - short) > 2)
		wrong.push(sample.leaf === undefined ? '不是A4纸' : '幅面不对');
	wrong.push(
		...sample.words.filter((word) => !text.includes(word.replace(/\s/g, ''))).map((word) => `找不到“${word}”`),
	);
	if (text.includes('\ufffd') || /undefined|NaN|null|Infinity|\[object/.test(text)) wrong.push('有乱码或程序用语');
	if (/××|X{3,}|TODO|lorem|待填写|某某|此处/i.test(text)) wrong.push('有没填的占位字');
	if (label.endsWith('.docx')) wrong.push(...faultsOf(sample.file, run('pdftotext', '-bbox-layout', pdf, '-')));
	return { label, pages, wrong };
}

const pictures = join(folder, 'png');
const { samples, pages } = await collectSamples(folder);
let failed = 0;
function tell(label, facts, wrong) {
	failed += wrong.length > 0 ? 1 : 0;
	console.log(`${wrong.length > 0 ? '不合格' : '合格  '}  ${label}  ${facts}  ${wrong.join('；')}`);
}
for (const sample of samples) {
	const { label, pages: count, wrong } = look(sample, folder);
	tell(label, `${count}页`, wrong);
}
if (pages.length > 0) {
	mkdirSync(pictures, { recursive: true });
	const browser = openBrowser(found(browsers, ['--version']), join(folder, 'browser'));
	for (const page of pages) tell(basename(page.file), '网页', await lookAtPage(browser, page, folder, pictures));
	await browser.close();
}
if ('resaved'.includes(only))
	for (const { label, wrong } of await lookAtResaved(join(folder, 'resaved'))) tell(label, '', wrong);
if ('tables'.includes(only))
	for (const { label, wrong } of await lookAtTables(join(folder, 'tables'))) tell(label, '', wrong);
console.log(`图片在 ${pictures}`);
process.exitCode = failed > 0 ? 1 : 0;
