import { activityInfo } from '@temporalio/activity';
import { keepComparison } from '../activities/andersson/kept-comparisons';
import { compareRegister } from '../activities/andersson/survey/compare-register';
import { unexplainedSentence } from '../activities/andersson/survey/unexplained-sentence';
import { readCursor } from '../activities/andersson/sync-cursors';
import { syncScope } from '../activities/andersson/sync-scope';
import { alive } from '../activities/fortnox/alive';
import { cancellation } from '../activities/fortnox/cancellation';
import { type RegisterName, registerNames } from '../domain/registers';
import type {
  NamedDifference,
  NightComparisonActivities,
  RegisterComparison,
} from '../workflows/contract/company-activities';
import type { Companies } from './companies';
import { surveySides } from './register-survey';

/** Differences that a night check names; the rest is counted, and `sync compare` shows all. */
const mostNamed = 50;

/** The night check's comparison of both sides: the one activity that needs both. */
export function comparisonActivities(companies: Companies): NightComparisonActivities {
  return {
    async registersToCompare({ company }) {
      const taken: RegisterName[] = [];
      for (const register of registerNames) {
        const scope = await syncScope(companies.andersson, { company, register });
        const { fortnoxReadAt } = await readCursor(scope.database.kysely, scope);
        if (scope.rules.direction !== 'off' && fortnoxReadAt !== null) taken.push(register);
      }
      return taken;
    },
    compareRegister: (input) => alive(() => compareByNight(companies, input.company, input.register as RegisterName)),
  };
}

async function compareByNight(
  companies: Companies,
  company: string,
  register: RegisterName,
): Promise<RegisterComparison> {
  const { scope, fortnox } = await surveySides(companies, { company, register, signal: cancellation() });
  const openedAt = await scope.database.now();
  const first: NamedDifference[] = [];
  const { unexplained, ...counts } = await compareRegister(scope, fortnox, {
    thoroughness: 'nightly',
    tell({ number, cause, why, sentence, fields }) {
      if (first.length < mostNamed)
        first.push({ number, cause, why, sentence, fields: fields.map(({ field }) => field) });
    },
  });
  const alarm =
    unexplained.length === 0
      ? null
      : { problem: 'unexplainedDifference', sentence: unexplainedSentence(register, unexplained, scope.language) };
  const comparison: RegisterComparison = { register, ...counts, first, alarm };
  const { workflowExecution } = activityInfo();
  const { workflowId = '', runId = '' } = workflowExecution ?? {};
  await keepComparison(scope.database, company, comparison, { workflowId, runId, openedAt });
  return comparison;
}
