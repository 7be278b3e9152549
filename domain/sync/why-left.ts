import { type FieldRule, isKeptInStep, otherSide, type Side, travelsTo } from '../registers/register';
import { isWorkedOut } from './merge';
import type { Surveyed, SurveyRules } from './surveyed';

/**
 * Why something is left as it is: the record is inactive, is not stock goods, or has been deleted on one side; the
 * company's direction or rules do not carry it; the field travels the other way only; whether it is active is not
 * followed; Fortnox works the field out itself; it was written on a price list whose prices Fortnox's card does not show.
 */
export type WhyLeft =
  | 'inactive'
  | 'notStockGoods'
  | 'deleted'
  | 'direction'
  | 'field'
  | 'activity'
  | 'workedOut'
  | 'priceList';

/** Why a record as a whole is neither made nor changed, where the engine skips it. */
export function whyRecordLeft({ row, fortnox, base }: Surveyed, { register, allowed }: SurveyRules): WhyLeft {
  if (row && fortnox) return 'notStockGoods';
  if (base) return 'deleted';
  if (row) return row.active ? 'direction' : 'inactive';
  if (fortnox?.Active !== 'true') return 'inactive';
  // The fact is not read where nothing may be made in Andersson.
  return allowed.create.andersson && !isKeptInStep(register, fortnox) ? 'notStockGoods' : 'direction';
}

/** Why a field's value stays where it is. `changedIn` is the side it was changed on; null: it has differed since they met. */
export function whyFieldLeft(
  rule: FieldRule,
  changedIn: Side | null,
  { row, fortnox }: Surveyed,
  { register, allowed }: SurveyRules,
): WhyLeft {
  if (rule.content === 'flag') return 'activity';
  const isOnList = rule.onPriceList !== undefined && allowed.export && row?.values[rule.andersson.column] !== '';
  if (changedIn === null && isOnList) return 'priceList';
  if (changedIn === null) return rule.travels === 'both' ? 'direction' : 'field';
  if (!travelsTo(otherSide(changedIn), rule)) return 'field';
  if (changedIn === 'andersson' && register.exportsOnlyActive && row?.active === false) return 'inactive';
  if (changedIn === 'andersson' && fortnox && isWorkedOut(rule, { fortnox })) return 'workedOut';
  return 'direction';
}
