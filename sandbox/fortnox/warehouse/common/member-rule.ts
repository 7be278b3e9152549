/** A value of a body as stored; an unset member is absent. */
export type MemberValue = string | number | boolean;
export type Members = Readonly<Record<string, MemberValue>>;

interface RuleBase {
  readonly name: string;
  readonly required?: true;
}

/** What a member of a warehouse body may hold. Members without a rule are ignored (warehouse-api §1). */
export type MemberRule = RuleBase &
  (
    | { readonly kind: 'text'; readonly size?: readonly [least: number, most: number] }
    | { readonly kind: 'number' | 'integer'; readonly least?: number }
    | { readonly kind: 'choice'; readonly oneOf: readonly string[] }
    | { readonly kind: 'date' | 'uuid' | 'boolean' }
  );
