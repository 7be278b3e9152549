import type { Command } from 'commander';
import { type Proof, proofOf } from '../../activities/andersson/proof';
import { findPurchaseOrders } from '../../activities/fortnox/purchase/find';
import type { Language } from '../../domain/language';
import { openCompanies } from '../../workers/companies';
import { readSettings } from '../../workers/settings';
import { chosenCompany } from './company-option';
import type { CommandContext } from './context';
import { answer, exitCode, table } from './output';

/** A document of the ledger, and what Fortnox holds under its reference right now. */
interface Proved extends Proof {
  /** Numbers of the live orders in Fortnox that carry the reference; exactly one is right, none for a voided one. */
  readonly liveInFortnox: readonly string[];
}

/** `prove <number>`: why a Fortnox document exists exactly once, from either system's number (design rule 1). */
export function addProveCommand(program: Command, context: CommandContext): void {
  program
    .command('prove')
    .description('visa varför ett dokument i Fortnox finns exakt en gång')
    .argument('<nummer>', 'numret i Andersson eller i Fortnox')
    .option('--company <nyckel>', 'företaget, när inställningarna har flera')
    .action(async (number: string, options: { company?: string }) => {
      const settings = readSettings(process.env);
      const company = chosenCompany(settings, options.company);
      const companies = openCompanies(settings);
      try {
        const { database } = await companies.andersson(company);
        const rows = await proofOf(database, company, number);
        const { client } = companies.fortnox(company);
        const proved: Proved[] = [];
        for (const row of rows) {
          const live = await findPurchaseOrders(client, row.reference);
          proved.push({
            ...row,
            liveInFortnox: live.filter((it) => it.state !== 'voided').map((it) => it.fortnoxNumber),
          });
        }
        answer(context.output(), proved, proofText);
        process.exitCode =
          proved.length === 0 ? exitCode.failed : proved.every(holds) ? exitCode.done : exitCode.needsAttention;
      } finally {
        await companies.close();
      }
    });
}

function holds({ state, fortnoxNumber, liveInFortnox }: Proved): boolean {
  if (state === 'confirmed') return liveInFortnox.length === 1 && liveInFortnox[0] === fortnoxNumber;
  return liveInFortnox.length === 0;
}

const words = {
  sv: {
    none: 'Dokumentliggaren har inget under det numret.',
    head: ['Dokument', 'Referens', 'Läge', 'Avsikt', 'Skickat', 'Bekräftat', 'Hur', 'I Fortnox nu'],
  },
  en: {
    none: 'The document ledger has nothing under that number.',
    head: ['Document', 'Reference', 'State', 'Intent', 'Sent', 'Confirmed', 'How', 'In Fortnox now'],
  },
} as const;

function proofText(rows: readonly Proved[], language: Language): string {
  const say = words[language];
  if (rows.length === 0) return say.none;
  return table(
    say.head,
    rows.map((row) => [
      `${row.document} ${row.fortnoxNumber ?? ''}`,
      row.reference,
      row.state,
      row.intentAt,
      row.sentAt ?? '',
      row.confirmedAt ?? '',
      row.confirmedBy ?? '',
      row.liveInFortnox.join(', '),
    ]),
  );
}
