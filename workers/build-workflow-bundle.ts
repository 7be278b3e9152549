import { workflowBundle } from './workflow-bundle';

/** `npm run build`: for installations that should start without building, or from a folder they may not write to. */
workflowBundle().then(
  ({ codePath }) => process.stdout.write(`${codePath}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  },
);
