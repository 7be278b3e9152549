import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { databaseRefusal } from '../activities/andersson/database-refusal';
import type { CallAbout } from '../activities/andersson/refusal-sentences';
import type { Companies } from './companies';

/**
 * Around every activity: what Andersson's database refuses for good gets a name and a sentence for people
 * (`anderssonRefused`). Whether it is tried again is its caller's to say.
 */
export function databaseRefusals({ settingsOf }: Pick<Companies, 'settingsOf'>): ActivityInterceptorsFactory {
  return ({ info: { activityType: activity, attempt } }) => ({
    inbound: {
      async execute(input, next) {
        try {
          return await next(input);
        } catch (error) {
          const { company, ...about } = aboutCall(input.args[0]);
          throw databaseRefusal(error, { activity, attempt, about }, languageOf(company)) ?? error;
        }
      },
    },
  });

  function languageOf(company: string | undefined) {
    try {
      return settingsOf(company ?? '').language;
    } catch {
      return 'sv';
    }
  }
}

/**
 * Every activity's first argument names its company, itself or in a ledger key; a purchase has its number. A number beside
 * a key is that of a document that exists.
 */
function aboutCall(argument: unknown): CallAbout & { readonly company: string | undefined } {
  const given = fieldsOf(argument);
  const named = { ...given, ...fieldsOf(given.key) };
  const isPurchase = named.process === 'purchase' || named.kind === 'purchase';
  return {
    company: textOf(named.company),
    purchase: textOf(named.purchaseNumber) ?? (isPurchase ? textOf(named.number) : undefined),
    register: textOf(named.register),
    fortnoxNumber: given.key === undefined ? undefined : textOf(given.fortnoxNumber),
  };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
