#!/usr/bin/env node
const { pathToFileURL } = require('node:url');
const { openOutlet } = require('./outlet.js');

const argv = process.argv.slice(2);
const stdout = openOutlet(1);
let stderr;

if (argv.length === 1 && ['--version', '-V'].includes(argv[0])) {
	// Asked for by scripts, and over before the program would have been read.
	stdout.on('error', ({ code }) => {
		process.exitCode = code === 'EPIPE' ? 0 : 13;
		if (code !== 'EPIPE') openOutlet(2).write(`错误：结果没有写出：${code}\n提示：检查磁盘空间，或换一个输出位置\n`);
	});
	stdout.write(`${require('../package.json').version}\n`);
} else {
	const { openProgram } = require('./load.js');
	const world = {
		stdout,
		get stderr() {
			stderr ??= openOutlet(2);
			return stderr;
		},
		get stdin() {
			return process.stdin;
		},
		env: process.env,
		platform: process.platform,
		cwd: () => process.cwd(),
		on: (event, listener) => process.on(event, listener),
		once: (event, listener) => process.once(event, listener),
		off: (event, listener) => process.off(event, listener),
	};
	// In the breaks of long work; a short command is over before this is read.
	setInterval(() => require('./heap.js').sweepHeap(), 100).unref();
	openProgram(/^[a-z]+$/.test(argv[0]) ? argv[0] : undefined)
		.main(argv, world, pathToFileURL(`${__dirname}/../`))
		.then((code) => {
			process.exitCode = code;
			// What was broken off waits for no reader that has stopped reading.
			if (code === 130 || code === 143) process.exit();
		});
}
