import { readFrame } from '../../activities/fortnox/feed/frames';

const event = {
  topic: 'articles',
  offset: 'xDy7J',
  type: 'article-updated-v1',
  tenantId: 29302,
  entityId: 'S-1',
  timestamp: '2017-12-28T14:59:16.500+01:00',
};
const used = { topic: 'articles', offset: 'xDy7J', tenantId: '29302', entityId: 'S-1' };

test.each([
  ['an event as the guide shows it', event, used],
  ['with more than we know', { ...event, year: 2026, series: 'A' }, used],
  ['of a type nobody knows', { ...event, type: 'article-merged-v7' }, used],
  ['without a type or a time', { topic: 'articles', offset: 'xDy7J', tenantId: 29302, entityId: 'S-1' }, used],
  [
    'numbers as text, and text as number',
    { ...event, tenantId: '29302', entityId: 1001 },
    { ...used, entityId: '1001' },
  ],
  ['a number with spaces and letters', { ...event, entityId: ' å"1 ' }, { ...used, entityId: ' å"1 ' }],
] as const)('an event: %s', (_what, frame, read) => {
  expect(readFrame(JSON.stringify(frame))).toEqual({ kind: 'event', event: read });
});

test.each([
  ['half a frame', JSON.stringify(event).slice(0, 40)],
  ['nothing', ''],
  ['no object', '[1'],
  ['a bare text', '"articles"'],
  ['null', 'null'],
  ['an event without entity', JSON.stringify({ ...event, entityId: undefined })],
  ['an event without offset', JSON.stringify({ ...event, offset: '' })],
  ['an event without tenant', JSON.stringify({ ...event, tenantId: null })],
  ['an entity longer than any number', JSON.stringify({ ...event, entityId: 'x'.repeat(51) })],
  ['a topic that is no text', JSON.stringify({ ...event, topic: 7 })],
])('what may have been an event is unreadable: %s', (_what, text) => {
  expect(readFrame(text)).toEqual({ kind: 'unreadable' });
});

test.each([
  ['an event of a topic nobody asked for', { ...event, topic: 'vouchers', entityId: undefined }],
  ['a sign of life', { heartbeat: 1 }],
  ['an error', { result: 'error', message: 'Unknown command' }],
  ['an answer that is none', { response: 'subscribe-v1' }],
])('what cannot be an event of ours is left alone: %s', (_what, frame) => {
  expect(readFrame(JSON.stringify(frame))).toEqual({ kind: 'other' });
});

test('an answer, with or without what it may lack', () => {
  const answer = { response: 'add-tenants-v1', result: 'ok', tenantIds: { token: 29302 }, invalidTokens: [] };
  expect(readFrame(JSON.stringify(answer))).toMatchObject({
    kind: 'answer',
    answer: { tenantIds: { token: '29302' } },
  });
  const refused = { response: 'add-topics-v1', result: 'error', invalidTopics: ['weather'], tenantIds: null };
  expect(readFrame(JSON.stringify(refused))).toMatchObject({ kind: 'answer', answer: { invalidTopics: ['weather'] } });
});
