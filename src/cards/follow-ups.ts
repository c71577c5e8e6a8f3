/** What a reply offers next: short titles are buttons; longer ones, which a phone would cut off, rows that wrap. */
import type { Button } from '../conversation/reply.js';
import { buttonActions, MAX_ACTIONS, MAX_BUTTON_LENGTH, rowAction, stamp } from './actions.js';
import type { CardContext } from './context.js';
import { plain } from './escape.js';
import type { JsonObject } from './json.js';

/** `taken` counts the actions that stand inside the card already. */
export function followUps({ knowledge }: CardContext, buttons: readonly Button[], taken = 0): JsonObject {
  const offered = buttons.slice(0, MAX_ACTIONS - taken);
  const fits = ({ title }: Button) => title.length <= MAX_BUTTON_LENGTH;
  return {
    mehrTitel: knowledge.sprache.texte.mehr_dazu,
    mehr: offered
      .filter((button) => !fits(button))
      .map(({ title, action }) => ({ text: plain(title), aktion: rowAction(stamp(knowledge.version, action)) })),
    aktionen: buttonActions(knowledge.version, offered.filter(fits)),
  };
}
