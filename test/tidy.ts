import { afterAll } from 'vitest';
import { removeFolders } from './ledger/folders.ts';

/** Files run one after another in the same process: what each has made goes when it is over. */
afterAll(removeFolders);
