const megabyte = 2 ** 20;
/** Beyond this the heap is swept; what is then still in use and a third as much again is left to grow into. */
const usual = 250 * megabyte;
const often = 100;

/** Sweeps in the breaks of long work: left alone V8 lets garbage reach several times what is in use. */
function keepHeapSmall() {
	let limit = usual;
	const look = () => {
		// A short command is over before this is needed, and need not wait for it.
		const { getHeapStatistics, setFlagsFromString } = require('node:v8');
		if (getHeapStatistics().total_heap_size < limit) return;
		setFlagsFromString('--expose-gc');
		require('node:vm').runInNewContext('gc')();
		limit = Math.max(usual, getHeapStatistics().used_heap_size * 1.33);
	};
	setInterval(look, often).unref();
}

module.exports = { keepHeapSmall };
