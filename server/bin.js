#!/usr/bin/env node
/** The `xiangzhi` command. Node 20 reads no TypeScript, so tsx is put in before the first .ts file is asked for. */
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./cli.ts');
await main(process.argv.slice(2));
