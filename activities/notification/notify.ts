import { spawn } from 'node:child_process';
import { activityInfo, cancellationSignal, heartbeat } from '@temporalio/activity';
import axios from 'axios';
import type { NotificationActivities } from '../../workflows/contract/notification-activities';

/** How a company is told of problems; both may be set, or neither. */
export interface NotificationSettings {
  /** A program that gets the message as JSON on standard input; run without a shell. */
  readonly command: string | null;
  /** An address that gets the message as a JSON POST. */
  readonly webhook: string | null;
}

type Message = Parameters<NotificationActivities['notify']>[0];

/** Whoever takes the message has this long; the problem is shown in Temporal and Andersson all the same. */
const patienceMs = 10_000;

/**
 * Tells a company's people that a problem has opened: once per problem and way. One way that fails is tried again by
 * itself; who has been told already is kept in the activity's heartbeat, so that they are not told again.
 */
export function notificationActivities(settingsOf: (company: string) => NotificationSettings): NotificationActivities {
  return {
    async notify(message) {
      const told = toldBefore();
      const faults: unknown[] = [];
      for (const [way, tell] of Object.entries(waysOf(settingsOf(message.company)))) {
        if (told.includes(way)) continue;
        try {
          await tell(message);
          told.push(way);
          heartbeat(told);
        } catch (error) {
          faults.push(error);
        }
      }
      if (faults.length > 0) throw faults[0];
    },
  };
}

function waysOf({ command, webhook }: NotificationSettings): Record<string, (message: Message) => Promise<unknown>> {
  return {
    ...(command !== null && { command: (message: Message) => runCommand(command, JSON.stringify(message)) }),
    ...(webhook !== null && {
      webhook: (message: Message) => postTo(webhook, message),
    }),
  };
}

/** Addresses that take messages often hold a secret: neither it nor the message may show in a log or a history. */
async function postTo(webhook: string, message: Message): Promise<void> {
  try {
    await axios.post(webhook, message, { timeout: patienceMs, signal: cancellationSignal() });
  } catch (error) {
    const status = axios.isAxiosError(error) ? (error.response?.status ?? error.code) : undefined;
    throw new Error(`NOTIFY_WEBHOOK did not take the message: ${status ?? 'no answer'}`);
  }
}

function toldBefore(): string[] {
  const details: unknown = activityInfo().heartbeatDetails;
  return Array.isArray(details) ? details.filter((way) => typeof way === 'string') : [];
}

function runCommand(command: string, input: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [], { stdio: ['pipe', 'ignore', 'pipe'], timeout: patienceMs });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else
        reject(new Error(`NOTIFY_COMMAND ${command} ended with ${code ?? 'a time-out'}: ${said.trim().slice(-200)}`));
    });
    // A program that does not read its input is no fault.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
