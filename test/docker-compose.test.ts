import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asFlagValue } from '../client/search-attributes';
import { searchAttributes } from '../workflows/contract/search-attributes';

// No YAML reader is at hand in the tests; what matters here stands on lines of its own.
const lines = readFileSync(join(__dirname, '../docker-compose.yml'), 'utf8')
  .split('\n')
  .filter((line) => !line.trim().startsWith('#'));
const found = (pattern: RegExp) => lines.flatMap((line) => pattern.exec(line)?.[1] ?? []);

test('registers the search attributes of the contract, and no others', () => {
  const registered = lines.flatMap((line) => {
    const match = /--name (\w+) --type (\w+)/.exec(line);
    return match ? [`${match[1]}=${match[2]}`] : [];
  });
  expect(registered).toEqual(searchAttributes.map(asFlagValue));
});

test('every port is published on 127.0.0.1 only', () => {
  const ports = found(/^ {6}- (.*:\d+)$/);
  expect(ports).toHaveLength(3);
  for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\$\{[A-Z_]+_PORT:-\d+\}:\d+$/);
});

test('no secret has a default', () => {
  const secrets = found(/(?:PASSWORD|PWD): (.+)$/);
  expect(secrets).toHaveLength(3);
  for (const secret of secrets) expect(secret).toMatch(/^\$\{([A-Z_]+):\?set \1 in \.env\}$/);
});

test('every image is pinned', () => {
  const images = found(/^ {4}image: (\S+)$/);
  expect(images).toHaveLength(5);
  for (const image of images) expect(image).toMatch(/:\d{2,4}[.-]|:\d+\.\d+/);
});
