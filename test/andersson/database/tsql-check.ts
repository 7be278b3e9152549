import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tsqlFaults } from './tsql-faults';

export { recordTsql } from './recording-pool';

const FILE = join(__dirname, 'andersson.sql');
const LOCK = `${FILE}.lock`;
const HEADING = `-- Every statement the product sends to SQL Server, for review. Written by the tests: UPDATE_SQL=1 npx jest test/andersson\n`;
const sectionStart = (section: string): string => `\n-- ======== ${section} ========\n`;

/**
 * Checks statements for SQL Server and keeps them in andersson.sql, each once, under `section` (one per caller; a
 * section is compared whole). Gather them with `recordTsql`. UPDATE_SQL=1 rewrites the section instead of comparing.
 * Fails the test for a statement SQL Server would refuse and for one that differs from what is kept.
 */
export const expectTsql = async (section: string, statements: readonly string[]): Promise<void> => {
  const refused: string[] = [];
  for (const sql of statements) {
    const faults = await tsqlFaults(sql);
    if (faults.length > 0) refused.push(`${faults.join(', ')}: ${sql}`);
  }
  expect(refused).toEqual([]);
  const body = [...new Set(statements)].map((sql) => `${sql.replace(/;$/, '')};\n`).join('');
  if (process.env.UPDATE_SQL) rewrite(section, body);
  expect(sections(read()).get(section)).toBe(body);
};

const read = (): string => {
  try {
    return readFileSync(FILE, 'utf8');
  } catch {
    return HEADING;
  }
};

const sections = (text: string): Map<string, string> => {
  const found = new Map<string, string>();
  for (const part of text.split('\n-- ======== ').slice(1)) {
    const [name = '', ...body] = part.split(' ========\n');
    found.set(name, body.join(' ========\n'));
  }
  return found;
};

/** Test files run side by side: one at a time rewrites, the folder being the lock. */
const rewrite = (section: string, body: string): void => {
  for (;;) {
    try {
      mkdirSync(LOCK);
      break;
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
  try {
    const all = sections(read()).set(section, body);
    const text = [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, kept]) => sectionStart(name) + kept);
    writeFileSync(FILE, HEADING + text.join(''));
  } finally {
    rmdirSync(LOCK);
  }
};
