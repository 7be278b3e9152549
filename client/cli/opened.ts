import { type Companies, openCompanies } from '../../workers/companies';
import { readSettings, type Settings } from '../../workers/settings';
import { type ConnectedClient, connectClient } from '../connection';

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

/** A command's work with Temporal, closed when it is done. @throws SettingsError, and where Temporal cannot be reached */
export async function withClient(
  work: (client: ConnectedClient['client'], settings: Settings) => Promise<void>,
): Promise<void> {
  const settings = readSettings(process.env);
  const { client, connection } = await connectClient(settings.temporal);
  try {
    await work(client, settings);
  } finally {
    await connection.close();
  }
}
