import type { WireDifference } from './wire-difference';

/** A call of what nobody built. */
export const stray = (operation: string, kind: 'unknownPath' | 'unknownMethod'): WireDifference => ({
  operation,
  status: [404],
  in: 'route',
  kind,
  simulatorTestsOnly: true,
  differs: 'called on purpose, to see the simulator refuse what nobody built',
  evidence: 'test/sandbox/fortnox: customer-refusals.test.ts, price-lists.test.ts, warehouse-conventions.test.ts',
});

/** A parameter that no list has. */
export const unknownParameter = (operation: string, at: string): WireDifference => ({
  operation,
  in: 'query',
  at,
  kind: 'unknown',
  simulatorTestsOnly: true,
  differs: 'sent on purpose; whether Fortnox ignores a parameter it does not know is a switch',
  evidence: 'not in the sheet',
});
