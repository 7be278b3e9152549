import { CompiledQuery } from 'kysely';
import { AnderssonDatabaseError } from './errors';
import type { AnderssonDatabase } from './open-database';
import { schemaBatches } from './print-schema';
import { tableList } from './tables';

/**
 * Makes every table and trigger of the contract in an embedded database, all or nothing.
 * @throws AnderssonDatabaseError `schemaPresent` where one of the tables exists already (nothing is changed);
 * `statementRefused` on SQL Server, where an administrator runs the printed script
 */
export const createAnderssonSchema = async (database: AnderssonDatabase): Promise<void> => {
  if (database.kind === 'mssql') {
    throw new AnderssonDatabaseError(
      'statementRefused',
      "The product makes no tables in SQL Server. Print the script (printSchema('mssql')) and have an administrator run it.",
    );
  }
  await database.transaction(async (trx) => {
    const { rows } = await trx.executeQuery<{ name: string }>(
      CompiledQuery.raw("select name from sqlite_master where type = 'table'"),
    );
    const ours = new Set<string>(tableList.map(([name]) => name));
    const present = rows.map(({ name }) => name).filter((name) => ours.has(name));
    if (present.length > 0) {
      throw new AnderssonDatabaseError(
        'schemaPresent',
        `The database already has ${present.length} of the contract's tables (${present.join(', ')}); nothing was changed.`,
        { tables: present.join(', ') },
      );
    }
    for (const statement of schemaBatches('sqlite')) await trx.executeQuery(CompiledQuery.raw(statement));
  });
};
