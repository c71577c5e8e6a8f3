/** What is remembered between two turns of one conversation. Small, and safe to lose. */
import { z } from 'zod/v4';
import { action, dialogState } from './action.js';

export const session = z.strictObject({
  /** an open dialog and the question it waits for */
  dialog: z.strictObject({ state: dialogState, merkmal: z.string() }).optional(),
  /** the case decided last, so that "Abschluss ändern" goes on with it */
  decided: dialogState.optional(),
  /** what "Meinten Sie …?" offered last, so that "2" or "die zweite" picks it */
  offered: z
    .array(z.strictObject({ title: z.string(), action }))
    .max(3)
    .optional(),
  /** the topic answered last, for "wo steht das?" */
  lastTopic: z.string().optional(),
  /** the question answered last, for a follow-up without subject; shortened, kept in the session only */
  lastQuestion: z.string().max(300).optional(),
  /** how often in a row no answer was found; from the second time on a person is offered */
  misses: z.int().min(1).max(2).optional(),
});
export type Session = z.infer<typeof session>;

export const NEW_SESSION: Session = {};
