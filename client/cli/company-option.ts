import type { Settings } from '../../workers/settings';
import { at, SettingsError } from '../../workers/settings-faults';

/** The company a command is about: the one named, or the only one there is. @throws SettingsError naming the choices */
export function chosenCompany(settings: Settings, named: string | undefined): string {
  const known = Object.keys(settings.companies);
  const [only] = known;
  const company = named ?? (known.length === 1 ? only : undefined);
  if (company !== undefined && known.includes(company)) return company;
  const choices = known.join(', ');
  throw new SettingsError([at('--company', { sv: `välj något av ${choices}`, en: `choose one of ${choices}` })]);
}

/** The companies a command is about: the one named, or all. @throws SettingsError naming the choices */
export function chosenCompanies(settings: Settings, named: string | undefined): readonly string[] {
  return named === undefined ? Object.keys(settings.companies) : [chosenCompany(settings, named)];
}
