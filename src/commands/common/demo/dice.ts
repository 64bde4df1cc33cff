/** Throws that are the same on every machine for the same seed (mulberry32). */
export interface Dice {
	/** At least 0, less than 1. */
	roll(): number;
	/** A whole number from `from` to `to`, both included. */
	between(from: number, to: number): number;
	/** One of several. */
	pick<T>(from: readonly T[]): T;
}

export function diceOf(seed: number): Dice {
	let state = seed >>> 0;
	const roll = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let n = Math.imul(state ^ (state >>> 15), state | 1);
		n ^= n + Math.imul(n ^ (n >>> 7), n | 61);
		return ((n ^ (n >>> 14)) >>> 0) / 0x100000000;
	};
	const between = (from: number, to: number) => from + Math.floor(roll() * (to - from + 1));
	return { roll, between, pick: (from) => from[between(0, from.length - 1)] as (typeof from)[number] };
}
