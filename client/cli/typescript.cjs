// Lets Node run the TypeScript sources as they are, so that the commands work right after `npm ci` with no build step.
// What is transpiled is kept in the project's own .cache, which halves the start of a command; where that folder may not
// be written, nothing is kept. The transpiler itself knows no other place than the system's temporary folder.
const { accessSync, constants, mkdirSync } = require('node:fs');
const os = require('node:os');
const { join } = require('node:path');

const cache = join(__dirname, '../../.cache');
const { tmpdir } = os;
if (mayWrite(cache)) os.tmpdir = () => cache;
else process.env.TSX_DISABLE_CACHE = '1';
require('tsx/cjs');
os.tmpdir = tmpdir;

function mayWrite(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
