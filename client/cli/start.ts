import type { Command } from 'commander';
import type { CommandContext } from './context';

/** `start`: the service against the addresses of the settings, until Ctrl-C or a service manager ends it. */
export function addStartCommand(program: Command, context: CommandContext): void {
  program
    .command('start')
    .description('kör tjänsten tills den avbryts')
    .action(async () => {
      // Read when it is to run: Temporal's worker takes half a second to load, which every other command would wait for.
      const { runService } = require('./run-service') as typeof import('./run-service');
      await runService(context.output().language);
    });
}
