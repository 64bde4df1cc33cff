import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const { openProgram, packs } = createRequire(import.meta.url)('./bin/load.js');
const root = new URL('.', import.meta.url);

/** Libraries too heavy to be in every command's way: each is a file of its own, loaded when first used. */
const heavy = [
	...['exceljs', 'docx', 'docxtemplater', 'pptxgenjs', 'pizzip', 'hucre'],
	...['@inquirer/prompts', 'chalk', 'string-width'],
];
const fileOf = (library) => library.replace(/\W+/g, '-').replace(/^-/, '');

const heavyApart = {
	name: 'heavy-libraries-apart',
	setup: ({ onResolve }) =>
		onResolve({ filter: /^[@a-z]/ }, ({ path }) =>
			heavy.includes(path) ? { path: `./${fileOf(path)}.cjs`, external: true } : undefined,
		),
};

/** The workbook package is only ever used to write whole workbooks: its streams and its CSV, a third of it, are never asked for. */
const writingOnly = {
	name: 'writing-only',
	setup: ({ onResolve, onLoad }) => {
		onResolve({ filter: /^\.\/stream\/xlsx\/|^\.\.\/csv\/csv$/ }, ({ importer }) =>
			importer.includes('exceljs') ? { path: 'unused', namespace: 'unused' } : undefined,
		);
		onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
	},
};

/** commander asks for it at once, but only ever uses it for subcommands that are programs of their own. */
const withoutChildProcess = {
	name: 'without-child-process',
	setup: ({ onResolve, onLoad }) => {
		onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
			importer.includes('commander') ? { path: 'child_process', namespace: 'nothing' } : undefined,
		);
		onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
	},
};

const common = {
	absWorkingDir: fileURLToPath(root),
	outdir: 'dist',
	bundle: true,
	platform: 'node',
	target: 'node20',
	minify: true,
	legalComments: 'none',
	logLevel: 'warning',
	external: ['*.node', 'bindings'],
};

/** The program in parts: what is always needed together is one part, each asleep until asked for. */
async function makeParts() {
	const { outputFiles } = await build({
		...common,
		entryPoints: { main: 'src/main.ts' },
		format: 'esm',
		splitting: true,
		write: false,
		conditions: ['import', 'module'],
		plugins: [heavyApart, withoutChildProcess],
		define: { 'import.meta.url': 'importMetaUrl' },
	});
	return new Map(outputFiles.map(({ path, text }) => [basename(path), asFunction(text)]));
}

/** Plain ASCII is read as it stands; esbuild leaves regular expressions in Chinese as they are. */
const spell = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

const importForm = /\bimport(?: ([\w$]+) |\*as ([\w$]+)|\{([^}]*)\})?(?:from)?"([^"]+)";/g;
const exportForm = /\bexport\{([^}]*)\};/g;
const pairs = (list) => list.split(',').map((pair) => pair.split(' as '));

/**
 * A part as a function that is told how to ask for others: V8 keeps compiled code for scripts, not for modules. Parts
 * never go round in circles, so what is imported is there by then; what were not rewritten V8 would refuse.
 */
function asFunction(text) {
	const body = text
		.replace(importForm, (_all, main, whole, names, path) => {
			const asked = `require(${JSON.stringify(path)});`;
			if (names) return `const {${pairs(names).map(([from, to]) => (to ? `${from}:${to}` : from))}}=${asked}`;
			return main ? `const {default:${main}}=${asked}` : whole ? `const ${whole}=${asked}` : asked;
		})
		.replace(exportForm, (_all, names) =>
			pairs(names)
				.map(([from, to]) => `exports.${to ?? from}=${from};`)
				.join(''),
		)
		.replace(/\bimport\(("[^"]+")\)/g, 'Promise.resolve().then(()=>require($1))')
		.replace(/[^\x00-\x7f]/g, spell);
	return `(exports,require,importMetaUrl){${body}}`;
}

/** Commands that are all the same to the packs, then what each pack is for: it holds the parts first asked for there. */
const yesterday = [
	['init', '--name', '督查室'],
	['unit', 'add', '县住建局'],
	['unit', 'add', '县财政局'],
];
const occasions = {
	morning: [
		['add', '试'],
		['add', '再试', '--lead', '县住建局', '--support', '县财政局', '--source', '会议议定', '--deadline', '2026-09-15'],
		['overdue', '--limit', '50'],
		['list', '--limit', '50'],
		['show', '2'],
		['due'],
	],
	import: [
		['import', fileURLToPath(new URL('fixtures/messy-decisions.xlsx', root)), '--create-units', '--year', '2026'],
	],
};

/** Runs the program through the occasions in a folder of its own, telling after each which it was. */
async function runOccasions(tell) {
	const folder = mkdtempSync(join(tmpdir(), 'ducha-build-'));
	const quiet = Object.assign(new EventEmitter(), { write: (_text, done) => done?.() });
	const world = { stdin: {}, stdout: quiet, stderr: quiet, env: {}, platform: process.platform, cwd: () => folder };
	const options = ['--ledger', join(folder, 'ledger.db'), '--today', '2026-11-02', '--yes'];
	const run = async ({ main }, commands) => {
		for (const words of commands)
			if ((await main([...words, ...options], world, root)) > 3) throw new Error(`${words.join(' ')} went wrong`);
	};
	try {
		await run(openProgram(), yesterday);
		const program = openProgram();
		for (const [pack, commands] of Object.entries(occasions)) {
			await run(program, commands);
			tell(pack, program);
		}
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Writes the packs, each with what V8 had compiled of it by the end of its occasion. */
async function writePacks() {
	const parts = await makeParts();
	const write = (file, content) => writeFileSync(new URL(file, dist), content);
	const writePack = (pack, names) => {
		const functions = names.map((name) => `${JSON.stringify(name)}${parts.get(name)}`);
		write(`${pack}.js`, `({${functions.join(',')}})`);
	};
	for (const pack of packs) writePack(pack, pack === 'rest' ? [...parts.keys()] : []);
	const homes = new Map([...parts.keys()].map((name) => [name, 'rest']));
	await runOccasions((pack, { asked }) => {
		for (const name of asked.keys()) if (homes.get(name) === 'rest') homes.set(name, pack);
	});
	for (const pack of packs)
		writePack(
			pack,
			[...parts.keys()].filter((name) => homes.get(name) === pack),
		);
	const keep = (pack, program) => write(`${pack}.cache`, program.open(pack).script.createCachedData());
	await runOccasions(keep);
	keep('rest', openProgram());
}

const dist = new URL('dist/', root);
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
await build({
	...common,
	entryPoints: Object.fromEntries(heavy.map((library) => [fileOf(library), library])),
	format: 'cjs',
	outExtension: { '.js': '.cjs' },
	plugins: [writingOnly],
	// A plain require of a library finds what an import of it finds.
	footer: { js: 'if (!("default" in module.exports)) module.exports.default = module.exports;' },
});
await build({
	...common,
	entryPoints: { 'reader.worker': 'src/sheets/reader.worker.ts' },
	format: 'esm',
	banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});
await writePacks();
