import { type Companies, openCompanies } from '../../workers/companies';
import { readSettings, type Settings } from '../../workers/settings';
import { temporalUnreachable } from '../../workers/start-sentences';
import { type ConnectedClient, connectClient } from '../connection';
import type { CommandContext } from './context';

/** A command's work with both sides of the configured companies, closed when it is done. @throws SettingsError */
export async function withCompanies(work: (companies: Companies, settings: Settings) => Promise<void>): Promise<void> {
  const settings = readSettings(process.env);
  const companies = openCompanies(settings);
  try {
    await work(companies, settings);
  } finally {
    await companies.close();
  }
}

/**
 * A command's work with Temporal, closed when it is done.
 * @throws SettingsError, and where Temporal cannot be reached, saying where and what to do.
 */
export async function withClient(
  context: CommandContext,
  work: (client: ConnectedClient['client'], settings: Settings) => Promise<void>,
): Promise<void> {
  const settings = readSettings(process.env);
  const { address } = settings.temporal;
  const { client, connection } = await connectClient(settings.temporal).catch((error: unknown) => {
    throw new Error(temporalUnreachable(address, error, context.output().language), { cause: error });
  });
  try {
    await work(client, settings);
  } finally {
    await connection.close();
  }
}
