import { z } from 'zod';
import { objectPart, type StatePart } from '../state/state-part';

/** The simulated company as its settings show it; a user may change any of it. */
export interface Company {
  name: string;
  organisationNumber: string;
  address: string;
  zipCode: string;
  city: string;
  countryCode: string;
  email: string;
  phone: string;
  /** Last day of the locked period, `YYYY-MM-DD`; null: nothing is locked. */
  lockedUntil: string | null;
}

/** A workshop that does not exist. */
export function createCompany(): Company {
  return {
    name: 'Ådalens Mekaniska Verkstad AB',
    organisationNumber: '556677-8899',
    address: 'Svarvargränd 3',
    zipCode: '872 42',
    city: 'Kramfors',
    countryCode: 'SE',
    email: 'info@adalens-mekaniska.example',
    phone: '0612-123 45',
    lockedUntil: null,
  };
}

const savedCompany: z.ZodType<Company> = z.strictObject({
  name: z.string(),
  organisationNumber: z.string(),
  address: z.string(),
  zipCode: z.string(),
  city: z.string(),
  countryCode: z.string(),
  email: z.string(),
  phone: z.string(),
  lockedUntil: z.iso.date().nullable(),
});

/** The settings as they are saved and loaded. */
export function companyPart(company: Company): StatePart {
  return objectPart(savedCompany, company);
}
