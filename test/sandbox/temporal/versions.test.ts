import { cacheFolder } from '../../../sandbox/temporal/cache-folder';
import { goUnfit } from '../../../sandbox/temporal/go-install';
import { isAtLeast } from '../../../sandbox/temporal/versions';

test.each([
  ['1.29.1', '1.29', true],
  ['1.29', '1.29.0', true],
  ['1.9.9', '1.29', false],
  ['2.0', '1.29', true],
  ['1.25rc1', '1.25.0', true],
])('version %s is at least %s: %s', (found, wanted, answer) => {
  expect(isAtLeast(found, wanted)).toBe(answer);
});

describe('which Go can build the Temporal CLI', () => {
  const go = (GOVERSION: string, GOTOOLCHAIN = 'local') => ({ GOVERSION, GOTOOLCHAIN, GOPROXY: '', GOMODCACHE: '' });

  test('a missing one says what to install', () => {
    expect(goUnfit(undefined)).toBe(
      'Go is not installed: install Go 1.25.0 or later from https://go.dev/dl, or put `temporal` on PATH (https://docs.temporal.io/cli).',
    );
  });

  test('one that is too old says so', () => {
    expect(goUnfit(go('go1.19.4', 'auto'))).toMatch(
      /^Go 1\.19\.4 is too old to build it: install Go 1\.25\.0 or later/,
    );
    expect(goUnfit(go('go1.24.2', 'local'))).toMatch(/^Go 1\.24\.2 is too old/);
  });

  test('one that may fetch a newer toolchain by itself will do', () => {
    expect(goUnfit(go('go1.24.2', 'auto'))).toBeUndefined();
    expect(goUnfit(go('go1.26.8'))).toBeUndefined();
  });
});

test.each<[NodeJS.Platform, NodeJS.ProcessEnv, RegExp]>([
  ['linux', {}, /^.home.me.\.cache.andersson-fortnox$/],
  ['linux', { XDG_CACHE_HOME: '/x' }, /^.x.andersson-fortnox$/],
  ['darwin', { XDG_CACHE_HOME: '/x' }, /^.home.me.Library.Caches.andersson-fortnox$/],
  ['win32', { LOCALAPPDATA: 'C:\\Local' }, /^C:\\Local.andersson-fortnox$/],
])('the cache folder on %s with %j', (platform, env, folder) => {
  expect(cacheFolder(env, platform, '/home/me')).toMatch(folder);
});
