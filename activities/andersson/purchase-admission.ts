import { activityInfo } from '@temporalio/activity';
import { z } from 'zod';
import { purchaseId } from '../../workflows/contract/ids';
import type { PurchaseAdmission, PurchaseResult, PurchaseRules } from '../../workflows/contract/purchase';
import { adoptedFrom, notAdoptedSentence } from './adoption-date';
import type { AnderssonOf } from './company-database';
import { documentsSoFar } from './documents-so-far';
import { inputSentence, purchaseSentences } from './purchase-sentences';
import { purchaseStandings } from './purchase-standing';
import { inputFaults, inputText, startInput, startRefused } from './start-input';
import { whyNotHandled } from './why-not-handled';

/** Room for a purchase number in the references Fortnox's documents carry. */
const longestNumber = 20;

const inputSchema = startInput({
  company: inputText,
  purchaseNumber: z
    .string({ error: 'ska vara text, inom citationstecken' })
    .min(1, 'saknas')
    .max(longestNumber, `får ha högst ${longestNumber} tecken`),
});

/**
 * Lets a purchase's process begin, or says why not (design §3, R7.1). It only reads, so that any attempt gives the same.
 * An order that may have been sent is not told here: the process finds it when it opens the ledger.
 * @throws a non-retryable failure `startRefused` with a sentence that names the right command.
 */
export async function admitPurchase(
  anderssonOf: AnderssonOf,
  rulesOf: (company: string) => PurchaseRules,
  rawInput: unknown,
): Promise<PurchaseAdmission> {
  const input = inputSchema.safeParse(rawInput);
  if (!input.success) throw startRefused(inputSentence(inputFaults(input.error)));
  const { company, purchaseNumber } = input.data;
  const { database, language } = await anderssonOf(company);
  const sentences = purchaseSentences[language];

  const workflowId = activityInfo().workflowExecution?.workflowId ?? '';
  if (workflowId !== purchaseId(company, purchaseNumber)) {
    throw startRefused(sentences.wrongWorkflowId(company, purchaseNumber, workflowId));
  }
  const from = await adoptedFrom(database, company);
  if (from === null) throw startRefused(notAdoptedSentence(company, language));

  const standings = await purchaseStandings(database, company, from, [purchaseNumber]);
  const standing = standings.get(purchaseNumber) ?? { stands: 'unknown' };
  switch (standing.stands) {
    case 'unknown':
      throw startRefused(sentences.unknown(purchaseNumber));
    case 'beforeAdoption':
      throw startRefused(sentences.beforeAdoption(purchaseNumber, standing.orderDate, from));
    case 'done': {
      const { outcome, fortnoxNumbers } = standing.mark;
      const message = sentences.alreadyDone(company, purchaseNumber, outcome, fortnoxNumbers);
      return notAdmitted({ outcome: 'alreadyDone', message, fortnoxNumbers });
    }
    case 'received': {
      const message = whyNotHandled(language, company, purchaseNumber, standing, from);
      return notAdmitted({ outcome: 'alreadyDone', message, fortnoxNumbers: [] });
    }
    case 'deleted': {
      const message = sentences.deletedBeforeOrder(purchaseNumber);
      return notAdmitted({ outcome: 'deleted', message, fortnoxNumbers: [] });
    }
    case 'open':
      // Two ids for one purchase would order it twice.
      if (standing.number !== purchaseNumber) {
        throw startRefused(sentences.otherNumber(company, purchaseNumber, standing.number));
      }
      return {
        admitted: true,
        rules: rulesOf(company),
        ...(await documentsSoFar(database, company, purchaseNumber)),
      };
  }
}

function notAdmitted(result: PurchaseResult): PurchaseAdmission {
  return { admitted: false, result };
}
