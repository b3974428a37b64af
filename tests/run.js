/**
 * What `npm test` runs: type check, lint, build, then every vitest project, once, with a MongoDB server for the
 * store suite where one can be had. `--all` (`npm run test:all`, at night) plays every scenario over HTTP, where
 * otherwise a sample does. Ends with what was left out and why, and with the line
 * `N passed, N failed[, N skipped]`, in which the type check, lint and the build count as one each.
 *
 * Plain JavaScript on purpose: it must be able to say that the TypeScript tooling is broken.
 */
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'xiangzhi-test-'));
const started = [];
const leftOut = [];
const count = { passed: 0, failed: 0, skipped: 0 };

// Nothing of a run stays behind, however it ends.
process.on('exit', () => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(scratch, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

const mongo = await findMongo();
await checks();
await tests();
await stop();

if (leftOut.length > 0) console.log(`\n${leftOut.map((line) => `left out: ${line}`).join('\n')}`);
const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
console.log(`${count.passed} passed, ${count.failed} failed${skipped}`);
process.exit(count.failed > 0 ? 1 : 0);

/** Type check, lint and build side by side, each told when it is through. */
async function checks() {
  const tsc = 'node_modules/typescript/bin/tsc';
  const all = [
    {
      name: 'type check',
      commands: [
        [tsc, '-p', 'tsconfig.json'],
        [tsc, '-p', 'core/tsconfig.json'],
      ],
    },
    {
      name: 'lint',
      commands: [
        ['node_modules/eslint/bin/eslint.js', '.'],
        ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
        ['server/bin.js', 'format', '--check'],
      ],
    },
  ];
  if (existsSync(join(ROOT, 'vite.config.ts'))) {
    all.push({ name: 'build', commands: [['node_modules/vite/bin/vite.js', 'build', '--logLevel=warn']] });
  } else {
    leftOut.push('the build: there is no vite.config.ts');
  }
  await Promise.all(
    all.map(async ({ name, commands }) => {
      const begun = Date.now();
      let output = '';
      let good = true;
      for (const command of commands) {
        const result = await run(command, { quiet: true });
        output += result.output;
        good &&= result.code === 0;
      }
      console.log(
        `${output}${good ? 'passed' : 'FAILED'}: ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`,
      );
      count[good ? 'passed' : 'failed']++;
    }),
  );
}

/** All vitest projects in one go; counts from the reporter's file, never from its prose. */
async function tests() {
  const report = join(scratch, 'vitest.json');
  const command = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json'];
  command.push(`--outputFile.json=${report}`);
  if (!browserAtHand()) {
    command.push('--project=!browser');
    leftOut.push(
      'the browser tests: no Chromium for this machine (set CHROMIUM_PATH to a Chrome or Chromium)',
    );
  }
  const env = { ...process.env };
  if (process.argv.includes('--all')) env.SCENARIOS = 'all';
  if (mongo) env.MONGODB_URI = mongo;
  const { code } = await run(command, { env });

  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { testResults: [] };
  const before = { ...count };
  const skippedNames = [];
  for (const file of result.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') count.passed++;
      else if (test.status === 'failed') count.failed++;
      else {
        count.skipped++;
        skippedNames.push(test.fullName);
      }
    }
    // A file that could not even be loaded holds no tests, but has failed.
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) {
      count.failed++;
      console.log(`FAILED: ${file.name}`);
    }
  }
  if (skippedNames.length > 0) leftOut.push(`${skippedNames.length} skipped tests: ${someOf(skippedNames)}`);
  if (count.passed === before.passed && count.failed === before.failed) {
    count.failed++;
    console.log('FAILED: no test ran');
  } else if (code !== 0 && count.failed === before.failed) {
    count.failed++;
    console.log('FAILED: vitest ended badly outside of any test, see above');
  }
}

function someOf(names) {
  const shown = names.slice(0, 10).join('; ');
  return names.length > 10 ? `${shown}; and ${names.length - 10} more` : shown;
}

function browserAtHand() {
  if (process.env.CHROMIUM_PATH || existsSync('/usr/bin/chromium')) return true;
  const packaged = existsSync(join(ROOT, 'node_modules/@sparticuz/chromium'));
  return packaged && process.platform === 'linux' && process.arch === 'x64';
}

/** The address of a MongoDB server for the store suite: given, or started here and stopped at the end. */
async function findMongo() {
  if (process.env.MONGODB_URI) return process.env.MONGODB_URI;
  const mongod = onPath('mongod');
  const ferretdb =
    onPath('ferretdb') ?? (existsSync(join(ROOT, '.tools/ferretdb')) ? join(ROOT, '.tools/ferretdb') : null);
  if (!mongod && !ferretdb) {
    leftOut.push(
      'the MongoDB store suite: no server found (set MONGODB_URI, or have mongod or ferretdb on the PATH)',
    );
    return null;
  }
  const port = await freePort();
  try {
    if (mongod) {
      // Alone, without a replica set: the store asks for nothing that needs one.
      const options = ['--dbpath', scratch, '--port', String(port), '--bind_ip', '127.0.0.1'];
      return await startMongo(mongod, options, `mongodb://127.0.0.1:${port}/`);
    }
    const options = ['--handler=sqlite', `--sqlite-url=file:${scratch}/`, `--state-dir=${scratch}`];
    options.push(
      `--listen-addr=127.0.0.1:${port}`,
      '--debug-addr=-',
      '--telemetry=disable',
      '--log-level=error',
    );
    // FerretDB reads, compares and writes in three separate steps, so two connections can both win the same
    // compare-and-set. One connection at a time shows everything else; races are for a real MongoDB.
    const uri = await startMongo(ferretdb, options, `mongodb://127.0.0.1:${port}/?maxPoolSize=1`);
    leftOut.push(
      'races in the MongoDB store: FerretDB is no judge of them (set MONGODB_URI to a real MongoDB)',
    );
    return uri;
  } catch (error) {
    leftOut.push(`the MongoDB store suite: ${error.message}`);
    // It was there and did not work: that is a failure, not something to be left out quietly.
    count.failed++;
    return null;
  }
}

async function startMongo(program, options, uri) {
  const log = join(scratch, 'server.log');
  const child = spawn(program, options, { stdio: ['ignore', openSync(log, 'w'), openSync(log, 'a')] });
  started.push(child);
  const ended = new Promise((_, reject) => {
    child.on('error', (error) => reject(new Error(`${program} does not start: ${error.message}`)));
    child.on('exit', (code) =>
      reject(new Error(`${program} ended with ${code}: ${readFileSync(log, 'utf8').slice(-2000)}`)),
    );
  });
  ended.catch(() => {}); // it also ends when we stop it
  const { MongoClient } = await import('mongodb');
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 30_000 });
  try {
    await Promise.race([client.db('admin').command({ ping: 1 }), ended]);
  } finally {
    await client.close();
  }
  console.log(`MongoDB store suite on ${program}`);
  return uri;
}

/** Asks what was started to go and waits for it. */
function stop() {
  const alive = started.filter((child) => child.exitCode === null && child.signalCode === null);
  return Promise.all(
    alive.map((child) => new Promise((resolve) => child.once('exit', resolve).kill('SIGKILL'))),
  );
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Runs one of the installed tools with this Node; quiet keeps its output for later. */
function run(command, { quiet = false, env = process.env } = {}) {
  return new Promise((resolve) => {
    const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
    const child = spawn(process.execPath, command, { cwd: ROOT, env, stdio });
    started.push(child);
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: `${error.message}\n` }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
