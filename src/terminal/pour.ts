/** Resolves when what was written has been taken, the reader has left, or the wait is broken off. */
function taken(out: NodeJS.WritableStream, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const events = ['drain', 'error', 'close'] as const;
		const done = () => {
			for (const event of events) out.off(event, done);
			signal.removeEventListener('abort', done);
			resolve();
		};
		for (const event of events) out.once(event, done);
		signal.addEventListener('abort', done);
	});
}

/** Characters written at once: about as many as a pipe holds. */
const atOnce = 2 ** 15;

/** The same text in small pieces, no sign cut in two. */
function* portions(pieces: Iterable<string>): Generator<string> {
	for (const piece of pieces)
		for (let from = 0; from < piece.length; ) {
			const to = from + atOnce;
			const end = /[\ud800-\udbff]/.test(piece[to - 1] ?? '') ? to + 1 : to;
			yield piece.slice(from, end);
			from = end;
		}
}

/** Writes a text piece by piece, no faster than it is read; stops when the reader has left, and between pieces where `breathe` throws. The signal is asked for only where there is something to wait for. */
export async function pour(
	out: NodeJS.WritableStream,
	pieces: Iterable<string>,
	{ signal, breathe }: { signal: () => AbortSignal; breathe: () => Promise<void> },
): Promise<void> {
	let hasLeft = false;
	const leave = () => {
		hasLeft = true;
	};
	out.once('error', leave);
	try {
		let isFirst = true;
		for (const piece of portions(pieces)) {
			// A short result is one portion and waits for nothing.
			if (!isFirst) await breathe();
			if (hasLeft) return;
			isFirst = false;
			if (out.write(piece) === false) await taken(out, signal());
		}
	} finally {
		out.off('error', leave);
	}
}
