/** What administrators exchange with the server, as types: derived from the contract's schemas. Beside `api.ts`. */
export type * from './contract/shapes/designer.ts';
export type * from './contract/shapes/migration.ts';
export type * from './contract/shapes/trial.ts';
