import { ApplicationFailure } from '@temporalio/activity';
import { z } from 'zod';

/** A text in a start's input, typed in by hand as JSON; its faults are told in Swedish. */
export const inputText = z.string({ error: 'ska vara text' }).min(1, 'saknas');

/** The input of a start: an object with exactly these fields. */
export function startInput<Shape extends z.core.$ZodLooseShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `okänt fält: ${issue.keys.join(', ')}` : 'ska vara ett JSON-objekt',
  });
}

/** What is wrong with an input, each fault with its field. */
export function inputFaults(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'indata'}: ${issue.message}`).join('; ');
}

/** A start that is refused, not to be tried again; the sentence names the right command (design §3). */
export function startRefused(sentence: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(sentence, 'startRefused');
}
