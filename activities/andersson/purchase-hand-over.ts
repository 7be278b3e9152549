import { cancellationSignal, cancelled, heartbeat } from '@temporalio/activity';
import { type Client, isGrpcServiceError, ServiceError, WorkflowNotFoundError } from '@temporalio/client';
import { inGroups } from '../../domain/in-groups';
import type { Language } from '../../domain/language';
import { purchaseId } from '../../workflows/contract/ids';
import { type lookAtOrderSignal, type PurchaseInput, purchaseChangedSignal } from '../../workflows/contract/purchase';
import { anderssonNumberAttribute, companyAttribute } from '../../workflows/contract/search-attributes';
import { callTemporal } from './call-temporal';
import { purchaseSentences } from './purchase-sentences';

const atOnce = 10;
/** gRPC: CANCELLED, DEADLINE_EXCEEDED, PERMISSION_DENIED, UNAVAILABLE, UNAUTHENTICATED say nothing about the one purchase. */
const codesOfTheConnection = new Set([1, 4, 7, 14, 16]);

/** How the purchases of one company are told of facts. */
export interface PurchaseHandOver {
  /** Wakes the purchase's process, and starts it where none runs; told twice, it looks twice. */
  start(number: string): Promise<void>;
  /** Wakes the process only if one runs. */
  tell(number: string, signal?: typeof purchaseChangedSignal | typeof lookAtOrderSignal): Promise<boolean>;
  isRunning(number: string): Promise<boolean>;
}

/** Hands over by the client of the worker that runs the activity. @param taskQueue where purchases' workflows run. */
export function purchaseHandOver(company: string, language: Language, taskQueue: string): PurchaseHandOver {
  const call = <T>(work: (workflow: Client['workflow']) => Promise<T>): Promise<T> =>
    callTemporal(({ workflow }) => work(workflow));
  return {
    start: (purchaseNumber) =>
      call(async (workflow) => {
        const input: PurchaseInput = { company, purchaseNumber };
        await workflow.signalWithStart('purchaseLifecycle', {
          workflowId: purchaseId(company, purchaseNumber),
          taskQueue,
          args: [input],
          signal: purchaseChangedSignal,
          signalArgs: [],
          typedSearchAttributes: [
            { key: companyAttribute, value: company },
            { key: anderssonNumberAttribute, value: purchaseNumber },
          ],
          staticSummary: purchaseSentences[language].summary(purchaseNumber),
        });
      }),
    tell: (number, signal = purchaseChangedSignal) =>
      ifFound(call((workflow) => workflow.getHandle(purchaseId(company, number)).signal(signal))),
    isRunning: async (number) => {
      let running = false;
      await ifFound(
        call(async (workflow) => {
          const { closeTime } = await workflow.getHandle(purchaseId(company, number)).describe();
          running = closeTime === undefined;
        }),
      );
      return running;
    },
  };
}

/** What could not be handed over, and why; all else was. */
export type NotHandedOver = ReadonlyMap<string, Error>;

/**
 * Does something with each number, some at a time. One that fails does not hold up the others; a connection that is
 * gone does, since everything after it would fail as well.
 * @throws what the connection answered; the activity's cancellation.
 */
export async function forEachNumber(
  numbers: readonly string[],
  work: (number: string) => Promise<void>,
): Promise<NotHandedOver> {
  const failed = new Map<string, Error>();
  for (const group of inGroups(numbers, atOnce)) {
    if (cancellationSignal().aborted) await cancelled();
    heartbeat();
    await Promise.all(
      group.map(async (number) => {
        try {
          await work(number);
        } catch (error) {
          if (cancellationSignal().aborted) await cancelled();
          if (!(error instanceof Error) || isAboutTheConnection(error)) throw error;
          failed.set(number, error);
        }
      }),
    );
  }
  return failed;
}

function isAboutTheConnection(error: Error): boolean {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) && codesOfTheConnection.has(cause.code);
}

async function ifFound(told: Promise<unknown>): Promise<boolean> {
  try {
    await told;
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
