/** Talking to the assistant in a test as a person would. */
import type { Action } from '../../src/conversation/action.js';
import type { Reply } from '../../src/conversation/reply.js';
import { NEW_SESSION, type Session } from '../../src/conversation/session.js';
import { turn } from '../../src/conversation/turn.js';
import { renderText } from '../../src/text/render.js';
import { assistant, knowledge } from '../support.js';

export class Talk {
  session: Session = NEW_SESSION;
  replies: readonly Reply[] = [];

  say(text: string): Reply {
    return this.take(turn(assistant, this.session, { type: 'message', text }));
  }

  press(action: Action, wert?: string, v: string = knowledge.version): Reply {
    return this.take(turn(assistant, this.session, { type: 'action', stamped: { v, action, ...(wert === undefined ? {} : { wert }) } }));
  }

  private take(result: ReturnType<typeof turn>): Reply {
    this.session = result.session;
    this.replies = result.replies;
    return result.replies[0] as Reply;
  }
}

export const say = (text: string): Reply => new Talk().say(text);
export const textOf = (reply: Reply): string => renderText(knowledge, reply);
