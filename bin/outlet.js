const { EventEmitter } = require('node:events');
const { fstatSync, statSync, writeSync } = require('node:fs');

/** Milliseconds until a reader that is behind is tried again. */
const pause = 5;
const sleep = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);

/** Writes all of a text, however slowly it is read. */
function writeAll(fd, text) {
	const bytes = Buffer.from(text);
	for (let at = 0; at < bytes.length; ) {
		try {
			at += writeSync(fd, bytes, at);
		} catch (error) {
			if (error.code !== 'EAGAIN') throw error;
			sleep();
		}
	}
}

function isPlainFile(fd) {
	try {
		const found = fstatSync(fd);
		return found.isFile() || found.isFIFO() || found.isSocket() || found.rdev === statSync('/dev/null').rdev;
	} catch {
		return false;
	}
}

/** Characters a pipe takes even from a reader who is not reading, whatever they are in bytes. */
const atOnce = 2 ** 14;

/** Node's own stream, which waits for a reader without being deaf to Ctrl-C. */
function openStream(fd, outlet) {
	const stream = fd === 1 ? process.stdout : process.stderr;
	for (const event of ['error', 'drain', 'close']) stream.on(event, (what) => outlet.emit(event, what));
	return stream;
}

/** A file or a pipe, written at once without Node's streams: to load those takes a tenth of a start. Only much text is left to them. */
function openPlain(fd) {
	let isBroken = false;
	let written = 0;
	let stream;
	const write = (text, done) => {
		written += text.length;
		if (written > atOnce && !isBroken) stream ??= openStream(fd, outlet);
		if (stream) return stream.write(text, done);
		try {
			if (!isBroken) writeAll(fd, text);
		} catch (error) {
			isBroken = true;
			outlet.emit('error', error);
		}
		done?.();
		return true;
	};
	const outlet = Object.assign(new EventEmitter(), { write });
	return outlet;
}

/** What a command writes to: 1 for its results, 2 for the rest. */
function openOutlet(fd) {
	if (process.platform !== 'win32' && isPlainFile(fd)) return openPlain(fd);
	return fd === 1 ? process.stdout : process.stderr;
}

module.exports = { openOutlet };
