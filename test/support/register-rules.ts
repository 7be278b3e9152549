import type { CompanyAndersson } from '../../activities/andersson/company-database';
import type { Direction, RegisterRules } from '../../domain/registers/rules';

/** A company's rules as delivered, for a direction. */
export const rulesOf = (direction: Direction, rest: Partial<RegisterRules> = {}): RegisterRules => ({
  direction,
  createIn: 'both',
  updateIn: 'both',
  inactivateIn: 'none',
  onDeleted: 'report',
  swedishLetters: false,
  ...rest,
});

const every2Minutes = { everySeconds: 120 };
/** Every register's rules as delivered (R0.5). */
export const registersAsDelivered: CompanyAndersson['registers'] = {
  customers: { ...rulesOf('import'), ...every2Minutes },
  suppliers: { ...rulesOf('import'), ...every2Minutes },
  articles: { ...rulesOf('export'), ...every2Minutes },
};
