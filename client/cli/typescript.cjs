// Lets Node run the TypeScript sources as they are, so that the commands work right after `npm ci` with no build step.
// The transpiler's cache would land in the system's temporary folder; transpiling everything takes under half a second.
process.env.TSX_DISABLE_CACHE = '1';
require('tsx/cjs');
