import { swedishDay } from '../../resources/swedish-time';
import { type DocumentKey, nameOf } from './custom-document';
import { refuseDocument } from './document-refusals';
import type { Surroundings } from './surroundings';

interface Stateful extends DocumentKey {
  readonly header: Readonly<Record<string, unknown>>;
  readonly warehouseReady: boolean;
  readonly voided: boolean;
}

function refuseVoided(document: Stateful, { switches }: Surroundings): void {
  if (document.voided) refuseDocument('voided', `Dokumentet ${nameOf(document)} är makulerat.`, switches);
}

function refuseReleased(document: Stateful, { switches }: Surroundings): void {
  if (document.warehouseReady) refuseDocument('released', `Dokumentet ${nameOf(document)} är klarmarkerat.`, switches);
}

/** Whether a document is no draft any more: stock is booked, or never will be. */
export function isClosed({ warehouseReady, voided }: Stateful): boolean {
  return warehouseReady || voided;
}

/** Whether a PUT leaves a document as it is; refuses one that is no draft any more, unless the switch says otherwise. */
export function ignoresEdit(document: Stateful, around: Surroundings): boolean {
  const { customClosedEdit } = around.switches;
  if (customClosedEdit === 'refused') {
    refuseVoided(document, around);
    refuseReleased(document, around);
  }
  return isClosed(document) && customClosedEdit === 'ignored';
}

/**
 * Whether a release has nothing to do, since the document is released; refuses one that is void, or dated after today in
 * Sweden, or within the locked period (warehouse-api §7).
 */
export function isReleased(document: Stateful, around: Surroundings): boolean {
  const { switches, clock, company } = around;
  refuseVoided(document, around);
  if (document.warehouseReady && switches.customRepeatedAction === 'harmless') return true;
  refuseReleased(document, around);
  const date = String(document.header.date);
  if (date > swedishDay(clock.now())) {
    refuseDocument('dateInFuture', `Datumet ${date} ligger i framtiden.`, switches);
  }
  if (company.lockedUntil !== null && date <= company.lockedUntil) {
    refuseDocument('periodLocked', `Perioden är låst t.o.m. ${company.lockedUntil}.`, switches);
  }
  return false;
}

/** Whether a void has nothing to do, since the document is void. */
export function isVoided(document: Stateful, around: Surroundings): boolean {
  if (document.voided && around.switches.customRepeatedAction === 'harmless') return true;
  refuseVoided(document, around);
  return false;
}
