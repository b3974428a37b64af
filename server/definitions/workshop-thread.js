/** Where the workshop's thread begins. Node 20 reads no TypeScript, so tsx is put in first. */
import { register } from 'tsx/esm/api';

register();
await import('./workshop-jobs.ts');
