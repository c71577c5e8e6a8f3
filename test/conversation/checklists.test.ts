/** All checklists can be reached: by name, by the list, a few at a time on a card. */
import { expect } from 'chai';
import { act } from '../../src/conversation/act.js';
import { NEW_SESSION } from '../../src/conversation/session.js';
import { turn } from '../../src/conversation/turn.js';
import { renderText } from '../../src/text/render.js';
import { assistant, knowledge } from '../support.js';

const say = (text: string) => {
  const [reply] = turn(assistant, NEW_SESSION, { type: 'message', text }).replies;
  if (!reply) throw new Error('no reply');
  return reply;
};

describe('checklists', () => {
  it('answer to their button text and to each of their triggers', () => {
    for (const { id, knopf, ausloeser } of knowledge.checklisten.values())
      for (const text of [knopf, ...ausloeser]) expect(say(text), text).to.deep.include({ kind: 'checklist', id });
  });

  it('are listed page by page until all were named', () => {
    let reply = say('Checklisten');
    const seen: string[] = [];
    for (let page = 0; page < 10; page++) {
      if (reply.kind !== 'smalltalk') throw new Error(reply.kind);
      expect(reply.buttons.length).to.be.at.most(5);
      expect(renderText(knowledge, reply)).to.include(`- ${reply.buttons[0]?.title}`);
      seen.push(...reply.buttons.flatMap((b) => (b.action.do === 'checklist' ? [b.action.id] : [])));
      const further = reply.buttons.find((b) => b.action.do === 'more');
      if (!further) break;
      reply = act(assistant, NEW_SESSION, { v: knowledge.version, action: further.action }).replies[0] as typeof reply;
    }
    expect(seen).to.have.members([...knowledge.checklisten.keys()]);
  });
});
