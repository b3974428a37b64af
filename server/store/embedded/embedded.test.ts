import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { describeStore } from '../contract.ts';
import { openEmbedded } from './open.ts';

const folder = await mkdtemp(join(tmpdir(), 'xiangzhi-store-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

describeStore('the embedded store', () => openEmbedded(join(folder, 'contract')));
