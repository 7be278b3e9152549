import type { Language } from '../../domain/language';
import { createLogger } from '../../workers/logger';
import { installRuntime } from '../../workers/runtime';
import { startService } from '../../workers/service';
import { readSettings } from '../../workers/settings';

/** Runs the service of the environment's settings until a signal ends it. @throws SettingsError */
export async function runService(language: Language): Promise<void> {
  const settings = readSettings(process.env);
  const logger = createLogger(settings.logLevel);
  installRuntime(logger, settings.metricsAddress);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  await startService(settings, { logger, signal: stop.signal, language }).ended;
}
