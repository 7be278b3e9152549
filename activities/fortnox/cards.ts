import { Decimal } from 'decimal.js';
import { z } from 'zod';
import type { CardOf } from './card';
import { amount, count, text } from './wire';

const optionalText = text.optional().transform((value) => value ?? '');
const optionalAmount = amount.nullish().transform((value) => value ?? null);
/** An account; 0, null and '' are how Fortnox shows that none is chosen (core-api §3.4). */
export const account = z
  .union([z.literal(''), amount])
  .nullish()
  .transform((value) => (value && Number(value) > 0 ? Number(value) : null));

export interface SupplierCard {
  readonly active: boolean;
  /** Code of the terms of payment; '' where the supplier has none. */
  readonly paymentTerms: string;
  /** As Fortnox writes it: a rate, REVERSE, UIF or the obsolete NORMAL; '' where the supplier has none. */
  readonly vatType: string;
  /** Its default account of costs. */
  readonly purchaseAccount: number | null;
}

/** A supplier, as far as its purchases need it (core-api §3.3). */
export const supplierCard: CardOf<SupplierCard> = {
  collection: 'suppliers',
  single: 'Supplier',
  fields: z
    .object({ Active: z.boolean(), TermsOfPayment: optionalText, VATType: optionalText, PreDefinedAccount: account })
    .transform((found) => ({
      active: found.Active,
      paymentTerms: found.TermsOfPayment.trim(),
      vatType: found.VATType.trim().toUpperCase(),
      purchaseAccount: found.PreDefinedAccount,
    })),
};

export interface ArticleCard {
  readonly active: boolean;
  readonly stockGoods: boolean;
  readonly description: string;
  readonly unit: string;
  readonly purchaseAccount: number | null;
}

/** An article, as far as rows that move stock need it (core-api §3.4). */
export const articleCard: CardOf<ArticleCard> = {
  collection: 'articles',
  single: 'Article',
  fields: z
    .object({
      Active: z.boolean(),
      StockGoods: z.boolean(),
      Description: optionalText,
      Unit: optionalText,
      PurchaseAccount: account,
    })
    .transform((found) => ({
      active: found.Active,
      stockGoods: found.StockGoods,
      description: found.Description.trim(),
      unit: found.Unit.trim(),
      purchaseAccount: found.PurchaseAccount,
    })),
};

export interface PaymentTermsCard {
  /** What they mean, in the words of whoever added them: "30 dagar netto". */
  readonly description: string;
}

/** Terms of payment (Fortnox's OpenAPI, `/3/termsofpayments`): a code and a description, and no number of days. */
export const paymentTermsCard: CardOf<PaymentTermsCard> = {
  collection: 'termsofpayments',
  single: 'TermsOfPayment',
  fields: z.object({ Description: optionalText }).transform((found) => ({ description: found.Description.trim() })),
};

export interface CurrencyCard {
  /** What `unit` of the currency cost in kronor, as a decimal above 0; null where no such rate is kept. */
  readonly buyRate: string | null;
  readonly unit: number;
}

/** A rate that says something: 0 is how Fortnox shows one that nobody has entered. */
function aboveZero(rate: string | null): string | null {
  return rate !== null && new Decimal(rate).greaterThan(0) ? rate : null;
}

/** A currency (core-api §3.5). */
export const currencyCard: CardOf<CurrencyCard> = {
  collection: 'currencies',
  single: 'Currency',
  fields: z.object({ BuyRate: optionalAmount, Unit: count.nullish() }).transform((found) => ({
    buyRate: aboveZero(found.BuyRate),
    unit: Math.max(1, found.Unit ?? 1),
  })),
};

export interface CompanyCard {
  readonly name: string;
  readonly address: string;
  readonly zipCode: string;
  readonly city: string;
  readonly countryCode: string;
}

/** The company's own name and address (core-api §3.9); where it gets mail, or where it is found if that is not filled in. */
export const companyCard: CardOf<CompanyCard> = {
  collection: 'companyinformation',
  single: 'CompanyInformation',
  fields: z
    .object({
      CompanyName: optionalText,
      Address: optionalText,
      ZipCode: optionalText,
      City: optionalText,
      CountryCode: optionalText,
      VisitAddress: optionalText,
      VisitZipCode: optionalText,
      VisitCity: optionalText,
      VisitCountryCode: optionalText,
    })
    .transform((found) => {
      const name = found.CompanyName.trim();
      const mail = {
        address: found.Address.trim(),
        zipCode: found.ZipCode.trim(),
        city: found.City.trim(),
        countryCode: found.CountryCode.trim(),
      };
      const visit = {
        address: found.VisitAddress.trim(),
        zipCode: found.VisitZipCode.trim(),
        city: found.VisitCity.trim(),
        countryCode: found.VisitCountryCode.trim() || mail.countryCode,
      };
      return { name, ...(mail.address && mail.zipCode && mail.city ? mail : visit) };
    }),
};
