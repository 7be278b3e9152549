import { countryName } from '../company-data';
import type { ApiRoute } from '../http/api-route';
import type { Company } from './company';

function companyInformation(company: Company, tenantId: string): Record<string, unknown> {
  return {
    Address: company.address,
    City: company.city,
    CountryCode: company.countryCode,
    DatabaseNumber: Number(tenantId),
    CompanyName: company.name,
    OrganizationNumber: company.organisationNumber,
    VisitAddress: '',
    VisitCity: '',
    VisitCountryCode: '',
    VisitZipCode: '',
    ZipCode: company.zipCode,
  };
}

const emptySettings = ['BG', 'BIC', 'BranchCode', 'ContactFirstName', 'ContactLastName', 'Domicile', 'Fax', 'IBAN']
  .concat('PG', 'Phone2', 'VATNumber', 'VisitAddress', 'VisitCity', 'VisitCountry', 'VisitCountryCode')
  .concat('VisitName', 'VisitZipCode', 'WWW');

function companySettings(company: Company, tenantId: string): Record<string, unknown> {
  return {
    Address: company.address,
    City: company.city,
    Country: countryName(company.countryCode) ?? '',
    CountryCode: company.countryCode,
    DatabaseNumber: tenantId,
    Email: company.email,
    Name: company.name,
    OrganizationNumber: company.organisationNumber,
    Phone1: company.phone,
    TaxEnabled: true,
    ZipCode: company.zipCode,
    ...Object.fromEntries(emptySettings.map((name) => [name, ''])),
  };
}

/**
 * `/3/companyinformation` and `/3/settings/company`: one number, there as a number, here as a text (core-api §3.9).
 * `/3/settings/lockedperiod`: no date, nothing is locked.
 */
export function companyRoutes(company: Company, tenantId: string): readonly ApiRoute[] {
  return [
    {
      method: 'GET',
      path: '/3/companyinformation',
      handle: () => ({ status: 200, json: { CompanyInformation: companyInformation(company, tenantId) } }),
    },
    {
      method: 'GET',
      path: '/3/settings/company',
      handle: () => ({ status: 200, json: { CompanySettings: companySettings(company, tenantId) } }),
    },
    {
      method: 'GET',
      path: '/3/settings/lockedperiod',
      handle: () => ({ status: 200, json: { LockedPeriod: { EndDate: company.lockedUntil } } }),
    },
  ];
}
