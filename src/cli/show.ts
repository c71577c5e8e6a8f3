/** `lotse show`: a place of the Erlass, verbatim. */
import { nummerReply } from '../conversation/answer.js';
import { parseStelle } from '../erlass/stelle.js';
import { readNummer } from '../language/nummern.js';
import { openKnowledge } from '../prepared.js';
import { toJson } from '../text/json.js';
import { renderText } from '../text/render.js';
import { print, printable, wrongUse } from './output.js';

export async function show(words: readonly string[], options: { readonly json?: boolean }): Promise<void> {
  const typed = words.join(' ');
  const stelle = parseStelle(typed) ? typed : readNummer(typed)?.stelle;
  if (!stelle)
    throw wrongUse(`„${printable(typed)}“ ist keine Fundstelle. Richtig sind z. B. 5.4, "5.4 S. 3", "3.2 Spiegelstrich 7", Kopf.`);
  const knowledge = await openKnowledge();
  const reply = nummerReply(knowledge, stelle);
  if (reply.kind !== 'nummer') throw wrongUse(reply.text);
  print(options.json ? JSON.stringify(toJson(knowledge, [reply])) : renderText(knowledge, reply));
}
