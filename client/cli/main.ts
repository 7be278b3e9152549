import { Command, CommanderError, Option } from 'commander';
import { SettingsError } from '../../workers/settings-faults';
import { addAdoptionCommands } from './adoption';
import type { CommandContext } from './context';
import { addFortnoxCommands } from './fortnox';
import { complain, exitCode, type Output } from './output';
import { addProblemCommands } from './problems';
import { addProveCommand } from './prove';
import { addSchemaCommand } from './schema';
import { addStartCommand } from './start';
import { addStatusCommand } from './status';
import { addSyncCommands } from './sync';

/** The product's command line; ends the process with design §3's exit codes. */
async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('andersson-fortnox')
    .description('Håller Andersson och Fortnox i takt')
    .addOption(new Option('--json', 'svara med JSON').default(false))
    .addOption(new Option('--lang <språk>', 'språk i svaren').choices(['sv', 'en']).default('sv'))
    .exitOverride()
    .showHelpAfterError();
  const output = (): Output => {
    const { json, lang } = program.opts<{ json: boolean; lang: 'sv' | 'en' }>();
    return { json, language: lang };
  };
  const context: CommandContext = { output };
  addStartCommand(program, context);
  addStatusCommand(program, context);
  addSyncCommands(program, context);
  addProblemCommands(program, context);
  addAdoptionCommands(program, context);
  addProveCommand(program, context);
  addFortnoxCommands(program, context);
  addSchemaCommand(program);
  try {
    await program.parseAsync(argv);
  } catch (error) {
    process.exitCode = failed(error, output());
  }
}

function failed(error: unknown, output: Output): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.badUsage;
  if (error instanceof SettingsError) {
    complain(output, error.said(output.language));
    return exitCode.badUsage;
  }
  complain(output, error instanceof Error ? error.message : String(error));
  return exitCode.failed;
}

void main(process.argv);
