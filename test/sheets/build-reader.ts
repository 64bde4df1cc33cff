import { build } from 'esbuild';

/** Bundles the reading worker once, so that tests of the sources can start it. */
export async function setup(): Promise<void> {
	await build({
		entryPoints: { 'reader.worker': 'src/sheets/reader.worker.ts' },
		outdir: 'dist',
		bundle: true,
		format: 'esm',
		platform: 'node',
		target: 'node20',
		logLevel: 'error',
	});
}
