/** The file that tells `lotse reload` which process is meant. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** @throws Error where the file cannot be written */
export function writePidFile(path: string): void {
  writeFileSync(path, `${process.pid}\n`);
}

/** Removes the file, if it is still ours. */
export function removePidFile(path: string): void {
  if (readPidFile(path) === process.pid) rmSync(path, { force: true });
}

/** The process of the file, `undefined` where there is none. */
export function readPidFile(path: string): number | undefined {
  try {
    const text = readFileSync(path, 'utf8').trim();
    return /^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined;
  } catch {
    return undefined;
  }
}
