/** Loaded into a process that is measured: leaves its peak memory, in MB, where it was told to. */
const { writeFileSync } = require('node:fs');

process.on('exit', () => writeFileSync(process.env.BENCH_PEAK, String(process.resourceUsage().maxRSS / 1024)));
