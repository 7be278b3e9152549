/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/.cache/', '<rootDir>/.sandbox/'],
  // Jest's own default is the system's temporary folder; nothing is written outside the checkout.
  cacheDirectory: '<rootDir>/.cache/jest',
  testSequencer: '<rootDir>/test/support/sequencer.cjs',
  // Room for a first workflow bundle (1.5 s alone, more beside a second worker), not for a test that waits for ever.
  testTimeout: 30_000,
  maxWorkers: 2,
};
