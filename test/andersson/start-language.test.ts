import { MockActivityEnvironment } from '@temporalio/testing';
import { admitRegisterSync } from '../../activities/andersson/admission';
import { admitCompany } from '../../activities/andersson/company-admission';
import type { CompanyAndersson } from '../../activities/andersson/company-database';
import type { AnderssonDatabase } from '../../activities/andersson/database';
import type { Language } from '../../domain/language';
import { anderssonOf, company } from './purchases';

/** A company of the language whose customers are not kept in step; its database is not asked for these refusals. */
const companyOf = (language: Language) => async (): Promise<CompanyAndersson> => {
  const { registers, ...andersson } = anderssonOf({} as AnderssonDatabase);
  const customers = { ...registers.customers, direction: 'off' } as const;
  return { ...andersson, language, registers: { ...registers, customers } };
};

function startedAs(workflowId: string, workflowType: string) {
  const info = { workflowExecution: { workflowId, runId: 'r' }, workflowType };
  return new MockActivityEnvironment(info);
}

const startCompany = (language: Language, workflowType: string): Promise<unknown> =>
  startedAs('by-hand', workflowType).run(admitCompany, companyOf(language), { company });

const startRegister = (language: Language, workflowId: string): Promise<unknown> =>
  startedAs(workflowId, 'registerSync').run(admitRegisterSync, companyOf(language), { company, register: 'customers' });

test.each([
  ['sv', 'anderssonWatch', 'Bevakningen startas av tjänsten som andersson-watch/demo'],
  ['en', 'anderssonWatch', 'The watch is started by the service as andersson-watch/demo'],
  ['sv', 'nightCheck', 'Nattkontrollen startas av sitt schema'],
  ['en', 'nightCheck', 'The night check is started by its schedule'],
] as const)(
  'design §2: in a company of language %s a refused %s says why in that language',
  async (language, type, why) => {
    await expect(startCompany(language, type)).rejects.toMatchObject({
      type: 'startRefused',
      nonRetryable: true,
      message: expect.stringContaining(why),
    });
  },
);

test.each([
  ['sv', 'startas av sitt schema', 'Synkroniseringen av customers är avstängd'],
  ['en', 'is started by its schedule', 'The sync of customers is switched off'],
] as const)(
  "design §2: in a company of language %s a register's refusals are in that language",
  async (language, by, off) => {
    await expect(startRegister(language, 'by-hand')).rejects.toMatchObject({ message: expect.stringContaining(by) });
    expect(await startRegister(language, 'register-sync/demo/customers-2026-11-23T09:00:00Z')).toMatchObject({
      admitted: false,
      result: { outcome: 'off', message: expect.stringContaining(off) },
    });
  },
);
