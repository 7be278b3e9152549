import type { Said } from '../activities/fortnox/failures';

/** Why a login to Fortnox came to nothing, and what to do. */
export const loginSentences = {
  portTaken: (port: number): Said => ({
    sv: `Port ${port} på den här datorn är upptagen. Välj en annan med --port, och registrera dess adress för appen i Fortnox.`,
    en: `Port ${port} of this computer is taken. Choose another with --port, and register its address with the app in Fortnox.`,
  }),
  tooLate: (minutes: number): Said => ({
    sv: `Inget svar har kommit på ${minutes} minuter. Kör kommandot igen och öppna adressen på den här datorn. Visar Fortnox att adressen att gå tillbaka till är fel: registrera den för appen.`,
    en: `No answer has come in ${minutes} minutes. Run the command again and open the address on this computer. If Fortnox says that the address to go back to is wrong: register it with the app.`,
  }),
  denied: (): Said => ({
    sv: 'Den som loggade in i Fortnox godkände inte kopplingen. Kör kommandot igen och välj att godkänna.',
    en: 'Whoever signed in to Fortnox did not consent. Run the command again and choose to consent.',
  }),
  scopeNotOn: (scopes: readonly string[]): Said => ({
    sv: `Appen får inte be om alla behörigheter. Slå på dem för appen i Fortnox utvecklarportal, eller ange de som är påslagna med --scopes. Begärda: ${scopes.join(' ')}.`,
    en: `The app may not ask for all scopes. Switch them on for the app in Fortnox's developer portal, or name those that are on with --scopes. Asked for: ${scopes.join(' ')}.`,
  }),
  refused: (error: string, description: string): Said => ({
    sv: `Fortnox gav inget godkännande. Fortnox: ${description} (${error}).`,
    en: `Fortnox gave no consent. Fortnox: ${description} (${error}).`,
  }),
  nothingCame: (): Said => ({
    sv: 'Fortnox skickade varken kod eller fel. Det händer när en licens saknas, abonnemanget inte är betalt, eller den som loggade in inte får godkänna integrationer: se efter i Fortnox och kör kommandot igen.',
    en: 'Fortnox sent neither a code nor an error. That happens when a licence is missing, the subscription is not paid, or whoever signed in may not consent to integrations: look in Fortnox and run the command again.',
  }),
  anotherTenant: (company: string, expected: string, came: string): Said => ({
    sv: `Godkännandet gäller ett annat företag i Fortnox (kundnummer ${came}) än det som ${company} hör till (${expected}). Inget är sparat. Logga in i rätt företag och kör kommandot igen.`,
    en: `The consent is for another company in Fortnox (tenant ${came}) than the one ${company} belongs to (${expected}). Nothing is kept. Sign in to the right company and run the command again.`,
  }),
} as const;
