import { type Command, Option } from 'commander';
import { DEFAULT_SCHEMA_NAME, printSchema } from '../../activities/andersson/database';

/** `schema print`: the contract's tables as a script, for a database administrator to review and run. */
export function addSchemaCommand(program: Command): void {
  program
    .command('schema')
    .description('Anderssons sida: tabellerna som integrationen arbetar mot')
    .command('print')
    .description('skriv ut skriptet som skapar dem')
    .addOption(new Option('--dialect <databas>', 'vilken databas').choices(['mssql', 'sqlite']).default('mssql'))
    .option('--schema <namn>', 'schemats namn i SQL Server', DEFAULT_SCHEMA_NAME)
    .action(({ dialect, schema }: { dialect: 'mssql' | 'sqlite'; schema: string }) => {
      process.stdout.write(printSchema(dialect, schema));
    });
}
