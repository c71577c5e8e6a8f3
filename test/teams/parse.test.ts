import { expect } from 'chai';
import { envelope } from '../../src/teams/activity.js';
import { messageText } from '../../src/teams/message-text.js';
import { parseActivity } from '../../src/teams/parse.js';
import { activity } from './support.js';

const read = (name: string, changes: object = {}) => envelope.parse(activity(name, changes));
const words = (text: string | undefined, changes: object = {}) => messageText(read('message-personal', { text, ...changes }));

describe('messageText', () => {
  it('drops the mention of the bot and keeps the names of others', () => {
    expect(messageText(read('message-channel-two-mentions'))).to.equal('darf Jörg Brinkmann Leitung sein & zugleich Lehrkraft?');
  });

  it('decodes entities once', () => {
    expect(words('&nbsp;a&nbsp;&lt;b&gt; &quot;c&quot; &#228; &#xE4; &amp;lt; &unbekannt;\u00a0')).to.equal(
      'a <b> "c" ä ä &lt; &unbekannt;',
    );
  });

  it('survives impossible code points', () => expect(words('&#0; &#9999999; &#x110000;')).to.equal('&#0; &#9999999; &#x110000;'));

  it('is empty without a text', () => expect(words(undefined)).to.equal(''));

  it('drops a mention whose entity has no text', () => {
    const entities = [{ type: 'mention', mentioned: { id: '28:erlass-lotse', name: 'Erlass-Lotse' } }];
    expect(words('<at>Erlass-Lotse</at> Urlaub', { entities })).to.equal('Urlaub');
  });
});

describe('parseActivity', () => {
  const kinds: Readonly<Record<string, string>> = {
    'message-personal': 'turn',
    'execute-answer': 'turn',
    'submit-answer': 'turn',
    'conversation-update-personal': 'welcome',
    'conversation-update-bot-only': 'ignore',
    'conversation-update-renamed': 'ignore',
    'installation-add': 'welcome',
    'installation-remove': 'goodbye',
    'message-reaction': 'ignore',
    'invoke-message-extension': 'search',
    'invoke-feedback': 'feedback',
  };
  for (const [name, kind] of Object.entries(kinds)) {
    it(`takes ${name} for ${kind}`, () => expect(parseActivity(read(name)).kind).to.equal(kind));
  }

  it('knows how the reply has to travel', () => {
    expect(parseActivity(read('execute-answer'))).to.include({ via: 'execute' });
    expect(parseActivity(read('submit-answer'))).to.include({ via: 'message' });
  });

  it('calls an execute without a value broken', () => {
    expect(parseActivity(read('execute-answer', { value: null }))).to.deep.equal({
      kind: 'turn',
      via: 'execute',
      incoming: { type: 'broken-action' },
    });
  });
});
