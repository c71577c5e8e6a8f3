/** The little that the stores need of a database, the same for SQLite and PostgreSQL. */

export type SqlValue = string | number | null;
export type Row = Readonly<Record<string, SqlValue>>;

/** What can be done inside a transaction. Statements use `?` for their values, in both databases. */
export interface Queries {
  /** @returns the rows of a SELECT or of a RETURNING clause */
  all(sql: string, ...values: readonly SqlValue[]): Promise<Row[]>;
  /** @returns how many rows were changed */
  run(sql: string, ...values: readonly SqlValue[]): Promise<number>;
}

/** An open database. Every call rejects where the database cannot be reached; none waits longer than a few seconds. */
export interface Database extends Queries {
  readonly kind: 'sqlite' | 'postgres';
  /**
   * All or nothing; others wait or see the state before. Rolled back where `work` rejects.
   * `exclusive` keeps out every other exclusive transaction, in other processes as well.
   */
  transaction<T>(work: (queries: Queries) => Promise<T>, options?: { readonly exclusive?: boolean }): Promise<T>;
  close(): Promise<void>;
}

export interface OpenMode {
  /** every attempt to write is refused by the database itself */
  readonly readOnly?: boolean;
}

/** Something is wrong with the database itself: told in German, without any password. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}
