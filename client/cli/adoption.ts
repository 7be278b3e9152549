import { userInfo } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import {
  type AdoptionPreview,
  AdoptionRefusedError,
  adopt,
  type OpenPurchase,
  previewAdoption,
  reopen,
} from '../../activities/andersson/adoption';
import type { Language } from '../../domain/language';
import { callTo } from '../fortnox-call';
import { type PurchaseWithOrder, withNotedOrders } from '../noted-orders';
import { chosenCompany } from './company-option';
import type { CommandContext } from './context';
import { withCompanies } from './opened';
import { answer, complain, exitCode, table } from './output';

/** `adopt --from <date>` (R7.1) and `reopen <process>` (design §3). */
export function addAdoptionCommands(program: Command, context: CommandContext): void {
  program
    .command('adopt')
    .description('sätt företaget i drift: inget från före datumet skickas någonsin')
    .requiredOption('--from <datum>', 'första dagen, till exempel 2026-12-01', localDate)
    .option('--purchases <nummer,…>', 'öppna inköp från före datumet som ändå ska med')
    .option('--yes', 'gör det; annars visas bara vad det skulle innebära', false)
    .option('--company <nyckel>', 'företaget, när inställningarna har flera')
    .action((options: { from: string; purchases?: string; yes: boolean; company?: string }) =>
      withCompanies(async (companies, settings) => {
        const company = chosenCompany(settings, options.company);
        const { database } = await companies.andersson(company);
        const purchases = (options.purchases ?? '')
          .split(',')
          .map((it) => it.trim())
          .filter(Boolean);
        try {
          if (options.yes) await adopt(database, { company, from: options.from, by: userInfo().username, purchases });
          const preview = await previewAdoption(database, company, options.from);
          const call = callTo(companies, company);
          const fromDate = await withNotedOrders(call, preview.fromDate);
          const before = await withNotedOrders(call, preview.before);
          answer(context.output(), { ...preview, fromDate, before, done: options.yes }, previewText);
        } catch (error) {
          if (!(error instanceof AdoptionRefusedError)) throw error;
          complain(context.output(), error.said[context.output().language]);
          process.exitCode = exitCode.failed;
        }
      }),
    );

  program
    .command('reopen')
    .description('ta upp ett avslutat ärende igen')
    .argument('<process>', 'arbetsflödets id, till exempel purchase/demo/1042')
    .action((workflowId: string) =>
      withCompanies(async (companies) => {
        const [kind, company, number] = workflowId.split('/');
        const { database } = await companies.andersson(company ?? '');
        const reopened = await reopen(database, company ?? '', kind ?? '', number ?? '');
        answer(context.output(), { workflowId, reopened }, (it, language) => words[language].reopened(it.reopened));
        if (!reopened) process.exitCode = exitCode.failed;
      }),
    );
}

const words = {
  sv: {
    head: ['Inköp', 'Leverantör', 'Datum', 'Status', 'Order i Fortnox', 'Med'],
    adopted: (from: string) => `I drift från ${from}.`,
    notYet: 'Inte i drift. Så här skulle det bli; kör med --yes för att göra det.',
    none: 'Inga öppna inköp.',
    orders: {
      notSent: 'ej skickad',
      sent: 'skickad',
      received: 'inlevererad',
      voided: 'makulerad',
      other: 'okänt läge',
      missing: 'finns inte',
      otherSupplier: 'annan leverantör',
      unread: 'gick inte att läsa',
    },
    reopened: (done: boolean) =>
      done ? 'Ärendet tas upp igen inom några sekunder.' : 'Ärendet är inte avslutat, så det finns inget att ta upp.',
  },
  en: {
    head: ['Purchase', 'Supplier', 'Date', 'Status', 'Order in Fortnox', 'Included'],
    adopted: (from: string) => `Live from ${from}.`,
    notYet: 'Not live. This is what it would mean; run with --yes to do it.',
    none: 'No open purchases.',
    orders: {
      notSent: 'not sent',
      sent: 'sent',
      received: 'received',
      voided: 'void',
      other: 'unknown state',
      missing: 'not there',
      otherSupplier: 'other supplier',
      unread: 'could not be read',
    },
    reopened: (done: boolean) =>
      done ? 'It is taken up again within seconds.' : 'It has not ended, so there is nothing to take up.',
  },
} as const;

/** What adoption would mean, or has meant, with the orders that are noted on purchases as Fortnox has them. */
interface ShownPreview extends Pick<AdoptionPreview, 'adoptedFrom'> {
  readonly fromDate: readonly PurchaseWithOrder<OpenPurchase>[];
  readonly before: readonly PurchaseWithOrder<OpenPurchase>[];
}

function previewText(preview: ShownPreview, language: Language): string {
  const say = words[language];
  const rows = [
    ...preview.fromDate.map((it) => ({ ...it, included: true })),
    ...preview.before.map((it) => ({ ...it, included: it.chosen })),
  ];
  const list = rows.map((it) => [
    it.number,
    it.supplierNumber,
    it.orderDate,
    it.status,
    it.order === null ? '' : `${it.fortnoxNumber} (${say.orders[it.order]})`,
    it.included ? '✓' : '–',
  ]);
  return [
    preview.adoptedFrom === null ? say.notYet : say.adopted(preview.adoptedFrom),
    rows.length === 0 ? say.none : table(say.head, list),
  ].join('\n');
}

function localDate(value: string): string {
  const date = new Date(`${value}T00:00:00Z`);
  if (/^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value))
    return value;
  throw new InvalidArgumentError('Datum skrivs 2026-12-01.');
}
