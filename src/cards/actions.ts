/** Buttons: a Universal Action, and the same data as Submit for clients that do not know it. */
import type { Action, StampedAction } from '../conversation/action.js';
import type { Button, Link } from '../conversation/reply.js';
import type { Json, JsonObject } from './json.js';

/** The verb of every button of this app. */
export const VERB = 'lotse';
/** Ids of inputs whose content a card sends along begin so; anything else in a submit is the client's own. */
export const FIELD = 'feld-';
/** Teams shows at most six actions; from the fourth on they stand in the menu "…". */
export const MAX_ACTIONS = 6;
export const MAX_PRIMARY = 3;
/** A phone cuts longer titles off. */
export const MAX_BUTTON_LENGTH = 28;

export interface ActionOptions {
  /** whether the inputs of the card travel along; only "Weiter" needs them */
  readonly inputs?: boolean;
  readonly secondary?: boolean;
}

/** One button. */
export function executeAction(
  title: string,
  stamped: StampedAction,
  { inputs = false, secondary = false }: ActionOptions = {},
): JsonObject {
  const common = {
    title,
    data: stamped as unknown as Json,
    associatedInputs: inputs ? 'auto' : 'none',
    ...(secondary ? { mode: 'secondary' } : {}),
  };
  return { type: 'Action.Execute', verb: VERB, ...common, fallback: { type: 'Action.Submit', ...common } };
}

/**
 * A tap on a row. It has no title: the row is called by the words that stand in it, so that people who speak to their
 * device can name what they see, and a screen reader does not lose the answer.
 */
export function rowAction(stamped: StampedAction): JsonObject {
  const common = { data: stamped as unknown as Json, associatedInputs: 'none' };
  return { type: 'Action.Execute', verb: VERB, ...common, fallback: { type: 'Action.Submit', ...common } };
}

/** The buttons of a reply below the card. `taken` counts the actions that stand inside the card. */
export function buttonActions(version: string, buttons: readonly Button[], taken = 0): JsonObject[] {
  return buttons
    .slice(0, MAX_ACTIONS - taken)
    .map(({ title, action }, i) => executeAction(title, stamp(version, action), { secondary: i >= MAX_PRIMARY }));
}

/** The way to a person: a button of ours, or a mail that is begun. */
export function humanAction(version: string, human: Button | Link): JsonObject {
  if ('url' in human) return { type: 'Action.OpenUrl', title: human.title, url: human.url };
  return executeAction(human.title, stamp(version, human.action));
}

/** An action with the version of the knowledge it was made under. */
export function stamp(v: string, action: Action, wert?: string): StampedAction {
  return { v, action, ...(wert === undefined ? {} : { wert }) };
}
