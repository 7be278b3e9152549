import type { Command } from 'commander';
import { ledgerStateNames } from '../../activities/andersson/ledger-words';
import { type Proof, proofOf, supplierOf } from '../../activities/andersson/proof';
import type { Language } from '../../domain/language';
import { documentNames } from '../../domain/purchase/document';
import { callTo } from '../fortnox-call';
import { liveDocuments } from '../live-documents';
import { chosenCompany } from './company-option';
import type { CommandContext } from './context';
import { withCompanies } from './opened';
import { answer, exitCode, table } from './output';

/** A document of the ledger, and what Fortnox holds of it right now. */
interface Proved extends Proof {
  /** Numbers of the live documents in Fortnox; exactly one is right, none for one that is voided or skipped. */
  readonly liveInFortnox: readonly string[];
}

/** `prove <number>`: why each Fortnox document exists exactly once, from either system's number (design rule 1). */
export function addProveCommand(program: Command, context: CommandContext): void {
  program
    .command('prove')
    .description('visa varför ett dokument i Fortnox finns exakt en gång')
    .argument('<nummer>', 'numret i Andersson eller i Fortnox')
    .option('--company <nyckel>', 'företaget, när inställningarna har flera')
    .action((number: string, options: { company?: string }) =>
      withCompanies(async (companies, settings) => {
        const company = chosenCompany(settings, options.company);
        const { database } = await companies.andersson(company);
        const call = callTo(companies, company);
        const proved: Proved[] = [];
        for (const row of await proofOf(database, company, number)) {
          const liveInFortnox = await liveDocuments(call, row, await supplierOf(database, row.number));
          proved.push({ ...row, liveInFortnox });
        }
        answer(context.output(), proved, proofText);
        process.exitCode =
          proved.length === 0 ? exitCode.failed : proved.every(holds) ? exitCode.done : exitCode.needsAttention;
      }),
    );
}

function holds({ state, fortnoxNumber, liveInFortnox }: Proved): boolean {
  if (state === 'confirmed') return liveInFortnox.length === 1 && liveInFortnox[0] === fortnoxNumber;
  return liveInFortnox.length === 0;
}

const words = {
  sv: {
    none: 'Dokumentliggaren har inget under det numret.',
    head: [
      'Dokument',
      'Nummer',
      'Referens',
      'Läge',
      'Avsikt',
      'Skickat',
      'Bekräftat',
      'Hur',
      'I Fortnox nu',
      'Anteckning',
    ],
    confirmedBy: { created: 'skapat', foundAgain: 'återfunnet', chosenByHand: 'valt för hand' },
  },
  en: {
    none: 'The document ledger has nothing under that number.',
    head: ['Document', 'Number', 'Reference', 'State', 'Intent', 'Sent', 'Confirmed', 'How', 'In Fortnox now', 'Note'],
    confirmedBy: { created: 'created', foundAgain: 'found again', chosenByHand: 'chosen by hand' },
  },
} as const;

/** A word of the ledger for people; one that is not known as it stands there. */
function said(words: Readonly<Record<string, string>>, word: string): string {
  return words[word] ?? word;
}

function proofText(rows: readonly Proved[], language: Language): string {
  const say = words[language];
  if (rows.length === 0) return say.none;
  return table(
    say.head,
    rows.map((row) => [
      said(documentNames[language], row.document),
      row.fortnoxNumber ?? '',
      row.reference,
      said(ledgerStateNames[language], row.state),
      row.intentAt,
      row.sentAt ?? '',
      row.confirmedAt ?? '',
      said(say.confirmedBy, row.confirmedBy ?? ''),
      row.liveInFortnox.join(', '),
      row.note ?? '',
    ]),
  );
}
