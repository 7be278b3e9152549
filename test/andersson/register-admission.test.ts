import { MockActivityEnvironment } from '@temporalio/testing';
import { admitRegisterSync } from '../../activities/andersson/admission';
import { onBothDatabases } from './database/databases';
import { adoptFrom, anderssonOf, company } from './purchases';

onBothDatabases('admission of a sync', (open) => {
  const workflowId = `register-sync/${company}/customers-2026-11-23T09:00:00Z`;
  const admit = () =>
    new MockActivityEnvironment({ workflowExecution: { workflowId, runId: 'r' } }).run(
      admitRegisterSync,
      async () => anderssonOf(open()),
      { company, register: 'customers' },
    );

  test('R7.1 moves nothing before adoption, and says what to run', async () => {
    expect(await admit()).toMatchObject({
      admitted: false,
      result: { outcome: 'notAdopted', message: expect.stringContaining('`andersson-fortnox adopt --from <datum>`') },
    });
    expect(await open().kysely.selectFrom('sync_run').selectAll().execute()).toEqual([]);
    await adoptFrom(open());
    expect(await admit()).toMatchObject({ admitted: true });
  });
});
