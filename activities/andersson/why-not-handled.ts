import type { Language } from '../../domain/language';
import { purchaseSentences } from './purchase-sentences';
import type { PurchaseStanding } from './purchase-standing';

/** Why the integration does nothing about a purchase that is not open. */
export function whyNotHandled(
  language: Language,
  company: string,
  number: string,
  standing: PurchaseStanding,
  from: string,
): string {
  const sentences = purchaseSentences[language];
  switch (standing.stands) {
    case 'beforeAdoption':
      return sentences.beforeAdoption(number, standing.orderDate, from);
    case 'done':
      return sentences.alreadyDone(company, number, standing.mark.outcome, standing.mark.fortnoxNumbers);
    case 'received':
      return standing.receivedOn === null
        ? sentences.receivedBeforeOrder(number)
        : sentences.receivedBeforeAdoption(number, standing.receivedOn, from);
    case 'deleted':
      return sentences.deletedBeforeOrder(number);
    default:
      return sentences.unknown(number);
  }
}
