import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sdkDownload } from '../../../sandbox/temporal/sdk-download';
import { ownFolder } from './stand-ins';

/** A downloader in Node: the folder it is given is its last argument. */
const downloader = (code: string) => [
  '-e',
  `const folder = process.argv.at(-1); const fs = require('fs'); ${code}`,
  '--',
];
const grow = `const grow = () => fs.appendFileSync(folder + '/temporal-x.downloading', 'x');`;

describe("the SDK's download", () => {
  let own: Awaited<ReturnType<typeof ownFolder>>;
  beforeEach(async () => {
    own = await ownFolder();
  });
  afterEach(() => own.remove());

  const tryIt = (code: string) =>
    sdkDownload({
      kind: 'dev-server',
      version: 'v1.5.1',
      cache: own.folder,
      place: join(own.folder, 'temporal'),
      progress: () => undefined,
      downloader: downloader(code),
      stallMs: 1_500,
    });

  test('is given up when nothing comes any more, and leaves nothing', async () => {
    const attempt = await tryIt(`${grow} grow(); setInterval(() => {}, 1000);`);
    expect(attempt).toEqual({ because: "the SDK's download was given up: nothing came any more." });
    expect(await readdir(own.folder)).toEqual([]);
  });

  test('is not given up while it grows, however slow', async () => {
    const done = `fs.renameSync(folder + '/temporal-x.downloading', folder + '/temporal-x'); process.exit(0)`;
    const attempt = await tryIt(`${grow} setInterval(grow, 300); setTimeout(() => { grow(); ${done} }, 3000);`);
    expect(attempt).toEqual({ path: join(own.folder, 'temporal') });
    expect(await readFile(join(own.folder, 'temporal'), 'utf8')).toMatch(/^x+$/);
  });

  test('tells the last reason of a failure', async () => {
    const attempt = await tryIt(
      `process.stderr.write('Failed to start: for url: dns error: no such host\\n'); process.exit(1)`,
    );
    expect(attempt).toEqual({ because: "the SDK's download failed (dns error: no such host)." });
  });
});
