#!/usr/bin/env node
const { pathToFileURL } = require('node:url');
const { load } = require('./load.js');

const [word, ...more] = process.argv.slice(2);
if (more.length === 0 && (word === '--version' || word === '-V')) console.log(require('../package.json').version);
else
	load()
		.main(process.argv.slice(2), process, pathToFileURL(`${__dirname}/../`))
		.then((code) => {
			process.exitCode = code;
		});
