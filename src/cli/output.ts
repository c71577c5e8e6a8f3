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
  if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', endQuietly);
  process.stdout.write(`${text}\n`);
}

/** A reader that has seen enough ("| head") closes the pipe: no reason for a stack. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}
