/**
 * What can be wrong with the database as such. The message is English and complete; whoever shows it in Swedish
 * translates by `kind` and `details`. Neither ever holds a password or a row's content.
 */
export type DatabaseFault =
  | 'unreachable'
  | 'loginRefused'
  | 'databaseMissing'
  | 'certificateRefused'
  | 'settingsInvalid'
  | 'fileUnusable'
  | 'schemaMissing'
  | 'schemaPresent'
  | 'contractOutdated'
  | 'contractNewer'
  | 'permissionMissing'
  | 'rowInvalid'
  | 'valueRefused'
  | 'statementRefused'
  | 'transactionBypassed';

/** An error of the database layer that a person or a programmer must mend; none of them heals by waiting but `unreachable`. */
export class AnderssonDatabaseError extends Error {
  readonly kind: DatabaseFault;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(
    kind: DatabaseFault,
    message: string,
    details: Readonly<Record<string, string | number>> = {},
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AnderssonDatabaseError';
    this.kind = kind;
    this.details = details;
  }
}
