/** What a service that cannot reach something says, for operators: which one, where, and what to do. */

export function temporalUnreachable(address: string, error: unknown): string {
  return `Temporal på ${address} kan inte användas (${reason(error)}). Kontrollera att Temporal är igång och TEMPORAL_ADDRESS; försöker igen.`;
}

/** The message has the address and the next step already, and never the password. */
export function databaseUnreachable(company: string, error: unknown): string {
  return `${company}: ${reason(error)} Försöker igen.`;
}

export function fortnoxUnreachable(
  company: string,
  { apiAddress, tokenAddress }: { readonly apiAddress: string; readonly tokenAddress: string },
  error: unknown,
): string {
  return `Fortnox för ${company} kan inte användas (${apiAddress}, inloggning ${tokenAddress}): ${reason(error)}; försöker igen.`;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
