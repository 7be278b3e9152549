import type { Side } from './register';

/** Which way a company lets a register travel (R0.5). */
export const directions = ['import', 'export', 'both', 'off'] as const;
export type Direction = (typeof directions)[number];

/** On which sides the integration may do something. */
export const places = ['both', 'andersson', 'fortnox', 'none'] as const;
export type Place = (typeof places)[number];

/** How a company has a register kept in step. */
export interface RegisterRules {
  readonly direction: Direction;
  /** Where records may be made that only the other side has. */
  readonly createIn: Place;
  /** Where fields of records that both sides have may be changed. */
  readonly updateIn: Place;
  /** Where a record may be made inactive, or active again, as on the other side; elsewhere it is reported. */
  readonly inactivateIn: Place;
  /** A record deleted on one side: reported, or made inactive on the other. Nothing is ever deleted. */
  readonly onDeleted: 'report' | 'inactivate';
  /** Whether numbers may have å, ä and ö in Fortnox, which its documentation leaves open (R1.3.2). */
  readonly swedishLetters: boolean;
}

/** What may be done on each side. */
export type PerSide = Readonly<Record<Side, boolean>>;

/** What a run may do, by the company's rules. */
export interface Allowed {
  /** Fields may travel to Andersson, to Fortnox. */
  readonly import: boolean;
  readonly export: boolean;
  readonly create: PerSide;
  readonly inactivate: PerSide;
  readonly inactivateDeleted: PerSide;
  readonly swedishLetters: boolean;
}

/** The company's rules as what a run may do: the direction bounds everything else. */
export function allowedBy(rules: RegisterRules): Allowed {
  const reaches: PerSide = {
    andersson: rules.direction === 'import' || rules.direction === 'both',
    fortnox: rules.direction === 'export' || rules.direction === 'both',
  };
  const within = (place: Place): PerSide => ({
    andersson: reaches.andersson && (place === 'both' || place === 'andersson'),
    fortnox: reaches.fortnox && (place === 'both' || place === 'fortnox'),
  });
  const update = within(rules.updateIn);
  return {
    import: update.andersson,
    export: update.fortnox,
    create: within(rules.createIn),
    inactivate: within(rules.inactivateIn),
    inactivateDeleted: within(rules.onDeleted === 'inactivate' ? 'both' : 'none'),
    swedishLetters: rules.swedishLetters,
  };
}
