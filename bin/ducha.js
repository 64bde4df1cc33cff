#!/usr/bin/env node
const { pathToFileURL } = require('node:url');
const { openOutlet } = require('./outlet.js');

const argv = process.argv.slice(2);
const stdout = openOutlet(1);
let stderr;

if (argv.length === 1 && ['--version', '-V'].includes(argv[0])) stdout.write(`${require('../package.json').version}\n`);
else {
	const { keepHeapSmall } = require('./heap.js');
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
	keepHeapSmall();
	openProgram(/^[a-z]+$/.test(argv[0]) ? argv[0] : undefined)
		.main(argv, world, pathToFileURL(`${__dirname}/../`))
		.then((code) => {
			process.exitCode = code;
			// What was broken off waits for no reader that has stopped reading.
			if (code === 130 || code === 143) process.exit();
		});
}
