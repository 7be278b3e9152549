import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTRACT_VERSION } from '../../activities/andersson/database';

test('what an administrator runs brings older tables to the version that the service asks for', () => {
  const text = readFileSync(join(__dirname, '../../docs/andersson-contract.md'), 'utf8');
  const changes = text.slice(text.indexOf('## When the tables change'));
  expect(changes).toContain(`set [version] = ${CONTRACT_VERSION};`);
  expect(changes).toMatch(new RegExp(`^\\| ${CONTRACT_VERSION} \\| \`alter table`, 'm'));
});
