import fc from 'fast-check';

/** The same commit gives the same result everywhere; `SEED=$RANDOM npm test` looks elsewhere. */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20261102) });
