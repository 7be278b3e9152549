import { readSettings } from '../../workers/settings';
import { SettingsError } from '../../workers/settings-faults';

const environment = {
  ANDERSSON_DATABASE: 'file:andersson.db',
  FORTNOX_CLIENT_ID: 'app',
  FORTNOX_CLIENT_SECRET: 'secret',
  FORTNOX_TENANT_ID: '556677',
};
const company = (more: Readonly<Record<string, string>> = {}) =>
  readSettings({ ...environment, ...more }).companies.demo;

test('the change feed is off until it is switched on, at Fortnox’s own address', () => {
  expect(company()).toMatchObject({ feed: 'off', fortnox: { feedAddress: 'wss://ws.fortnox.se/topics-v1' } });
  const on = { FORTNOX_FEED: 'on', FORTNOX_FEED_ADDRESS: 'ws://127.0.0.1:4010/topics-v1' };
  expect(company(on)).toMatchObject({ feed: 'on', fortnox: { feedAddress: 'ws://127.0.0.1:4010/topics-v1' } });
});

test.each([
  ['FORTNOX_FEED', 'maybe'],
  ['FORTNOX_FEED_ADDRESS', 'https://ws.fortnox.se/topics-v1'],
])('%s %s cannot be used, and is named', (name, value) => {
  expect(() => company({ [name]: value })).toThrow(SettingsError);
  expect(() => company({ [name]: value })).toThrow(name);
});
