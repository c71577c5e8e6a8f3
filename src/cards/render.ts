/** Reply -> Adaptive Card 1.5. Pure: the templates are passed in, see `templates.ts`. */
import type { StampedAction } from '../conversation/action.js';
import type { Reply } from '../conversation/reply.js';
import type { Knowledge } from '../knowledge/model.js';
import { fill } from '../knowledge/schema/texte.js';
import { renderSpeech } from '../text/render.js';
import type { CardContext, View } from './context.js';
import type { Card, JsonObject } from './json.js';
import type { CardTemplates } from './templates.js';
import { answerView, gapView } from './views/answer.js';
import { checklistView } from './views/checklist.js';
import { copyView } from './views/copy.js';
import { decisionView } from './views/decision.js';
import { escalationView, humanAnswerView, ticketView } from './views/escalation.js';
import { feedbackSpeech, feedbackView, type Judged } from './views/feedback.js';
import { listFormView, listItemView, listsView, reminderView } from './views/lists.js';
import { nummerView } from './views/nummer.js';
import { questionView } from './views/question.js';
import { choiceView, errorView, talkView } from './views/talk.js';
import { worklistView } from './views/worklist.js';

/**
 * The card of a reply. Its `speak` is the reply as it is read aloud: all renderers say the same.
 * @param publicUrl origin of the page with the text; with it every Fundstelle is a link
 */
export function renderCard(templates: CardTemplates, knowledge: Knowledge, reply: Reply, publicUrl?: string): Card {
  const context = { templates, knowledge, ...(publicUrl ? { publicUrl } : {}) };
  return finish(templates, viewOf(context, reply), renderSpeech(knowledge, reply));
}

/** The card of a failed turn. With `retry` the person can press the same button once more. */
export function renderErrorCard(templates: CardTemplates, knowledge: Knowledge, code: string, retry?: StampedAction): Card {
  return finish(templates, errorView({ templates, knowledge }, code, retry), fill(knowledge.sprache.texte.fehler, { code }));
}

/** The card that asks for a few words about an answer; `judged` travels with the button. A reaction that is unknown cannot be asked about. */
export function renderFeedbackCard(templates: CardTemplates, knowledge: Knowledge, judged: Judged | undefined): Card {
  return finish(templates, feedbackView({ templates, knowledge }, judged), feedbackSpeech(knowledge, judged));
}

/** What a template of `cards/` is filled with; also the source of its sample data. */
export function viewOf(context: CardContext, reply: Reply): View {
  switch (reply.kind) {
    case 'answer':
      return answerView(context, reply);
    case 'gap':
      return gapView(context, reply);
    case 'choice':
      return choiceView(context, reply);
    case 'nummer':
      return nummerView(context, reply);
    case 'question':
      return questionView(context, reply);
    case 'decision':
      return reply.asText ? copyView(context, reply) : decisionView(context, reply);
    case 'checklist':
      return checklistView(context, reply);
    case 'escalation':
      return escalationView(context, reply);
    case 'ticket':
      return ticketView(context, reply);
    case 'human-answer':
      return humanAnswerView(context, reply);
    case 'worklist':
      return worklistView(context, reply);
    case 'list-item':
      return listItemView(context, reply);
    case 'list-form':
      return listFormView(context, reply);
    case 'lists':
      return listsView(context, reply);
    case 'reminder':
      return reminderView(context, reply);
    case 'smalltalk':
    case 'off-topic':
      return talkView(context, reply);
  }
}

/** A card without buttons has no `actions` at all: some clients draw an empty bar otherwise. */
function finish(templates: CardTemplates, view: View, speak: string): Card {
  const { actions, ...card } = templates.expand(view.name, { speak, ...view.data } as JsonObject);
  return Array.isArray(actions) && actions.length > 0 ? ({ ...card, actions } as unknown as Card) : (card as unknown as Card);
}
