import { expect } from 'chai';
import fc from 'fast-check';
import { NEW_SESSION } from '../../src/conversation/session.js';
import { turn } from '../../src/conversation/turn.js';
import { toJson } from '../../src/text/json.js';
import { assistant, knowledge } from '../support.js';
import { say, Talk, textOf } from './support.js';

describe('bad input', () => {
  const cases: Readonly<Record<string, string>> = {
    empty: '',
    blanks: ' \n\t ',
    'zero-width only': '\u200b\u200d\ufeff',
    emoji: '🎉🎉🎉',
    punctuation: '...!!!',
    'a hundred thousand letters': 'a'.repeat(100_000),
    'a thousand question marks': '?'.repeat(1000),
    html: '<script>alert(1)</script><img src=x onerror=alert(1)>',
    markdown: '[Klick mich](https://example.org) **fett** `code` ![x](y)',
    template: '${$root.text} {{x}} {stelle}',
    'right to left': '\u202eUrlaub genehmigt wer\u202c',
    'control characters': 'Wer\u0000 geneh\u0007migt Urlaub\u001b?',
    'mixed scripts': 'Сколько дней отпуска у меня есть? عطلة 休暇',
    'lone surrogate': 'Urlaub \ud800 ?',
    'very long word': 'x'.repeat(1900),
    'prototype names': '__proto__ constructor toString',
  };

  for (const [name, text] of Object.entries(cases)) {
    it(`answers ${name} calmly, in German, without repeating it`, () => {
      const talk = new Talk();
      const reply = talk.say(text);
      const out = talk.replies.map(textOf).join('\n');
      expect(out.length).to.be.greaterThan(20);
      for (const trace of ['<script', 'onerror', 'example.org', '\u202e', '\u0000', '\u001b']) expect(out).not.to.include(trace);
      expect(reply.kind).to.be.a('string');
    });
  }

  it('says how long a message may be', () => {
    expect(textOf(say('a'.repeat(100_000))))
      .to.include('100.000')
      .and.include('2.000');
  });

  it('reads through control and direction characters', () => {
    expect(say(cases['control characters'] as string)).to.deep.include({ kind: 'answer' });
  });

  it('never throws and always yields a valid result, whatever is typed', () => {
    const words = ['urlaub', 'leitung', 'wer', '5.4', 'nicht', '?', 'eignung prüfen', 'abbrechen', 'ja', '<b>', '${x}', '\u200b'];
    const message = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((w) => w.join(' ')),
    );
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 4 }), (messages) => {
        let session = NEW_SESSION;
        for (const text of messages) {
          const result = turn(assistant, session, { type: 'message', text });
          session = result.session;
          expect(toJson(knowledge, result.replies).text).to.be.a('string').and.not.equal('');
        }
      }),
      { numRuns: 300 },
    );
  });
});
