const { getHeapStatistics, setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

const megabyte = 2 ** 20;
/** Beyond this the heap is swept; what is then still in use and a third as much again is left to grow into. */
const usual = 250 * megabyte;
let limit = usual;

/** Sweeps a heap that has grown: left alone V8 lets garbage reach several times what is in use. */
function sweepHeap() {
	if (getHeapStatistics().total_heap_size < limit) return;
	setFlagsFromString('--expose-gc');
	runInNewContext('gc')();
	limit = Math.max(usual, getHeapStatistics().used_heap_size * 1.33);
}

module.exports = { sweepHeap };
