import { warehouseCodes } from '../../http/warehouse-errors';
import type { Members } from '../common/member-rule';
import { refuse } from '../common/warehouse-problem';
import type { Surroundings } from './surroundings';

/** Refuses a header whose supplier cannot be ordered from, or that points at what nobody has registered. */
export function checkHeader(header: Members, { registers, stockPoints, switches }: Surroundings): void {
  const supplierNumber = String(header.supplierNumber);
  const supplier = registers.suppliers.find(supplierNumber);
  if (supplier === undefined) {
    refuse(warehouseCodes.supplierUnknown, `Leverantören ${supplierNumber} finns inte.`);
  }
  if (supplier.fields.get('Active') !== true) {
    refuse(warehouseCodes.supplierInactive, `Leverantören ${supplierNumber} är inaktiv.`);
  }
  if (switches.purchaseOrderUnknownCodes === 'accepted') return;
  const { currencyCode, paymentTermsCode, stockPointId, stockPointCode } = header;
  if (registers.currencies.find(String(currencyCode)) === undefined) {
    refuse(warehouseCodes.currencyUnknown, `Valutan ${currencyCode} finns inte.`);
  }
  if (registers.termsOfPayment.find(String(paymentTermsCode)) === undefined) {
    refuse(warehouseCodes.paymentTermsUnknown, `Betalningsvillkoret ${paymentTermsCode} finns inte.`);
  }
  for (const key of [stockPointId, stockPointCode]) {
    if (key !== undefined && stockPoints.get(String(key)) === undefined) {
      refuse(warehouseCodes.stockPointUnknown, `Lagerplatsen ${key} finns inte.`);
    }
  }
}

/** Refuses a row whose article cannot be ordered. */
export function checkItem(itemId: string, { registers, switches }: Surroundings): void {
  const fields = registers.articles.find(itemId)?.fields;
  if (fields === undefined) refuse(warehouseCodes.itemUnknown, `Artikeln ${itemId} finns inte.`);
  if (fields.get('Active') !== true && switches.purchaseRowInactiveItem === 'refused') {
    refuse(warehouseCodes.itemInactive, `Artikeln ${itemId} är inaktiv.`);
  }
  if (fields.get('StockGoods') !== true && switches.purchaseRowNotStockGoods === 'refused') {
    refuse(warehouseCodes.itemNotStockGoods, `Artikeln ${itemId} är ingen lagervara.`);
  }
}
