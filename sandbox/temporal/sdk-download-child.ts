import { TestWorkflowEnvironment } from '@temporalio/testing';

/** Started by sdk-download.ts: downloads one executable the SDK's way, starts it once as proof, and ends. */
async function main([kind, version = 'default', downloadDir = '.']: string[]): Promise<void> {
  const executable = { type: 'cached-download', version, downloadDir } as const;
  const environment =
    kind === 'dev-server'
      ? await TestWorkflowEnvironment.createLocal({ server: { executable } })
      : await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
  await environment.teardown();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
