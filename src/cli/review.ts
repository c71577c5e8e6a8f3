/** `lotse review`: the rules as a document for jurists. */
import { writeFile } from 'node:fs/promises';
import { openAssistant } from '../prepared.js';
import { regelwerk } from '../review/regelwerk.js';
import { CliError, print } from './output.js';

/** Prints the document, or writes it with `--out`. */
export async function review({ out }: { readonly out?: string }): Promise<void> {
  const { knowledge, tables } = await openAssistant();
  const text = regelwerk(knowledge, tables);
  if (out === undefined) {
    print(text.trimEnd());
    return;
  }
  await writeFile(out, text).catch(() => {
    throw new CliError(`Die Datei „${out}“ kann ich nicht schreiben.`, 1);
  });
  print(`Geschrieben: ${out}`);
}
