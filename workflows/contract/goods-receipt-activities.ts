import type { GoodsReceipt } from '../../domain/goods-receipt/goods-receipt';
import type { InboundDraft, InboundSight } from '../../domain/goods-receipt/inbound';
import type { SupplierInvoiceDraft, SupplierInvoiceSight } from '../../domain/goods-receipt/supplier-invoice';
import type { Purchase } from '../../domain/purchase/purchase';
import type { CreateOutcome } from './purchase-activities';

/** What an invoice that may have been made is known by, whatever number it carries since. */
export interface MeantInvoice {
  readonly invoiceDate: string;
  readonly total: string;
  readonly currency: string;
  /** Names the purchase; absent in processes that began before it was looked at. */
  readonly comments?: string;
}

/** Fortnox's part of a goods receipt (R3.3). All throw failures of the table; their details say who mends them, and where. */
export interface FortnoxGoodsReceiptActivities {
  /**
   * Checks what came against Fortnox (articles, currency rate, stock point, the date) and makes the whole inbound
   * document of it. Throws the first thing that is wrong, as a failure for people. `freeOfCharge`: somebody has said that
   * rows without a price cost nothing.
   */
  prepareInbound(input: {
    readonly company: string;
    readonly purchase: Purchase;
    readonly receipt: GoodsReceipt;
    readonly freeOfCharge?: boolean;
    readonly documentId: string;
  }): Promise<InboundDraft>;
  /**
   * The document is there, as the draft says; it looks first, so that repeating it is harmless. Throws
   * `inboundDiffers` when a released one holds something else, `inboundVoided` when the one with this id is void.
   * `sentBy`: what noting it as sent has answered. `neverSent`: the ledger knows that no document of this id can have been stored, so the first attempt looks only
   * before it believes a refusal, and one that turns out to have been released all the same is `storedDifferently`.
   */
  storeInbound(input: {
    readonly company: string;
    readonly draft: InboundDraft;
    readonly neverSent?: boolean;
    readonly sentBy?: string | undefined;
  }): Promise<InboundSight>;
  /**
   * The goods are in stock: the document is released; one that is released is fine. `seen`: its state as the step
   * before has just been told it.
   */
  releaseInbound(input: {
    readonly company: string;
    readonly type: string;
    readonly id: string;
    readonly seen?: InboundSight['state'];
  }): Promise<InboundSight>;
  /** The document as it is now; null when Fortnox has none of that id. */
  readInbound(input: {
    readonly company: string;
    readonly type: string;
    readonly id: string;
  }): Promise<InboundSight | null>;
  /**
   * Makes the whole supplier invoice of what came: accounts, VAT, due date, currency rate. Throws the first thing that
   * is wrong, as a failure for people. `inbound`: the document that brought the goods in, whose rate is the invoice's.
   */
  prepareSupplierInvoice(input: {
    readonly company: string;
    readonly purchase: Purchase;
    readonly receipt: GoodsReceipt;
    readonly freeOfCharge?: boolean;
    readonly inbound?: string | null;
    readonly invoiceNumber: string;
  }): Promise<SupplierInvoiceDraft>;
  /**
   * Makes the invoice; never tried again by itself. Refusals are thrown, also `storedDifferently` with its number.
   * `sentBy`: the run that has noted it as sent.
   */
  createSupplierInvoice(input: {
    readonly company: string;
    readonly draft: SupplierInvoiceDraft;
    readonly sentBy?: string | undefined;
  }): Promise<CreateOutcome<SupplierInvoiceSight>>;
  /**
   * The supplier's (null: whosever) one invoice with exactly this number, cancelled ones left out; two are a failure
   * `twoDocuments`. `meant`: what it should be, where it may have been made: where none has the number, a live one of that
   * day and sum is a failure `invoiceRenumbered`.
   */
  findSupplierInvoice(input: {
    readonly company: string;
    readonly supplierNumber: string | null;
    readonly invoiceNumber: string;
    readonly meant?: MeantInvoice;
  }): Promise<SupplierInvoiceSight | null>;
  /**
   * An invoice held against what was meant: supplier, currency, VAT type, dates, rows and amounts to the öre; not its
   * number, which the accountant may have replaced. Its rate too, unless that is a day's: then only `asMade`, of an
   * invoice that this very draft has made. `cancelled`: or credited. `booked`: it cannot be mended. `differences`: in
   * words for people, empty unless `different`.
   */
  compareSupplierInvoice(input: {
    readonly company: string;
    readonly fortnoxNumber: string;
    readonly draft: SupplierInvoiceDraft;
    readonly asMade?: boolean;
  }): Promise<{
    readonly found: 'same' | 'different' | 'cancelled' | 'gone';
    readonly booked?: boolean;
    readonly differences: string;
  }>;
  /** The invoice as it is now; null when Fortnox has none of that number. */
  readSupplierInvoice(input: {
    readonly company: string;
    readonly fortnoxNumber: string;
  }): Promise<SupplierInvoiceSight | null>;
}
