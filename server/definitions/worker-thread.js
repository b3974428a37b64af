/** Where a worker thread begins. Node 20 reads no TypeScript, so tsx is put in first. */
import { register } from 'tsx/esm/api';

register();
await import('./worker-jobs.ts');
