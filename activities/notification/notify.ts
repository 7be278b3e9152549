import { spawn } from 'node:child_process';
import { cancellationSignal } from '@temporalio/activity';
import axios from 'axios';
import type { NotificationActivities } from '../../workflows/contract/purchase-activities';

/** How a company is told of problems; both may be set, or neither. */
export interface NotificationSettings {
  /** A program that gets the message as JSON on standard input; run without a shell. */
  readonly command: string | null;
  /** An address that gets the message as a JSON POST. */
  readonly webhook: string | null;
}

/** Whoever takes the message has this long; the problem is shown in Temporal and Andersson all the same. */
const patienceMs = 10_000;

/** Tells a company's people that a problem has opened: once per problem, by what the settings name. */
export function notificationActivities(settingsOf: (company: string) => NotificationSettings): NotificationActivities {
  return {
    async notify(message) {
      const { command, webhook } = settingsOf(message.company);
      if (command !== null) await runCommand(command, JSON.stringify(message));
      if (webhook !== null) await axios.post(webhook, message, { timeout: patienceMs, signal: cancellationSignal() });
    },
  };
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
