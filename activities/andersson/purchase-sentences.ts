import type { Language } from '../../domain/language';
import { documentNames } from '../../domain/purchase/document';
import { purchaseId } from '../../workflows/contract/ids';
import type { LedgerEntry } from '../../workflows/contract/ledger';
import { integrationQueue } from '../../workflows/contract/queues';
import { ledgerStateNames } from './ledger-words';

/** The plain Temporal command that starts a purchase as the service would. */
function startCommand(company: string, number: string): string {
  const input = JSON.stringify({ company, purchaseNumber: number });
  return `temporal workflow start --type purchaseLifecycle --task-queue ${integrationQueue} --workflow-id ${purchaseId(company, number)} --input '${input}'`;
}

/** Input that cannot be read names no company, hence no language. */
export function inputSentence(faults: string): string {
  return `purchaseLifecycle kan inte läsa sina indata (${faults}). Starta så här: ${startCommand('…', '…')}`;
}

interface PurchaseSentences {
  wrongWorkflowId(company: string, number: string, workflowId: string): string;
  otherNumber(company: string, number: string, own: string): string;
  unknown(number: string): string;
  beforeAdoption(number: string, orderDate: string, adoptedFrom: string): string;
  alreadyDone(company: string, number: string, outcome: string, fortnoxNumbers: readonly string[]): string;
  deletedBeforeOrder(number: string): string;
  receivedBeforeOrder(number: string): string;
  receivedBeforeAdoption(number: string, receivedOn: string, adoptedFrom: string): string;
  /** A purchase that is done, whose goods are received once more. */
  receivedAgain(number: string, receivedOn: string): string;
  /** A receipt that no longer is what was made of it, and what of that still is as before. */
  changedAfterDone(
    number: string,
    change: 'changed' | 'unreadable' | 'receiptDeleted' | 'purchaseDeleted',
    inFortnox: readonly { readonly document: string; readonly fortnoxNumber: string | null }[],
  ): string;
  /** A receipt of a purchase the integration leaves alone; `why` is a sentence. */
  receiptLeftOut(receivedOn: string, why: string): string;
  receivedOfOlder(number: string, orderDate: string, adoptedFrom: string): string;
  missing(number: string): string;
  unreadable(number: string, why: string): string;
  unknownStatus(number: string, status: string): string;
  notHandedOver(why: string): string;
  /** A step of the document ledger that does not follow on what it holds; null: it holds nothing. */
  ledgerOutOfOrder(reference: string, known: LedgerEntry | null): string;
  referenceTaken(reference: string, number: string): string;
  /** A Fortnox order that a person chose, and the purchase it is of already. */
  orderTaken(order: string, number: string): string;
  summary(number: string): string;
  /** Who mends a purchase, and where. */
  readonly help: { readonly who: string; readonly where: string };
}

const outcomes: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  sv: { done: 'klart', deleted: 'borttaget', abandoned: 'avslutat för hand', skipped: 'överhoppat för hand' },
  en: { done: 'done', deleted: 'deleted', abandoned: 'ended by hand', skipped: 'skipped by hand' },
};

function documentWords(
  language: Language,
  made: readonly { readonly document: string; readonly fortnoxNumber: string | null }[],
): string {
  const names: Readonly<Record<string, string>> = documentNames[language];
  return made
    .map(({ document, fortnoxNumber }) => `${names[document] ?? document} ${fortnoxNumber ?? ''}`.trim())
    .join(', ');
}

/** What operators and Andersson's users read about starting a purchase. */
export const purchaseSentences: Readonly<Record<Language, PurchaseSentences>> = {
  sv: {
    wrongWorkflowId: (company, number, workflowId) =>
      `Inköp ${number} har en enda process, ${purchaseId(company, number)}, så att det inte beställs två gånger. ` +
      `Den här startades som ${workflowId}. Starta så här: ${startCommand(company, number)}`,
    otherNumber: (company, number, own) =>
      `Inköpet heter ${own} i Andersson, inte ${number}. Starta så här: ${startCommand(company, own)}`,
    unknown: (number) => `Inköp ${number} finns inte i Andersson. Kontrollera numret.`,
    beforeAdoption: (number, orderDate, adoptedFrom) =>
      `Inköp ${number} är från ${orderDate}, före driftstarten ${adoptedFrom}, och skickas inte till Fortnox. ` +
      `Ska det med, titta först efter om det redan har en order i Fortnox och välj det sedan med ` +
      `\`andersson-fortnox adopt --from ${adoptedFrom} --purchases ${number} --yes\`.`,
    alreadyDone: (company, number, outcome, fortnoxNumbers) =>
      `Inköp ${number} är redan ${outcomes.sv[outcome] ?? outcome}` +
      `${fortnoxNumbers.length > 0 ? ` (Fortnox ${fortnoxNumbers.join(', ')})` : ''}. ` +
      `Ska det tas upp igen: \`andersson-fortnox reopen ${purchaseId(company, number)}\`.`,
    receivedBeforeOrder: (number) =>
      `Inköp ${number} är redan inlevererat i Andersson: det finns inget att beställa i Fortnox.`,
    receivedBeforeAdoption: (number, receivedOn, adoptedFrom) =>
      `Inleveransen av inköp ${number} är daterad ${receivedOn}, före driftstarten ${adoptedFrom}, och skickas aldrig ` +
      'till Fortnox. Är datumet fel, rätta det i Andersson; annars hör godset och fakturan till det som förs in för hand.',
    receivedAgain: (number, receivedOn) =>
      `Inleveransen ${receivedOn} av inköp ${number} skickas inte till Fortnox: inköpet är redan inlevererat och klart, ` +
      'och ett inköp inlevereras en gång. Ta bort den i Andersson, eller för in godset för hand i Fortnox.',
    changedAfterDone: (number, change, inFortnox) => {
      const what = {
        changed:
          `Inleveransen av inköp ${number} (eller det den hämtar från inköpet: leverantör, valuta, pris, enhet) ` +
          'har ändrats',
        unreadable: `Inleveransen av inköp ${number} har fått uppgifter som inte går att läsa`,
        receiptDeleted: `Inleveransen av inköp ${number} har tagits bort`,
        purchaseDeleted: `Inköp ${number} har tagits bort`,
      };
      return (
        `${what[change]} i Andersson efter att inköpet blev klart. ` +
        `I Fortnox finns ${documentWords('sv', inFortnox)} som förut: rätta dem där för hand.`
      );
    },
    receiptLeftOut: (receivedOn, why) => `Inleveransen ${receivedOn} skickas inte till Fortnox. ${why}`,
    receivedOfOlder: (number, orderDate, adoptedFrom) =>
      `Inköp ${number} är från ${orderDate}, före driftstarten ${adoptedFrom}, och är inte valt. ` +
      'För in godset och fakturan för hand i Fortnox.',
    deletedBeforeOrder: (number) => `Inköp ${number} togs bort i Andersson innan något hade beställts i Fortnox.`,
    missing: (number) =>
      `Inköp ${number} går inte att läsa i Andersson, och det är inte noterat som borttaget. ` +
      'Kontrollera att inköpet finns kvar; togs det bort måste borttagningen finnas i integration.deleted_row.',
    unreadable: (number, why) =>
      `Inköp ${number} har uppgifter som inte kan användas: ${why}. Rätta inköpet i Andersson.`,
    unknownStatus: (number, status) =>
      `Inköp ${number} har statusen "${status}", som integrationen inte känner till. ` +
      'Kända är registrerad, inköpt och inlevererad.',
    notHandedOver: (why) => `Kunde inte startas än (${why}). Det görs om av sig självt.`,
    ledgerOutOfOrder: (reference, known) => {
      const number = known?.fortnoxNumber ? ` (${known.fortnoxNumber})` : '';
      const stands = known ? `står som ${ledgerStateNames.sv[known.state]}${number}` : 'finns inte';
      return `Dokumentet ${reference} ${stands} i dokumentliggaren, så steget kan inte göras.`;
    },
    referenceTaken: (reference, number) =>
      `Referensen ${reference} hör i dokumentliggaren till ett annat dokument, av inköp ${number}.`,
    orderTaken: (order, number) =>
      `Inköpsorder ${order} i Fortnox hör redan till inköp ${number}, och en order kan bara vara ett inköps. Ange en annan.`,
    summary: (number) => `Inköp ${number}`,
    help: { who: 'den som sköter inköp i Andersson', where: 'Andersson → Inköp' },
  },
  en: {
    wrongWorkflowId: (company, number, workflowId) =>
      `Purchase ${number} has one process only, ${purchaseId(company, number)}, so that it is not ordered twice. ` +
      `This one was started as ${workflowId}. Start it like this: ${startCommand(company, number)}`,
    otherNumber: (company, number, own) =>
      `The purchase is called ${own} in Andersson, not ${number}. Start it like this: ${startCommand(company, own)}`,
    unknown: (number) => `There is no purchase ${number} in Andersson. Check the number.`,
    beforeAdoption: (number, orderDate, adoptedFrom) =>
      `Purchase ${number} is from ${orderDate}, before going live on ${adoptedFrom}, and is not sent to Fortnox. ` +
      `To include it, first see whether it has an order in Fortnox already, then choose it with ` +
      `\`andersson-fortnox adopt --from ${adoptedFrom} --purchases ${number} --yes\`.`,
    alreadyDone: (company, number, outcome, fortnoxNumbers) =>
      `Purchase ${number} is already ${outcomes.en[outcome] ?? outcome}` +
      `${fortnoxNumbers.length > 0 ? ` (Fortnox ${fortnoxNumbers.join(', ')})` : ''}. ` +
      `To take it up again: \`andersson-fortnox reopen ${purchaseId(company, number)}\`.`,
    receivedBeforeOrder: (number) =>
      `The goods of purchase ${number} have been received in Andersson: there is nothing to order in Fortnox.`,
    receivedBeforeAdoption: (number, receivedOn, adoptedFrom) =>
      `The goods receipt of purchase ${number} is dated ${receivedOn}, before going live on ${adoptedFrom}, and is never ` +
      'sent to Fortnox. If the date is wrong, correct it in Andersson; otherwise goods and invoice are entered by hand.',
    receivedAgain: (number, receivedOn) =>
      `The goods receipt of ${receivedOn} of purchase ${number} is not sent to Fortnox: the purchase is received and ` +
      'done, and a purchase is received once. Remove it in Andersson, or bring the goods in by hand in Fortnox.',
    changedAfterDone: (number, change, inFortnox) => {
      const what = {
        changed:
          `The goods receipt of purchase ${number} (or what it takes from the purchase: supplier, currency, price, ` +
          'unit) was changed',
        unreadable: `The goods receipt of purchase ${number} was given content that cannot be read`,
        receiptDeleted: `The goods receipt of purchase ${number} was deleted`,
        purchaseDeleted: `Purchase ${number} was deleted`,
      };
      return (
        `${what[change]} in Andersson after the purchase was done. ` +
        `Fortnox still holds ${documentWords('en', inFortnox)} as before: correct them there by hand.`
      );
    },
    receiptLeftOut: (receivedOn, why) => `The goods receipt of ${receivedOn} is not sent to Fortnox. ${why}`,
    receivedOfOlder: (number, orderDate, adoptedFrom) =>
      `Purchase ${number} is from ${orderDate}, before going live on ${adoptedFrom}, and has not been chosen. ` +
      'Enter goods and invoice by hand in Fortnox.',
    deletedBeforeOrder: (number) =>
      `Purchase ${number} was deleted in Andersson before anything was ordered in Fortnox.`,
    missing: (number) =>
      `Purchase ${number} cannot be read in Andersson, and is not noted as deleted. ` +
      'Check that it is still there; if it was deleted, the deletion must be in integration.deleted_row.',
    unreadable: (number, why) => `Purchase ${number} holds what cannot be used: ${why}. Correct it in Andersson.`,
    unknownStatus: (number, status) =>
      `Purchase ${number} has the status "${status}", which the integration does not know. ` +
      'Known are registrerad, inköpt and inlevererad.',
    notHandedOver: (why) => `Could not be started yet (${why}). It is tried again by itself.`,
    ledgerOutOfOrder: (reference, known) => {
      const number = known?.fortnoxNumber ? ` (${known.fortnoxNumber})` : '';
      const stands = known ? `is ${ledgerStateNames.en[known.state]}${number}` : 'is not';
      return `Document ${reference} ${stands} in the document ledger, so this step cannot be taken.`;
    },
    referenceTaken: (reference, number) =>
      `Reference ${reference} belongs in the document ledger to another document, of purchase ${number}.`,
    orderTaken: (order, number) =>
      `Purchase order ${order} in Fortnox is of purchase ${number} already, and an order can be of one purchase only. Give another.`,
    summary: (number) => `Purchase ${number}`,
    help: { who: 'whoever handles purchases in Andersson', where: 'Andersson → Inköp' },
  },
};
