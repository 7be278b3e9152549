// Writes what became of each test file to the file named by TEST_RESULTS, for the closing line of test/run.ts.
const { writeFileSync } = require('node:fs');

module.exports = class ResultsReporter {
  onRunComplete(_contexts, results) {
    const suites = results.testResults.map((suite) => ({
      passed: suite.numPassingTests,
      failed: suite.numFailingTests,
      skipped: suite.numPendingTests + suite.numTodoTests,
      // Did not load, or broke outside its tests.
      broken: Boolean(suite.testExecError),
    }));
    writeFileSync(process.env.TEST_RESULTS, JSON.stringify(suites));
  }
};
