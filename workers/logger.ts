import { DefaultLogger, type Logger, type LogLevel } from '@temporalio/worker';
import pino from 'pino';

export type ServiceLogger = pino.Logger;

/** What must never reach a log, wherever it stands in an entry (design rule 11). */
const secrets = [
  'password',
  'clientSecret',
  'refreshToken',
  'accessToken',
  'authorization',
  'Authorization',
  'tokenKey',
  'apiKey',
];

/** The service's log: one JSON object a line on standard error, so that standard output stays for answers. */
export function createLogger(level: string): ServiceLogger {
  const paths = secrets.flatMap((name) => [name, `*.${name}`]);
  // Temporal's entries carry an error under this name; without its serializer it would be logged as {}.
  const serializers = { error: pino.stdSerializers.err };
  return pino(
    { level, base: null, serializers, redact: { paths, censor: '***' } },
    pino.destination({ dest: 2, sync: true }),
  );
}

/** Temporal's own entries (SDK, workflows, activities) in the same log. */
export function temporalLogger(logger: ServiceLogger): Logger {
  const levels = {
    TRACE: 'trace',
    DEBUG: 'debug',
    INFO: 'info',
    WARN: 'warn',
    ERROR: 'error',
  } as const satisfies Record<LogLevel, string>;
  return new DefaultLogger('DEBUG', ({ level, message, meta }) => logger[levels[level]](meta ?? {}, message));
}
