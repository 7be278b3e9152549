import { z } from 'zod';
import { faultSchema } from '../faults/fault';

/** Bodies of the admin surface; all are strict, so that a misspelt field is not silently without effect. */
export const clockBody = z.strictObject({ at: z.coerce.date().optional(), speed: z.number().min(0).optional() });

export const advanceBody = z.strictObject({ ms: z.number().min(0) });

/** One fault or a list; a list is made first, so that a mistake is explained by the fault's own rules. */
export const faultsBody = z.preprocess((body) => (Array.isArray(body) ? body : [body]), z.array(faultSchema));

const changedText = z.string().optional();

export const appBody = z.strictObject({ redirectUris: z.array(z.url()).optional(), scopes: changedText });

export const companyBody = z.strictObject({
  name: changedText,
  organisationNumber: changedText,
  address: changedText,
  zipCode: changedText,
  city: changedText,
  countryCode: changedText,
  email: changedText,
  phone: changedText,
  lockedUntil: z.iso.date().nullable().optional(),
});

export const fieldsBody = z.record(z.string(), z.unknown());

/** Either the documents themselves, or how many believable ones to make. */
export const seedBody = z
  .strictObject({
    documents: z.array(fieldsBody).optional(),
    count: z.number().int().min(1).max(100_000).optional(),
    seed: z.number().int().optional(),
    firstNumber: z.number().int().min(1).optional(),
    changedAt: z.coerce.date().optional(),
  })
  .refine(({ documents, count }) => (documents === undefined) !== (count === undefined), 'either documents or count');
