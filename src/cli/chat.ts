/** `lotse chat`: a conversation in the terminal, dialogs included. The same core as in Teams. */
import { createInterface } from 'node:readline/promises';
import { act } from '../conversation/act.js';
import type { Reply } from '../conversation/reply.js';
import { NEW_SESSION, type Session } from '../conversation/session.js';
import { turn } from '../conversation/turn.js';
import { openAssistant } from '../prepared.js';
import { renderText } from '../text/render.js';
import { print } from './output.js';

const ENDE = /^(?:tschüss|tschuess|exit|quit|\/ende)$/i;

export async function chat(): Promise<void> {
  const assistant = await openAssistant();
  const { knowledge } = assistant;
  const terminal = createInterface({ input: process.stdin, output: process.stdout, terminal: process.stdin.isTTY && process.stdout.isTTY });
  let session: Session = NEW_SESSION;
  let offered: Reply | undefined;
  const show = (replies: readonly Reply[]) => {
    print(`\n${replies.map((reply) => renderText(knowledge, reply)).join('\n\n')}\n`);
    offered = replies.at(-1);
  };
  show(turn(assistant, session, { type: 'welcome' }).replies);
  print('(Ende mit „tschüss“ oder Strg+D)');
  terminal.setPrompt('> ');
  terminal.prompt();
  for await (const text of terminal) {
    if (ENDE.test(text.trim())) break;
    const chosen = pressed(offered, text);
    const next = chosen
      ? act(assistant, session, { v: knowledge.version, action: chosen })
      : turn(assistant, session, { type: 'message', text });
    session = next.session;
    show(next.replies);
    terminal.prompt();
  }
  terminal.close();
}

/** In the terminal the title stands for the button. */
function pressed(offered: Reply | undefined, text: string) {
  if (!offered || !('buttons' in offered)) return undefined;
  const typed = text.trim().toLowerCase();
  return offered.buttons.find((button) => button.title.toLowerCase() === typed)?.action;
}
