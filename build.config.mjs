import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { build } from 'esbuild';

const { cacheOf, openProgram, openReader, packs, readerPack } = createRequire(import.meta.url)('./bin/load.js');
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

/**
 * What libraries hold that is never asked for: of the workbook package, which only writes whole workbooks, its streams
 * and its CSV; of commander, subcommands that are programs of their own; of the query builder, the making of tables,
 * `withSchema` and MERGE; of SQLite's driver, backups, virtual tables and aggregates written in JavaScript.
 */
const unused = {
	exceljs: /^\.\/stream\/xlsx\/|^\.\.\/csv\/csv$/,
	commander: /^node:child_process$/,
	kysely: /\/(schema\/schema|with-schema\/with-schema-plugin|query-builder\/merge-query-builder)\.js$/,
	'better-sqlite3': /^\.\/methods\/(backup|table|aggregate)$/,
};
/** What stands for it, with the names its library asks for. */
const nothing = 'export let SchemaModule, WithSchemaPlugin, MergeQueryBuilder;';
const withoutUnused = {
	name: 'without-unused',
	setup: ({ onResolve, onLoad }) => {
		for (const [library, filter] of Object.entries(unused)) {
			const within = new RegExp(`[\\\\/]node_modules[\\\\/]${library}[\\\\/]`);
			onResolve({ filter }, ({ importer }) =>
				within.test(importer) ? { path: library, namespace: 'unused' } : undefined,
			);
		}
		onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: nothing, loader: 'js' }));
	},
};

/** Left to itself SQLite's driver looks for its native module in a dozen places at every start. */
const nativeModuleNamed = {
	name: 'native-module-named',
	setup: ({ onResolve, onLoad }) => {
		onResolve({ filter: /^bindings$/ }, () => ({ path: 'better-sqlite3', namespace: 'native' }));
		onLoad({ filter: /.*/, namespace: 'native' }, () => ({
			contents: "module.exports = () => require('better-sqlite3/build/Release/better_sqlite3.node');",
		}));
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
	external: ['*.node'],
};

/** A program in parts: what is always needed together is one part, each asleep until asked for. */
async function makeParts(entryPoints, plugins) {
	const { outputFiles } = await build({
		...common,
		entryPoints,
		format: 'esm',
		splitting: true,
		write: false,
		conditions: ['import', 'module'],
		plugins,
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

/** What is done before the day begins. */
const yesterday = [
	['init', '--name', '督查室'],
	['unit', 'add', '县住建局'],
	['unit', 'add', '县财政局'],
];

const due = ['--lead', '县住建局', '--support', '县财政局', '--source', '会议议定', '--deadline', '2026-09-15'];
const table = fileURLToPath(new URL('fixtures/messy-decisions.xlsx', root));

/** Commands of a day, each with the pack that holds the parts first asked for by it. */
const day = [
	['morning', 'add', ['试']],
	['morning', 'add', ['再试一件标题写得长、在窄的表里要折行的事项', ...due]],
	['morning', 'add', ['三试', '--lead', '县财政局', '--deadline', '2026-12-31']],
	['morning', 'overdue', ['--limit', '1']],
	['morning', 'list', ['--limit', '3']],
	['morning', 'show', ['2']],
	['morning', 'due', []],
	['rest', 'today', []],
	['import', 'import', [table, '--create-units', '--year', '2026']],
];

/** A folder to run commands in, one after another. */
function openOffice() {
	const folder = mkdtempSync(join(tmpdir(), 'ducha-build-'));
	const quiet = Object.assign(new EventEmitter(), { write: (_text, done) => done?.() }).setMaxListeners(0);
	const world = { stdin: {}, stdout: quiet, stderr: quiet, env: {}, platform: process.platform, cwd: () => folder };
	const options = ['--ledger', join(folder, 'ledger.db'), '--today', '2026-11-02', '--yes'];
	return {
		async run({ main }, words) {
			if ((await main([...words, ...options], world, root)) > 3) throw new Error(`${words.join(' ')} went wrong`);
		},
		close: () => rmSync(folder, { recursive: true }),
	};
}

/** Runs the day, each command in the program chosen for it. */
async function runDay(choose, tell) {
	const office = openOffice();
	try {
		for (const words of yesterday) await office.run(openProgram(), words);
		for (const [pack, word, words] of day) {
			const program = choose(word);
			await office.run(program, [word, ...words]);
			tell(program, pack, word);
		}
	} finally {
		office.close();
	}
}

/** What V8 has compiled of the packs read by now. */
function keepCompiled(program, word) {
	// With this flag the code would be refused by a program started without it.
	setFlagsFromString('--compilation-cache');
	for (const [pack, { script }] of program.opened)
		writeFileSync(new URL(cacheOf(pack, word), dist), script.createCachedData());
	setFlagsFromString('--no-compilation-cache');
}

const writePack = (pack, parts) =>
	writeFileSync(
		new URL(`${pack}.js`, dist),
		`({${[...parts].map(([name, text]) => `${JSON.stringify(name)}${text}`).join(',')}})`,
	);

/** Writes what reads workbooks, and the code compiled for it when it has read one. */
async function writeReader() {
	writePack(readerPack, await makeParts({ 'reader.worker': 'src/sheets/reader.worker.ts' }, []));
	const reader = openReader();
	await reader.answer(readFileSync(table));
	keepCompiled(reader);
}

/** Writes the packs, and the code compiled for them by the end of the day, and by the end of each command alone. */
async function writePacks() {
	const parts = await makeParts({ main: 'src/main.ts' }, [heavyApart, withoutUnused, nativeModuleNamed]);
	const homes = new Map();
	const write = () => {
		for (const pack of packs)
			writePack(
				pack,
				[...parts].filter(([name]) => (homes.get(name) ?? 'rest') === pack),
			);
	};
	write();
	const first = openProgram();
	await runDay(
		() => first,
		({ asked }, pack) => {
			for (const name of asked.keys()) if (!homes.has(name)) homes.set(name, pack);
		},
	);
	write();
	// Else a script read anew would share what was compiled of it before.
	setFlagsFromString('--no-compilation-cache');
	const whole = openProgram();
	await runDay(
		() => whole,
		() => {},
	);
	keepCompiled(whole);
	const own = new Map();
	await runDay(
		(word) => own.get(word) ?? own.set(word, openProgram()).get(word),
		(program, _pack, word) => keepCompiled(program, word),
	);
}

const dist = new URL('dist/', root);
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
await build({
	...common,
	entryPoints: Object.fromEntries(heavy.map((library) => [fileOf(library), library])),
	format: 'cjs',
	outExtension: { '.js': '.cjs' },
	plugins: [withoutUnused],
	// A plain require of a library finds what an import of it finds.
	footer: { js: 'if (!("default" in module.exports)) module.exports.default = module.exports;' },
});
await writeReader();
await writePacks();
