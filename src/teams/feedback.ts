/** Thumbs up and down: reading what Teams and the Playground send, and the form that asks for a few words. */
import { z } from 'zod/v4';
import { renderFeedbackCard } from '../cards/render.js';
import type { CardTemplates } from '../cards/templates.js';
import { FEEDBACK_INPUT, type Judged } from '../cards/views/feedback.js';
import type { Knowledge } from '../knowledge/model.js';
import { dialogWindow } from './attachment.js';

/** A judgement as it was sent. Whatever cannot be read is absent. */
export interface Feedback {
  readonly reaction?: Judged['reaktion'];
  readonly text: string;
  /** id of the message, where the form brings it along */
  readonly message?: string;
}

const judged = z.looseObject({ reaktion: z.enum(['like', 'dislike']).optional(), nachricht: z.string().max(500).optional() });
/** In the documentation the fields stand both with and without `data` around them. */
const body = z.looseObject({
  actionValue: z.looseObject({ reaction: z.unknown(), feedback: z.unknown() }).partial().optional(),
  rueckmeldung: judged.optional(),
  [FEEDBACK_INPUT]: z.unknown(),
});
const wrapped = z.looseObject({ data: body });

/** Reads `value` of `message/fetchTask`, `message/submitAction` or `task/submit`. Never throws. */
export function readFeedback(value: unknown): Feedback {
  // The Playground sends a plain string: the words alone, or the object as JSON.
  const read = typeof value === 'string' ? parsedJson(value) : value;
  if (typeof value === 'string' && (typeof read !== 'object' || read === null)) return { text: value };
  const fields = wrapped.safeParse(read).data?.data ?? body.safeParse(read).data;
  if (!fields) return { text: '' };
  const inputs = inputsOf(fields.actionValue?.feedback);
  const form = inputs.form ?? fields.rueckmeldung;
  const reaction = z.enum(['like', 'dislike']).safeParse(fields.actionValue?.reaction).data ?? form?.reaktion;
  const own = fields[FEEDBACK_INPUT];
  return {
    ...(reaction ? { reaction } : {}),
    text: inputs.text || (typeof own === 'string' ? own : ''),
    ...(form?.nachricht ? { message: form.nachricht } : {}),
  };
}

/** Whether a submit of a dialog window is one of our form. */
export function isFeedbackForm(value: unknown): boolean {
  return wrapped.safeParse(value).data?.data.rueckmeldung !== undefined;
}

const formInputs = z.looseObject({ [FEEDBACK_INPUT]: z.unknown(), rueckmeldung: judged.optional().catch(undefined) });

/** The inputs of the form as JSON text or object; any other text is the words themselves. */
function inputsOf(feedback: unknown): { readonly text: string; readonly form?: z.infer<typeof judged> | undefined } {
  const value = typeof feedback === 'string' ? parsedJson(feedback) : feedback;
  const inputs = formInputs.safeParse(value).data;
  if (!inputs) return { text: typeof feedback === 'string' ? feedback : '' };
  const text = inputs[FEEDBACK_INPUT] ?? inputs.feedbackText;
  return { text: typeof text === 'string' ? text : '', form: inputs.rueckmeldung };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The form in a dialog window, as the body of an invoke. */
export function feedbackForm(
  { assistant: { knowledge }, templates }: { readonly assistant: { readonly knowledge: Knowledge }; readonly templates: CardTemplates },
  { reaction }: Feedback,
  message: string | undefined,
): object {
  const card = renderFeedbackCard(templates, knowledge, reaction && { reaktion: reaction, ...(message ? { nachricht: message } : {}) });
  return dialogWindow(knowledge.sprache.texte.rueckmeldung_titel, 'small', card);
}
