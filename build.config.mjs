import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

rmSync(new URL('dist', import.meta.url), { recursive: true, force: true });

/** One entry and a chunk per command, so that a command loads only what it uses; the native module stays outside. */
await build({
	absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
	entryPoints: { main: 'src/main.ts', 'reader.worker': 'src/sheets/reader.worker.ts' },
	outdir: 'dist',
	bundle: true,
	splitting: true,
	format: 'esm',
	platform: 'node',
	target: 'node20',
	minify: true,
	keepNames: false,
	legalComments: 'none',
	external: ['better-sqlite3'],
	banner: {
		js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
	},
	chunkNames: 'chunks/[name]-[hash]',
	logLevel: 'warning',
});
