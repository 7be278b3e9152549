import type { Command } from 'commander';
import type { Language } from '../../domain/language';
import type { Companies } from '../../workers/companies';
import { databaseUnreachable } from '../../workers/start-sentences';
import type { Choice } from '../../workflows/contract/operator';
import type { ConnectedClient } from '../connection';
import { interruptedSyncs } from '../interruptions';
import { DecisionRefusedError, decide, processState } from '../problems';
import { nightFindings, type Waiting, waitingProcesses, waitingRecords } from '../waiting';
import type { CommandContext } from './context';
import { withClient, withCompanies } from './opened';
import { answer, complain, exitCode, table } from './output';

/** `problems [list|show|retry|skip|use-existing|abandon]`: what waits for a human, and what they decide (design §3). */
export function addProblemCommands(program: Command, context: CommandContext): void {
  const problems = program.command('problems').description('det som väntar på en människa');

  problems
    .command('list', { isDefault: true })
    .description('visa allt som väntar')
    .option('--company <nyckel>', 'bara det här företaget')
    .action((options: { company?: string }) =>
      withClient(context, (client) => withCompanies((companies) => list(client, companies, context, options.company))),
    );

  problems
    .command('show')
    .description('visa en process och dess problem')
    .argument('<process>', 'arbetsflödets id, till exempel purchase/demo/1042')
    .action((workflowId: string) =>
      withClient(context, async (client) => {
        const state = await processState(client, workflowId);
        answer(context.output(), state, (it) => it.text ?? JSON.stringify(it.status ?? it.execution, null, 2));
        if (state.text !== null) process.exitCode = exitCode.needsAttention;
      }),
    );

  const decision = (name: string, choice: Choice, description: string) =>
    problems
      .command(name)
      .description(description)
      .argument('<process>', 'arbetsflödets id, till exempel purchase/demo/1042')
      .action((workflowId: string, options: Readonly<Record<string, string>>) =>
        withClient(context, (client) => tell(client, context, workflowId, choice, options)),
      );
  decision('retry', 'retry', 'försök igen nu').option('--problem <id>', 'problemets id; annars det som är öppet');
  decision('skip', 'skip', 'hoppa över steget')
    .requiredOption('--problem <id>', 'problemets id')
    .requiredOption('--note <text>', 'varför');
  decision('use-existing', 'useExisting', 'använd ett dokument som finns i Fortnox')
    .requiredOption('--problem <id>', 'problemets id')
    .requiredOption('--fortnox-number <nummer>', 'dokumentets nummer i Fortnox')
    .requiredOption('--note <text>', 'varför');
  decision('abandon', 'abandon', 'avsluta processen utan att ändra något').requiredOption('--note <text>', 'varför');
}

const words = {
  sv: {
    none: 'Inget väntar på någon.',
    head: ['Process', 'Problem', 'Steg'],
    later: 'Ingen tjänst är igång: beslutet ligger kvar tills den startas.',
  },
  en: {
    none: 'Nothing waits for anybody.',
    head: ['Process', 'Problem', 'Step'],
    later: 'No service is running: the decision waits until one is started.',
  },
} as const;

/** Exit 3 while anything waits; 1 where a company's database cannot be read, which is said beside all that can. */
async function list(
  client: ConnectedClient['client'],
  companies: Companies,
  context: CommandContext,
  only: string | undefined,
): Promise<void> {
  const output = context.output();
  const waiting = await waitingProcesses(client, only);
  const faults: string[] = [];
  for (const company of companies.keys.filter((key) => only === undefined || key === only)) {
    waiting.push(...(await nightFindings(client, company, output.language)));
    const known = await knownToAndersson(companies, company, output.language).catch((error: unknown) => {
      faults.push(databaseUnreachable(company, error, output.language));
      return [];
    });
    waiting.push(...known);
  }
  answer(output, waiting, waitingTable);
  for (const fault of faults) complain(output, fault);
  if (waiting.length > 0) process.exitCode = exitCode.needsAttention;
  if (faults.length > 0) process.exitCode = exitCode.failed;
}

async function knownToAndersson(companies: Companies, company: string, language: Language): Promise<Waiting[]> {
  const interrupted = await interruptedSyncs(companies, company, language);
  return [...interrupted, ...(await waitingRecords(companies, company, language))];
}

async function tell(
  client: ConnectedClient['client'],
  context: CommandContext,
  workflowId: string,
  choice: Choice,
  options: Readonly<Record<string, string>>,
): Promise<void> {
  const output = context.output();
  try {
    const said = await decide(client, workflowId, choice, options);
    answer(output, { workflowId, choice, answer: said }, (it, language) => it.answer ?? words[language].later);
  } catch (error) {
    if (!(error instanceof DecisionRefusedError)) throw error;
    complain(output, error.message);
    process.exitCode = exitCode.failed;
  }
}

function waitingTable(waiting: readonly Waiting[], language: Language): string {
  const say = words[language];
  if (waiting.length === 0) return say.none;
  const overview = table(
    say.head,
    waiting.map(({ workflowId, kind, stage }) => [workflowId, kind ?? '', stage ?? '']),
  );
  const texts = waiting.flatMap(({ workflowId, text }) => (text === null ? [] : [`\n${workflowId}\n${text}`]));
  return [overview, ...texts].join('\n');
}
