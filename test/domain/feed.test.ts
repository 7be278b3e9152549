import { feedAlive, feedCovers } from '../../domain/sync/feed';

const now = '2026-11-23T10:00:00.000Z';
const ago = (seconds: number) => new Date(Date.parse(now) - seconds * 1_000).toISOString();

/** A feed unbroken for half an hour and heard of ten seconds ago; the list was read ten minutes ago. */
const standing = {
  unbrokenSince: ago(1_800),
  aliveAt: ago(10),
  now,
  lastPollBeganAt: ago(600),
} as const;

test.each([
  ['an unbroken feed, and a list read since it has been so', {}, true],
  ['the list read in the very moment the feed began', { lastPollBeganAt: standing.unbrokenSince }, true],
  ['the list read just before the feed began', { lastPollBeganAt: ago(1_800.001) }, false],
  ['a feed that began anew after the list was read', { unbrokenSince: ago(599) }, false],
  ['nobody connected', { unbrokenSince: null }, false],
  ['never shown to live', { aliveAt: null }, false],
  ['heard of a minute ago', { aliveAt: ago(60) }, true],
  ['heard of over a minute ago', { aliveAt: ago(60.001) }, false],
  ['no list ever read', { lastPollBeganAt: null }, false],
  ['the list read almost an hour ago', { unbrokenSince: ago(9_000), lastPollBeganAt: ago(3_599) }, true],
  ['the list read an hour ago: it is read hourly', { unbrokenSince: ago(9_000), lastPollBeganAt: ago(3_600) }, false],
  ['a clock that was set back a little', { aliveAt: ago(-2) }, true],
] as const)('R0.4 a list may be left unread: %s', (_what, changes, covers) => {
  expect(feedCovers({ ...standing, ...changes })).toBe(covers);
});

test('a feed is alive within a minute of its last sign, and never while it is broken', () => {
  expect(feedAlive(standing)).toBe(true);
  expect(feedAlive({ ...standing, unbrokenSince: null })).toBe(false);
  expect(feedAlive({ ...standing, aliveAt: ago(61) })).toBe(false);
});
