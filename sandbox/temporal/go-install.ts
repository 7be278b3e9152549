import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { executableName, inWorkFolder, publish } from './cache-folder';
import { lastLine, runCommand } from './run-command';
import { goForTemporalCli, isAtLeast, temporalCliVersion } from './versions';
import type { Attempt, Progress } from './ways';

/** As the CLI's own releases are linked: smaller, and telling its version. */
const linkerFlags = `-s -w -X github.com/temporalio/cli/temporalcli.Version=${temporalCliVersion.slice(1)}`;
const progressEveryMs = 10_000;
/** From this release on Go fetches a newer toolchain by itself, unless told not to. */
const goThatUpgradesItself = '1.21';
const download = 'https://go.dev/dl';

/** Builds the Temporal CLI with Go into the cache: about three minutes, once. */
export async function goInstallTemporal(
  cache: string,
  place: string,
  env: NodeJS.ProcessEnv,
  progress: Progress,
): Promise<Attempt> {
  const go = await goSettings(env);
  const unfit = goUnfit(go);
  if (!go || unfit) return { because: unfit ?? 'Go cannot be used.' };
  return inWorkFolder(cache, async (work) => {
    const stop = tellSeconds(progress);
    const target = `github.com/temporalio/cli/cmd/temporal@${temporalCliVersion}`;
    const args = ['install', '-trimpath', '-modcacherw', `-ldflags=${linkerFlags}`, target];
    const result = await runCommand('go', args, { env: await buildEnvironment(work, go, env) }).finally(stop);
    if (result.missing || result.code !== 0) {
      const reason = result.missing ? 'go vanished' : lastLine(result.output);
      return { because: `\`go install ${target}\` failed (${reason}): check the network and GOPROXY, then try again.` };
    }
    return { path: await publish(join(work, 'bin', executableName('temporal')), place) };
  });
}

/** What `go env` tells of the Go on PATH. */
export interface GoSettings {
  GOVERSION: string;
  GOTOOLCHAIN: string;
  GOPROXY: string;
  GOMODCACHE: string;
}

async function goSettings(env: NodeJS.ProcessEnv): Promise<GoSettings | undefined> {
  const result = await runCommand('go', ['env', '-json', 'GOVERSION', 'GOTOOLCHAIN', 'GOPROXY', 'GOMODCACHE'], { env });
  return result.missing || result.code !== 0 ? undefined : (JSON.parse(result.output) as GoSettings);
}

/** One sentence why this Go cannot build the CLI, or undefined when it can. */
export function goUnfit(go: GoSettings | undefined): string | undefined {
  const orElse = 'or put `temporal` on PATH (https://docs.temporal.io/cli)';
  if (!go) return `Go is not installed: install Go ${goForTemporalCli} or later from ${download}, ${orElse}.`;
  const version = go.GOVERSION.replace(/^go/, '');
  if (isAtLeast(version, goForTemporalCli)) return undefined;
  if (isAtLeast(version, goThatUpgradesItself) && go.GOTOOLCHAIN !== 'local') return undefined;
  return `Go ${version} is too old to build it: install Go ${goForTemporalCli} or later from ${download}, ${orElse}.`;
}

/**
 * Modules go to the work folder and from there to nowhere, so that nothing is left in ~/go. What the user's own module
 * cache already holds is read from it. Go's build cache stays the user's: a build that was cut short resumes.
 */
async function buildEnvironment(work: string, go: GoSettings, env: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  await mkdir(join(work, 'tmp'));
  const { GOOS: _os, GOARCH: _arch, ...rest } = env;
  return {
    ...rest,
    CGO_ENABLED: '0',
    GOBIN: join(work, 'bin'),
    GOMODCACHE: join(work, 'modules'),
    GOPROXY: `${pathToFileURL(join(go.GOMODCACHE, 'cache', 'download')).href},${go.GOPROXY}`,
    GOTMPDIR: join(work, 'tmp'),
  };
}

function tellSeconds(progress: Progress): () => void {
  const started = Date.now();
  progress(`building the Temporal CLI ${temporalCliVersion} with Go: about 3 minutes, only this once.`);
  const timer = setInterval(() => {
    progress(`building the Temporal CLI: ${Math.round((Date.now() - started) / 1000)} s`);
  }, progressEveryMs);
  return () => clearInterval(timer);
}
