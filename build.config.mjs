import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

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

/** One script of all commands, each asleep until asked for; modules are plain requires, so that V8's code cache serves them. */
await build({
	...common,
	entryPoints: { main: 'src/main.ts' },
	format: 'cjs',
	outExtension: { '.js': '.cjs' },
	supported: { 'dynamic-import': false },
	conditions: ['import', 'module'],
	plugins: [heavyApart, withoutChildProcess],
	define: { 'import.meta.url': 'importMetaUrl' },
	banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
});
await build({
	...common,
	entryPoints: Object.fromEntries(heavy.map((library) => [fileOf(library), library])),
	format: 'cjs',
	outExtension: { '.js': '.cjs' },
	plugins: [writingOnly],
	// A library that is one function is that function to a plain require, as it is to an import.
	footer: { js: 'if (Object.keys(module.exports).join() === "default") module.exports = module.exports.default;' },
});
await build({
	...common,
	entryPoints: { 'reader.worker': 'src/sheets/reader.worker.ts' },
	format: 'esm',
	banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});

/** Plain ASCII is read as it stands; esbuild leaves regular expressions in Chinese as they are. */
const bundle = new URL('dist/main.cjs', root);
const spell = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
writeFileSync(bundle, readFileSync(bundle, 'utf8').replace(/[^\x00-\x7f]/g, spell));

/** A morning's commands on an empty ledger: what they compile is what every start would compile again. */
const morning = [
	['init', '--name', '督查室'],
	['add', '试'],
	['overdue', '--limit', '50'],
	['list', '--limit', '50'],
	['show', '1'],
	['due'],
];

async function warmUp() {
	const { load, cache } = createRequire(import.meta.url)('./bin/load.js');
	rmSync(cache, { force: true });
	const folder = mkdtempSync(join(tmpdir(), 'ducha-build-'));
	const quiet = {
		write: (_text, done) => (typeof done === 'function' ? done() : undefined),
		on: () => {},
		off: () => {},
	};
	const world = { stdin: {}, stdout: quiet, stderr: quiet, env: {}, platform: process.platform, cwd: () => folder };
	try {
		const { main, script } = load();
		for (const words of morning) await main([...words, '--ledger', join(folder, 'ledger.db')], world, root);
		writeFileSync(cache, script.createCachedData());
	} finally {
		rmSync(folder, { recursive: true });
	}
}
await warmUp();

const made = ['main.cjs', 'main.cache', 'reader.worker.js', ...heavy.map((library) => `${fileOf(library)}.cjs`)];
for (const name of readdirSync(new URL('dist/', root)))
	if (!made.includes(name)) rmSync(new URL(`dist/${name}`, root), { recursive: true });
