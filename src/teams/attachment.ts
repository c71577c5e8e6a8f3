/** Cards as Teams wants them wrapped. */
import type { Card } from '../cards/json.js';

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** A card as an attachment of a message, a result or a dialog window. */
export function cardAttachment(card: Card): { readonly contentType: string; readonly content: Card } {
  return { contentType: CARD_TYPE, content: card };
}

/** A dialog window that shows a card, as the body of an invoke. */
export function dialogWindow(title: string, width: 'small' | 'medium', card: Card): object {
  return { task: { type: 'continue', value: { title, width, height: 'medium', card: cardAttachment(card) } } };
}
