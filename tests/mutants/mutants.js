/**
 * Faults put into the code on purpose, each with the tests that must see it. `find` stands exactly once in the file.
 * A mutant whose text is gone is a failure too: choose another line that means the same.
 */
export const MUTANTS = [
  {
    name: 'the case is written over whatever somebody else has made of it',
    file: 'server/store/commit.ts',
    find: "await store.swap('cases', doc, before.seq, followUps)",
    put: "await store.swap('cases', doc, (await store.get('cases', doc._id)).seq, followUps)",
    tests: ['tests/races/two-servers.test.ts'],
  },
  {
    name: 'an answered effect stays in the outbox',
    file: 'server/store/commit.ts',
    find: '(entry) => entry.id !== answered',
    put: '() => true',
    tests: ['tests/races/outbox.test.ts'],
  },
  {
    name: 'a suspended case is woken by its timers',
    file: 'server/store/commit.ts',
    find: "c.status === 'suspended' || ",
    put: '',
    tests: ['server/store/commit.test.ts'],
  },
  {
    name: 'the latest timer of a case wakes it, not the earliest',
    file: 'server/store/commit.ts',
    find: 'timer.at < first ? timer.at : first',
    put: 'timer.at > first ? timer.at : first',
    tests: ['server/store/commit.test.ts'],
  },
  {
    name: 'of several who must all agree one is enough',
    file: 'core/engine/tally.ts',
    find: 'waiting(activity, task) > 0 ? OPEN',
    put: 'waiting(activity, task) > 9 ? OPEN',
    tests: ['core/engine/tally.test.ts'],
  },
  {
    name: 'a vote passes with exactly too little',
    file: 'core/engine/tally.ts',
    find: 'inFavour >= needed',
    put: 'inFavour > needed',
    tests: ['core/engine/tally.test.ts'],
  },
  {
    name: 'one against does not count among those who agree',
    file: 'core/engine/tally.ts',
    find: "?.tone === 'negative');\n  return (against",
    put: "?.tone === 'none');\n  return (against",
    tests: ['core/engine/tally.test.ts'],
  },
  {
    name: 'who has voted may vote again in another place',
    file: 'core/engine/act.ts',
    find: 'if (!task.excluded.includes(user)) task.excluded.push(user);',
    put: '',
    tests: ['core/engine/tally.test.ts', 'core/engine/task-acts.test.ts'],
  },
  {
    name: 'the deadline of a task that is done goes on',
    file: 'core/engine/act.ts',
    find: "timer.kind === 'due' && timer.ref === task.id",
    put: 'false',
    tests: ['core/engine/timers.test.ts'],
  },
  {
    name: 'a timer is fired before it is due',
    file: 'server/effects/timers.ts',
    // what is due is asked of the store and of the case: only both together let one go off early
    find: 'const refused = new Set<string>();',
    put: "until = '9999-12-31T00:00:00.000Z'; const refused = new Set<string>();",
    tests: ['tests/server/clock.test.ts'],
  },
  {
    name: 'a case that cannot fire holds up the others',
    file: 'server/effects/timers.ts',
    find: 'page.filter((doc) => !refused.has(doc.id))',
    put: 'page',
    tests: ['tests/races/faults.test.ts'],
  },
  {
    name: 'a session that is over goes on',
    file: 'server/commands/sessions.ts',
    find: 'Date.now() - seenAt > IDLE_MS',
    put: 'Date.now() - seenAt > Infinity',
    tests: ['tests/server/session.test.ts'],
  },
  {
    name: 'a late note of use brings an ended session back',
    file: 'server/commands/sessions.ts',
    find: "await sessionMutex.run(session.id, () => store.delete('sessions', session.id));",
    put: "await store.delete('sessions', session.id);",
    tests: ['tests/server/session.test.ts'],
  },
  {
    name: 'guesses at a password are not counted',
    file: 'server/commands/login-attempts.ts',
    find: 'failures: before + 1',
    put: 'failures: before',
    tests: ['tests/server/session.test.ts'],
  },
  {
    name: 'many guesses at once count as one',
    file: 'server/commands/login-attempts.ts',
    find: 'return this.mutex.run(guess, job);',
    put: 'return job();',
    tests: ['server/commands/login-attempts.test.ts'],
  },
  {
    name: 'a case under way meets another clock than it began with',
    file: 'core/blocks/clock/on.ts',
    find: 'else if (meta.pauses && !clock.pausedAt)',
    put: 'else if (meta.pauses && clock.pausedAt)',
    tests: ['tests/histories/histories.test.ts'],
  },
];
