import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findTemporalExecutable, findTimeSkippingServer } from '../../../sandbox/temporal/executables';
import { describeWithShell, ownFolder, standIn } from './stand-ins';

describeWithShell('where the Temporal CLI comes from', () => {
  let own: Awaited<ReturnType<typeof ownFolder>>;
  let lines: string[];
  const progress = (line: string) => void lines.push(line);
  const place = () => join(own.folder, 'cache', 'temporal-v1.5.1');
  const surroundings = () => ({ env: { PATH: join(own.folder, 'bin') }, cache: join(own.folder, 'cache') });
  const onPath = (name: string, script: string) => standIn(join(own.folder, 'bin'), name, script);

  beforeEach(async () => {
    own = await ownFolder();
    lines = [];
  });
  afterEach(() => own.remove());

  test('PATH comes before the cache, and nothing is said', async () => {
    const mine = await onPath('temporal', 'echo "temporal version 1.5.9 (Server 1.30.0, UI 2.43.0)"');
    await standIn(join(own.folder, 'cache'), 'temporal-v1.5.1', '');
    await expect(findTemporalExecutable(progress, surroundings())).resolves.toBe(mine);
    expect(lines).toEqual([]);
  });

  test.each([
    ['an old server', 'echo "temporal version 0.10.7 (server 1.22.1) (ui 2.21.3)"'],
    ['another program of that name', 'echo "usage: temporal FILE"'],
  ])('the cache is used when PATH holds %s', async (_what, script) => {
    await onPath('temporal', script);
    const cached = await standIn(join(own.folder, 'cache'), 'temporal-v1.5.1', '');
    await expect(findTemporalExecutable(progress, surroundings())).resolves.toBe(cached);
  });

  test('Go builds it into a folder of its own, and the result takes its place in one step', async () => {
    const settings = { GOVERSION: 'go1.26.0', GOTOOLCHAIN: 'local', GOPROXY: 'direct', GOMODCACHE: '/none' };
    const make = '/bin/mkdir -p "$GOBIN" && echo built > "$GOBIN/temporal"';
    await onPath('go', `if [ "$1" = env ]; then echo '${JSON.stringify(settings)}'; else ${make}; fi`);
    await expect(findTemporalExecutable(progress, offline())).resolves.toBe(place());
    expect(await readdir(join(own.folder, 'cache'))).toEqual(['temporal-v1.5.1']);
    expect(lines.join('\n')).toContain('about 3 minutes, only this once');
  });

  test('a build that fails leaves nothing and says what to do', async () => {
    const settings = { GOVERSION: 'go1.26.0', GOTOOLCHAIN: 'local', GOPROXY: 'direct', GOMODCACHE: '/none' };
    const fail = 'echo half > "$GOTMPDIR/half"; echo "dial tcp: no route to host"; exit 1';
    await onPath('go', `if [ "$1" = env ]; then echo '${JSON.stringify(settings)}'; else ${fail}; fi`);
    await expect(findTemporalExecutable(progress, offline())).rejects.toThrow(
      /failed \(dial tcp: no route to host\): check the network and GOPROXY/,
    );
    expect(await readdir(join(own.folder, 'cache'))).toEqual([]);
  });

  test('without Go every way is told, with what to do', async () => {
    await expect(findTemporalExecutable(progress, offline())).rejects.toThrow(
      /no `temporal` on PATH[\s\S]*SDK's download failed[\s\S]*Go is not installed: install Go 1\.25\.0 or later/,
    );
  });

  test('without Python every way to the time-skipping server is told', async () => {
    await expect(findTimeSkippingServer(progress, offline())).rejects.toThrow(
      /SDK's download failed[\s\S]*Python with pip is not installed: install Python 3/,
    );
  });

  test('what a killed process left half-made is swept, what a living one makes is not', async () => {
    const left = join('cache', 'work-999999999-abcd');
    const living = join('cache', `work-${process.pid}-abcd`);
    for (const folder of [left, living]) await standIn(join(own.folder, folder), 'temporal', '');
    await writeFile(join(own.folder, 'cache', 'else'), '');
    await expect(findTimeSkippingServer(progress, offline())).rejects.toThrow();
    expect((await readdir(join(own.folder, 'cache'))).sort()).toEqual(['else', `work-${process.pid}-abcd`]);
  });

  /** As a machine without internet, wherever this runs. */
  function offline() {
    return { ...surroundings(), sdkDownloader: ['-e', 'process.stderr.write("offline\\n"); process.exit(1)', '--'] };
  }
});
