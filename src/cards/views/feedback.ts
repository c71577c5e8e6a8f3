/** View model of the feedback form. Only a Submit works in it: Teams hands its inputs over as feedback. */
import { MAX_NOTE_LENGTH } from '../../conversation/note-text.js';
import type { Knowledge } from '../../knowledge/model.js';
import { fill } from '../../knowledge/schema/texte.js';
import type { CardContext, View } from '../context.js';
import { plain } from '../escape.js';

/** What was pressed, and under which message. */
export interface Judged {
  readonly reaktion: 'like' | 'dislike';
  readonly nachricht?: string;
}

/** Id of the input; the form sends it as JSON. */
export const FEEDBACK_INPUT = 'text';

export function feedbackView({ knowledge }: CardContext, judged: Judged | undefined): View {
  const { texte } = knowledge.sprache;
  if (!judged) return { name: 'feedback', data: { kern: plain(texte.rueckmeldung_unlesbar), aktionen: [] } };
  return {
    name: 'feedback',
    data: {
      kern: plain(opening(knowledge, judged)),
      frage: question(knowledge, judged),
      platzhalter: texte.rueckmeldung_platzhalter,
      grenze: MAX_NOTE_LENGTH,
      hinweis: plain(texte.rueckmeldung_hinweis),
      aktionen: [{ type: 'Action.Submit', title: texte.knopf_absenden, data: { rueckmeldung: { ...judged } } }],
    },
  };
}

/** The form in words. */
export function feedbackSpeech(knowledge: Knowledge, judged: Judged | undefined): string {
  const { texte } = knowledge.sprache;
  if (!judged) return texte.rueckmeldung_unlesbar;
  return `${opening(knowledge, judged)} ${question(knowledge, judged)} ${texte.rueckmeldung_hinweis}`;
}

function opening({ sprache }: Knowledge, { reaktion }: Judged): string {
  return reaktion === 'like' ? sprache.texte.rueckmeldung_gut : sprache.texte.rueckmeldung_fehlt;
}

function question({ sprache }: Knowledge, { reaktion }: Judged): string {
  const text = reaktion === 'like' ? sprache.texte.rueckmeldung_frage_gut : sprache.texte.rueckmeldung_frage_fehlt;
  return fill(text, { grenze: MAX_NOTE_LENGTH });
}
