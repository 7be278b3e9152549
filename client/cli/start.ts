import type { Command } from 'commander';
import { createLogger } from '../../workers/logger';
import { installRuntime } from '../../workers/runtime';
import { startService } from '../../workers/service';
import { readSettings } from '../../workers/settings';
import type { CommandContext } from './context';

/** `start`: the service against the addresses of the settings, until Ctrl-C or a service manager ends it. */
export function addStartCommand(program: Command, context: CommandContext): void {
  program
    .command('start')
    .description('kör tjänsten tills den avbryts')
    .action(async () => {
      const settings = readSettings(process.env);
      const logger = createLogger(settings.logLevel);
      installRuntime(logger, settings.metricsAddress);
      const stop = new AbortController();
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
      await startService(settings, { logger, signal: stop.signal, language: context.output().language }).ended;
    });
}
