import type { Language } from '../../../domain/language';
import type { HeldBy } from '../../../domain/stock-balance/report';
import { stockBalanceSyncId } from '../../../workflows/contract/ids';
import { stockBalances } from '../../../workflows/contract/stock-balance';

interface StockBalanceSentences {
  wrongWorkflowId(company: string, workflowId: string): string;
  readonly off: string;
  alreadyRunning(workflowId: string): string;
  /** A table of Andersson's whose row holds what is no quantity. */
  rowUnreadable(table: string): string;
  rowRefused(why: string): string;
  /** A balance that has waited for more than a day. */
  heldBack(held: HeldBy, company: string): string;
  /** What has begun to keep balances back for more than a day, for whoever is told of problems. */
  heldBackFrom(held: readonly HeldBy[]): string;
}

/** Input that cannot be read names no company, hence no language. */
export function inputSentence(faults: string): string {
  return `stockBalanceSync behöver {"company": "…"}. ${faults}.`;
}

/** Of `purchase/4711`, in words. */
const documents: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  sv: { purchase: 'inleveransen av inköp' },
  en: { purchase: 'the goods receipt of purchase' },
};

function documentWords({ document }: HeldBy, language: Language): string {
  const [kind = '', ...number] = document.split('/');
  return `${documents[language][kind] ?? kind} ${number.join('/')}`;
}

function processOf({ document }: HeldBy, company: string): string {
  const [kind = '', ...number] = document.split('/');
  return `${kind}/${company}/${number.join('/')}`;
}

function localTime({ since }: HeldBy): string {
  return new Date(since).toLocaleString('sv-SE', {
    timeZone: 'Europe/Stockholm',
    dateStyle: 'short',
    timeStyle: 'short',
  });
}

const sv: StockBalanceSentences = {
  wrongWorkflowId: (company, workflowId) =>
    `stockBalanceSync startas av sitt schema, så att två körningar inte möts: använd \`andersson-fortnox sync now ${stockBalances}\` eller ` +
    `\`temporal schedule trigger --schedule-id ${stockBalanceSyncId(company)}\`. Den här startades som ${workflowId}.`,
  off: 'Lagersaldona är avstängda i inställningarna (SYNC_STOCK_BALANCES=off).',
  alreadyRunning: (workflowId) => `${workflowId} håller redan på med lagersaldona; den här körningen gjorde inget.`,
  rowUnreadable: (table) =>
    `En rad i ${table} har ett antal som inte är ett tal, så disponibelt saldo kan inte räknas. Rätta raden i Andersson.`,
  rowRefused: (why) => `Andersson kunde inte ta emot saldot: ${why}.`,
  heldBack: (held, company) =>
    `Saldot följer inte med: ${documentWords(held, 'sv')} är sedan ${localTime(held)} inte bekräftad i Fortnox. ` +
    `Se vad den väntar på med \`andersson-fortnox problems show ${processOf(held, company)}\`; när den är klar eller överhoppad följer saldot med av sig självt.`,
  heldBackFrom: (held) =>
    `Lagersaldon i Andersson följer inte med Fortnox sedan mer än ett dygn: ${held.map((one) => documentWords(one, 'sv')).join(', ')} är inte bekräftad i Fortnox. ` +
    `\`andersson-fortnox sync now ${stockBalances}\` visar vilka artiklar.`,
};

const en: StockBalanceSentences = {
  wrongWorkflowId: (company, workflowId) =>
    `stockBalanceSync is started by its schedule, so that two runs never meet: use \`andersson-fortnox sync now ${stockBalances}\` or ` +
    `\`temporal schedule trigger --schedule-id ${stockBalanceSyncId(company)}\`. This one was started as ${workflowId}.`,
  off: 'Stock balances are switched off in the settings (SYNC_STOCK_BALANCES=off).',
  alreadyRunning: (workflowId) => `${workflowId} is at the stock balances already; this run did nothing.`,
  rowUnreadable: (table) =>
    `A row of ${table} has a quantity that is not a number, so that the disposable balance cannot be worked out. Correct the row in Andersson.`,
  rowRefused: (why) => `Andersson could not take the balance: ${why}.`,
  heldBack: (held, company) =>
    `The balance does not follow: ${documentWords(held, 'en')} has not been confirmed in Fortnox since ${localTime(held)}. ` +
    `See what it waits for with \`andersson-fortnox problems show ${processOf(held, company)}\`; once it is done or skipped the balance follows by itself.`,
  heldBackFrom: (held) =>
    `Stock balances in Andersson have not followed Fortnox for more than a day: ${held.map((one) => documentWords(one, 'en')).join(', ')} is not confirmed in Fortnox. ` +
    `\`andersson-fortnox sync now ${stockBalances}\` shows which articles.`,
};

export const stockBalanceSentences: Readonly<Record<Language, StockBalanceSentences>> = { sv, en };
