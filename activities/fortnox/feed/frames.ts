import { z } from 'zod';
import { feedTopics } from '../../../domain/sync/feed-topics';

/** The longest number a record may have in Andersson: what is longer is no record of ours. */
const longestEntity = 50;
const ours: ReadonlySet<unknown> = new Set(feedTopics);

const idText = z.union([z.string().min(1), z.number()]).transform(String);

const answerSchema = z.object({
  response: z.string(),
  result: z.string(),
  tenantIds: z.record(z.string(), idText).nullish(),
  invalidTopics: z.array(z.string()).nullish(),
});

/** An event as far as it is used. Its type is not: whatever happened, the record is read again. */
const eventSchema = z.object({
  topic: z.enum(feedTopics),
  offset: z.string().min(1),
  tenantId: idText,
  entityId: idText.pipe(z.string().max(longestEntity)),
});

export type FeedAnswer = z.output<typeof answerSchema>;
export type FeedEvent = z.output<typeof eventSchema>;

/** What a frame is. `other` cannot be an event of ours; `unreadable` may have been one. */
export type Frame =
  | { readonly kind: 'answer'; readonly answer: FeedAnswer }
  | { readonly kind: 'event'; readonly event: FeedEvent }
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable' };

/** Reads a frame. Never throws: a feed brings what it brings. */
export function readFrame(text: string): Frame {
  const json = jsonOf(text);
  if (typeof json !== 'object' || json === null) return { kind: 'unreadable' };
  if ('response' in json) {
    const answer = answerSchema.safeParse(json);
    return answer.success ? { kind: 'answer', answer: answer.data } : { kind: 'other' };
  }
  const isOthers = !('topic' in json) || (typeof json.topic === 'string' && !ours.has(json.topic));
  if (isOthers) return { kind: 'other' };
  const event = eventSchema.safeParse(json);
  return event.success ? { kind: 'event', event: event.data } : { kind: 'unreadable' };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
