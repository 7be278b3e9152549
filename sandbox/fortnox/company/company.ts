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
  };
}
