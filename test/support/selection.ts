/** Checked in a phase of its own, after every simulator has written what it saw. */
export const exchangesTest = 'test/contract/fortnox-exchanges.test.ts';

/** Folders whose tests need no Temporal at all: running only these skips the set-up. */
const withoutTemporal = ['test/domain', 'test/sandbox/fortnox', 'test/sandbox/andersson'];

/** False when everything asked for lies in folders that need no Temporal. No arguments: all tests. */
export function needsTemporal(args: readonly string[]): boolean {
  const isName = (index: number) => ['-t', '--testNamePattern'].includes(args[index] ?? '');
  const paths = args.filter((arg, index) => !arg.startsWith('-') && !isName(index - 1)).map(plain);
  const covered = (path: string) => withoutTemporal.some((folder) => path === folder || path.startsWith(`${folder}/`));
  return paths.length === 0 || !paths.every(covered);
}

/** Jest's arguments of the first phase: what was asked for, without the exchanges check unless it was asked for. */
export function firstPhase(args: readonly string[]): string[] {
  if (args.some((arg) => arg.includes('fortnox-exchanges'))) return [...args];
  const ignored = ['/node_modules/', 'fortnox-exchanges\\.test\\.ts$'];
  return [...args, ...ignored.map((pattern) => `--testPathIgnorePatterns=${pattern}`)];
}

function plain(path: string): string {
  return path.replaceAll('\\', '/').replace(/\/+$/, '');
}
