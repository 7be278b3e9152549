import type { Answer } from '../http/answer';
import { familyOf } from '../http/api-family';
import { refusalAnswer } from '../http/error-answers';
import { warehouseCodes, warehouseRefusalAnswer } from '../http/warehouse-errors';

/** core-api §2.5: one code tells of suppliers by name, the other of any scope. That both come with 403 is inferred. */
const supplierCode = 2003275;
const scopeCode = 2000663;
const scopeMissing = 'Har inte behörighet för scope.';

/** What a call gets whose token was not given the route's scope at consent, in the shape of its own API. */
export function missingScopeAnswer(route: string): Answer {
  if (familyOf(route) === 'warehouse') {
    return warehouseRefusalAnswer({ status: 403, error: warehouseCodes.missingRights, message: scopeMissing });
  }
  return route.startsWith('/3/suppliers')
    ? refusalAnswer({ status: 403, code: supplierCode, message: 'Saknar behörighet för leverantörsregister.' })
    : refusalAnswer({ status: 403, code: scopeCode, message: scopeMissing });
}
