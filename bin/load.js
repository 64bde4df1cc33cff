const { existsSync, readFileSync } = require('node:fs');
const { createRequire, wrap } = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const file = join(dirname(__dirname), 'dist', 'main.cjs');
const cache = join(dirname(__dirname), 'dist', 'main.cache');

/**
 * Runs the bundle as one script, with V8's compiled code for it where the build left some for this Node;
 * importing it as a module takes half as long again. The build leaves it in plain ASCII.
 */
function load() {
	if (!existsSync(file)) throw new Error('dist/ is missing: npm run build');
	const cachedData = existsSync(cache) ? readFileSync(cache) : undefined;
	const script = new Script(wrap(readFileSync(file, 'latin1')), { filename: file, cachedData });
	const module = { exports: {} };
	script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
	return { main: module.exports.main, script };
}

module.exports = { load, cache };
