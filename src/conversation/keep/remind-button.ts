/** The button that asks for reminders of a list, or stops them. */
import type { FittingParts } from '../../checklists/fit.js';
import type { Button } from '../reply.js';

/** @param on whether reminders come at the moment */
export function remindButton({ knowledge: { sprache } }: FittingParts, list: string, on: boolean): Button {
  const title = on ? sprache.texte.knopf_erinnern_aus : sprache.texte.knopf_erinnern_an;
  return { title, action: { do: 'list', ask: { ask: on ? 'remind-off' : 'remind-on', list } } };
}
