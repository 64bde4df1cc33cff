import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.ts'],
		globalSetup: ['test/temporary.ts', 'test/sheets/build-reader.ts'],
		setupFiles: ['test/seed.ts', 'test/tidy.ts'],
		pool: 'forks',
		// No test changes what another could see; a module loaded once, and warm, saves half of the run.
		isolate: false,
		maxWorkers: 2,
		testTimeout: 90_000,
		hookTimeout: 60_000,
	},
});
