import { Runtime } from '@temporalio/worker';
import { type ServiceLogger, temporalLogger } from './logger';

/** One Temporal runtime a process, logging where the service logs; to be called before anything connects. */
export function installRuntime(logger: ServiceLogger, metricsAddress?: string): void {
  // Ctrl-C and SIGTERM are handled by whoever runs the service, which also closes what it opened.
  Runtime.install({
    logger: temporalLogger(logger),
    shutdownSignals: [],
    ...(metricsAddress !== undefined && {
      telemetryOptions: { metrics: { prometheus: { bindAddress: metricsAddress } } },
    }),
  });
}
