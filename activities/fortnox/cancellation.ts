import { setMaxListeners } from 'node:events';
import { cancellationSignal } from '@temporalio/activity';

/** The activity's cancellation, for any number of calls at once; Node warns of more than ten listeners otherwise. */
export function cancellation(): AbortSignal {
  const signal = cancellationSignal();
  setMaxListeners(0, signal);
  return signal;
}
