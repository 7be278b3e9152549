// Jest hands out test files in this order: what is fast and pure first, so that a mistake shows early; whole systems last.
const path = require('node:path');

const first = ['domain', 'support', 'activities', 'contract', 'client', 'workers'];
const last = ['sandbox', 'workflows', 'replay', 'faults', 'e2e'];

/** Rank of a test file by its folder under test/; folders not named stand in the middle. */
function rankOf(testPath, root = path.join(__dirname, '..')) {
  const folder = path.relative(root, testPath).split(path.sep)[0];
  if (first.includes(folder)) return first.indexOf(folder);
  return first.length + 1 + last.indexOf(folder);
}

module.exports = class Sequencer {
  /** Folders in their order, names within a folder: the same order in each run. */
  sort(tests) {
    const byName = (a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
    return [...tests].sort((a, b) => rankOf(a.path) - rankOf(b.path) || byName(a, b));
  }

  shard(tests, { shardIndex, shardCount }) {
    return this.sort(tests).filter((_test, index) => index % shardCount === shardIndex - 1);
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
};
