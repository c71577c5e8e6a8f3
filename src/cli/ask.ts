/** `lotse ask`: one question, or a file of them. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod/v4';
import type { Assistant } from '../conversation/assistant.js';
import { NEW_SESSION } from '../conversation/session.js';
import { turn } from '../conversation/turn.js';
import { openAssistant } from '../prepared.js';
import { type JsonResult, toJson } from '../text/json.js';
import { renderText } from '../text/render.js';
import { explain } from './explain.js';
import { CliError, print, wrongUse } from './output.js';

const line = z.object({ id: z.union([z.string(), z.number()]).transform(String), q: z.string() });

export interface AskOptions {
  readonly json?: boolean;
  readonly batch?: string;
  readonly explain?: boolean;
}

export async function ask(words: readonly string[], options: AskOptions): Promise<void> {
  if (options.batch !== undefined) {
    if (words.length > 0) throw wrongUse('Entweder eine Frage oder --batch, nicht beides.');
    await askBatch(options.batch);
    return;
  }
  if (words.length === 0) throw wrongUse('Es fehlt die Frage, z. B.: lotse ask "Wer genehmigt meinen Urlaub?"');
  const question = words.join(' ');
  const assistant = await openAssistant();
  if (options.explain) print(explain(assistant, question));
  else if (options.json) print(JSON.stringify(askOne(assistant, question)));
  else print(answerText(assistant, question));
}

function askOne(assistant: Assistant, q: string, id?: string): JsonResult {
  const { replies } = turn(assistant, NEW_SESSION, { type: 'message', text: q });
  return toJson(assistant.knowledge, replies, id);
}

function answerText(assistant: Assistant, q: string): string {
  const { replies } = turn(assistant, NEW_SESSION, { type: 'message', text: q });
  return replies.map((reply) => renderText(assistant.knowledge, reply)).join('\n\n');
}

/** JSON Lines in, JSON Lines out, same order, one process. A wrong line stops the run before any answer. */
async function askBatch(file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw wrongUse(`Die Datei „${file}“ kann ich nicht lesen.`);
  });
  const questions = text.split('\n').flatMap((row, i) => (row.trim() ? [parseLine(row, i + 1)] : []));
  const assistant = await openAssistant();
  for (const { id, q } of questions) print(JSON.stringify(askOne(assistant, q, id)));
}

function parseLine(row: string, number: number): z.infer<typeof line> {
  try {
    return line.parse(JSON.parse(row));
  } catch {
    throw new CliError(`Zeile ${number} ist kein {"id": …, "q": …}.`, 1);
  }
}
