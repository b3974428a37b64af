import type { Store } from '../types.ts';

/** The store under test; there once the suite's beforeAll has run. */
export type TheStore = () => Store;
