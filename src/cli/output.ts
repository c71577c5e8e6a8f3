/** Writing to the terminal, and ending with the right status. */

/** 0 success, 1 failure, 2 wrong use. */
export class CliError extends Error {
  constructor(
    message: string,
    readonly status: 1 | 2,
  ) {
    super(message);
  }
}

/** Wrong use: unknown names, missing or unreadable arguments. */
export const wrongUse = (message: string): CliError => new CliError(message, 2);

/** Removes what could steer a terminal from text that came from outside. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ').slice(0, 200);
}

/** Prints a paragraph or JSON line. Large output is written whole even if the reader is slow. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
