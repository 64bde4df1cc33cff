const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');
const { pathToFileURL } = require('node:url');

const dist = join(__dirname, '..', 'dist');

/** What a usual morning needs, what an import needs besides, and everything else: each is read when first asked for. */
const packs = ['morning', 'import', 'rest'];
/** What reads workbooks shares nothing with them. */
const readerPack = 'reader';

/** V8's compiled code of a pack: what one command needs of it, or what all do. */
const cacheOf = (pack, word) => (word === undefined ? `${pack}.cache` : `${pack}.${word}.cache`);

function readPack(name, word) {
	const file = join(dist, `${name}.js`);
	if (!existsSync(file)) throw new Error('dist/ is missing: npm run build');
	const cache = [cacheOf(name, word), cacheOf(name)].map((path) => join(dist, path)).find((path) => existsSync(path));
	const cachedData = cache && readFileSync(cache);
	// The build leaves it in plain ASCII.
	const script = new Script(readFileSync(file, 'latin1'), { filename: file, cachedData });
	return { script, parts: script.runInThisContext() };
}

/**
 * Runs parts from packs as plain scripts, with V8's compiled code for them where the build left some for this Node;
 * importing modules takes half as long again. `opened` are the packs read, `asked` the parts run; `word` is the command
 * to come, if known.
 */
function openParts(packs, word) {
	const opened = new Map();
	const made = new Map();
	const open = (name) => {
		if (!opened.has(name)) opened.set(name, readPack(name, word));
		return opened.get(name);
	};
	const url = String(pathToFileURL(join(dist, 'main.js')));
	const ask = (path) => {
		if (!path.startsWith('./')) return require(path);
		if (!path.endsWith('.js')) return require(join(dist, path));
		const name = path.slice(2);
		if (!made.has(name)) {
			const pack = packs.find((pack) => name in open(pack).parts);
			made.set(name, {});
			open(pack).parts[name](made.get(name), ask, url);
		}
		return made.get(name);
	};
	return { ask, opened, asked: made };
}

/** The program, of which one command is to be run. */
function openProgram(word) {
	const parts = openParts(packs, word);
	return { ...parts, main: parts.ask('./main.js').main };
}

/** What reads workbooks, in a thread of its own. */
function openReader() {
	const parts = openParts([readerPack]);
	return { ...parts, answer: parts.ask('./reader.worker.js').answer };
}

module.exports = { cacheOf, openProgram, openReader, packs, readerPack };
