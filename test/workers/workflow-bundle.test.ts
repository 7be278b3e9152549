import { readFileSync } from 'node:fs';
import { workflowBundle } from '../../workers/workflow-bundle';

test('the bundle holds workflows and rules, and nothing that reaches the world', async () => {
  const { codePath } = await workflowBundle();
  const code = readFileSync(codePath, 'utf8');
  expect(code).toContain('fortnoxWatch');
  const packages = new Set([...code.matchAll(/node_modules\/((?:@[\w-]+\/)?[\w.-]+)\//g)].map(([, name]) => name));
  expect(packages.has('@temporalio/workflow')).toBe(true);
  for (const name of ['ws', 'axios', 'kysely', 'libsql', 'mssql', 'zod'])
    expect([name, packages.has(name)]).toEqual([name, false]);
  expect(code).not.toMatch(/[Ss]ec-[Ww]eb[Ss]ocket|\.\/activities\//);
});
