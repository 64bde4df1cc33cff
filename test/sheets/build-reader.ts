import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

/** Bundles the reading worker once, so that tests of the sources can start it; put in place whole, other runs may be using it. */
export async function setup(): Promise<void> {
	const { outputFiles } = await build({
		entryPoints: { 'reader.worker': 'src/sheets/reader.worker.ts' },
		outdir: 'dist',
		write: false,
		bundle: true,
		format: 'esm',
		platform: 'node',
		target: 'node20',
		logLevel: 'error',
	});
	mkdirSync('dist', { recursive: true });
	writeFileSync(`dist/reader.${process.pid}.tmp`, outputFiles[0]!.contents);
	renameSync(`dist/reader.${process.pid}.tmp`, 'dist/reader.worker.js');
}
