import { errorCodes, type Refusal, refusal } from '../http/error-answers';
import type { DocumentStore } from '../resources/document-store';

/** Why a card may not point at this; undefined where it may. */
export type Check = (code: string) => Refusal | undefined;

/** Checks of what a card points at. */
export interface BasicData {
  readonly currency: Check;
  readonly priceList: Check;
  readonly termsOfPayment: Check;
  readonly unit: Check;
}

const registeredIn =
  (store: DocumentStore, code: number, message: string): Check =>
  (value) =>
    store.find(value) === undefined ? refusal(code, message) : undefined;

/** Checks against the company's own small registers. */
export function basicDataOf(registers: Readonly<Record<keyof BasicData, DocumentStore>>): BasicData {
  const { currency, priceList, termsOfPayment, unit } = registers;
  return {
    currency: registeredIn(currency, errorCodes.unknownCurrency, 'Kan inte hitta valutan.'),
    priceList: registeredIn(priceList, errorCodes.unknownPriceList, 'Kan inte hitta prislistan.'),
    termsOfPayment: registeredIn(
      termsOfPayment,
      errorCodes.termsOfPaymentNotFound,
      'Kan inte hitta betalningsvillkoret.',
    ),
    unit: registeredIn(unit, errorCodes.unitNotFound, 'Kan inte hitta enheten.'),
  };
}
