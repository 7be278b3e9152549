import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { feedLossSentence } from '../../activities/fortnox/feed/feed-lost';
import { feedSwitches } from '../../sandbox/fortnox/feed/feed-switches';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'docs/operators/andringsflode.md'), 'utf8');

test.each(['FORTNOX_FEED=on', 'FORTNOX_FEED=off', '`FORTNOX_FEED_ADDRESS`', '`fortnox-watch/<företag>`'])(
  'docs/operators/andringsflode.md names %s',
  (name) => {
    expect(page).toContain(name);
  },
);

test('both languages say what has happened, and that nothing is lost by it', () => {
  for (const loss of ['notReached', 'closed', 'tokenRefused', 'topicsRefused'] as const) {
    const [sv, en] = [feedLossSentence('sv', loss, ''), feedLossSentence('en', loss, 'ECONNRESET')];
    expect(sv).toMatch(/registren som utan flöde\.$/);
    expect(en).toMatch(/\(ECONNRESET\) .*as without a feed\.$/);
  }
});

test('design rule 14: each unknown of the feed says what is known of it', () => {
  for (const { evidence } of Object.values(feedSwitches)) expect(evidence).toMatch(/^§4\.8/);
});
