/** The search of the page: what the conversation would say, and nothing a stranger wrote becomes markup. */
import { expect } from 'chai';
import { NEW_SESSION } from '../../src/conversation/session.js';
import { turn } from '../../src/conversation/turn.js';
import { anchorOf } from '../../src/erlass/anchor.js';
import { MAX_MESSAGE_LENGTH } from '../../src/language/fold.js';
import { quotesOf } from '../../src/text/json.js';
import { answerPage } from '../../src/web/answer.js';
import { askedPage } from '../../src/web/ask.js';
import { textPage } from '../../src/web/text.js';
import { everyReply } from '../cards/replies.js';
import { assistant, knowledge } from '../support.js';
import { attributes, elements, readable } from './support.js';

const { texte } = knowledge.sprache;
const ask = (q: string): string => askedPage(assistant, new URLSearchParams({ q }).toString()) ?? '';
const replyTo = (text: string) => turn(assistant, NEW_SESSION, { type: 'message', text }).replies[0];
const anchors = new Set(attributes(textPage(knowledge), 'id'));

describe('the search of the page', () => {
  it('gives the direct answer with the words of the Erlass and a link to them', () => {
    const page = ask('Wer genehmigt meinen Urlaub?');
    const thema = knowledge.themen.get('urlaub-genehmigung');
    expect(readable(page)).to.include(thema?.antwort).and.to.include(`„${thema?.fundstellen[0]?.wortlaut}“`);
    expect(attributes(page, 'href')).to.include('/erlass#5.4-s3');
  });

  it('admits what the Erlass does not regulate', () => {
    const page = ask('Wie viele Urlaubstage habe ich?');
    expect(replyTo('Wie viele Urlaubstage habe ich?')?.kind).to.equal('gap');
    expect(readable(page)).to.include(texte.luecke_art);
  });

  it('offers up to three choices, each with its place', () => {
    const reply = everyReply.map((r) => r.reply).find((r) => r.kind === 'choice');
    if (reply?.kind !== 'choice') throw new Error('no choice');
    const page = answerPage(knowledge, 'Urlaub', [reply]);
    const hrefs = attributes(page, 'href');
    for (const { stelle, action } of reply.options) {
      if (stelle) expect(hrefs).to.include(`/erlass#${anchorOf(stelle)}`);
      if (action.do === 'topic') expect(hrefs).to.include(`/erlass?thema=${action.id}`);
    }
    expect(page.match(/<ol class="auswahl"><li>/g)).to.have.length(1);
  });

  it('shows a Nummer, decides a case, and names the chat for guided checks', () => {
    expect(attributes(ask('5.4'), 'href')).to.include.members(['/erlass#5.4-s1', '/erlass#5.4-s2', '/erlass#5.4-s3']);
    const decided = ask('Kandidatin: Master BWL, nix mit Migration, danach drei Jahre Migrationsberatung. Geht das als Fachkraft?');
    expect(readable(decided)).to.include(texte.dialog_gelesen).and.to.include(texte.entscheidung_gruende);
    expect(readable(ask('Antrag prüfen'))).to.include('Schreiben Sie dort „Antrag prüfen“');
  });

  it('answers two questions in one message', () => {
    const page = ask('Wer genehmigt Urlaub? Wer darf die Leitung übernehmen?');
    expect(page.match(/<article/g)).to.have.length(2);
  });

  it('opens one thing of the knowledge by its id', () => {
    const page = (search: string) => readable(askedPage(assistant, search) ?? '');
    expect(page('thema=urlaub-genehmigung')).to.include(knowledge.themen.get('urlaub-genehmigung')?.antwort);
    expect(page('luecke=urlaub-antragsfrist')).to.include(knowledge.luecken.get('urlaub-antragsfrist')?.antwort);
    expect(page('checkliste=planungsrunde')).to.include(knowledge.checklisten.get('planungsrunde')?.titel);
  });

  it('shows the text where nothing known is asked for', () => {
    for (const search of [
      '',
      'q=',
      'q=+++',
      'x=1',
      'thema=gibt-es-nicht',
      'thema=constructor',
      'thema=<b>',
      'luecke=__proto__',
      '%',
      '&&&=&q',
    ])
      expect(askedPage(assistant, search), search).to.equal(undefined);
  });

  it('remembers nothing between two questions', () => {
    const before = ask('Und bei Assistenzkräften?');
    ask('Wer genehmigt meinen Urlaub?');
    expect(ask('Und bei Assistenzkräften?')).to.equal(before);
  });
});

describe('every reply as a page', () => {
  for (const kind of ['answer', 'gap', 'choice', 'nummer', 'question', 'decision', 'checklist', 'smalltalk'])
    it(`shows every quotation of each ${kind} with a link that leads somewhere`, () => {
      const replies = everyReply.map((r) => r.reply).filter((r) => r.kind === kind);
      const step = Math.max(1, Math.floor(replies.length / 200));
      for (const reply of replies.filter((_, i) => i % step === 0)) {
        const page = answerPage(knowledge, 'Frage', [reply]);
        expect(page).not.to.match(/\{[a-z_]+\}|undefined|\[object/);
        const text = readable(page);
        for (const { wortlaut } of quotesOf(reply)) expect(text).to.include(`„${wortlaut}“`);
        const targets = attributes(page, 'href').flatMap((href) => /^\/erlass#(.+)$/.exec(href)?.[1] ?? []);
        expect(targets.filter((target) => !anchors.has(target))).to.deep.equal([]);
      }
    });
});

describe('a hostile question', () => {
  const HOSTILE: Readonly<Record<string, string>> = {
    script: '<script>alert(1)</script>Urlaub',
    'end of the field': '"><img src=x onerror=alert(1)>',
    'single quote': "' onfocus='alert(1)' autofocus='",
    'end of the title': '</title><svg onload=alert(1)>',
    entities: '&lt;script&gt;&#60;b&#62;&amp;',
    comment: '<!-- --><![CDATA[<b>]]>',
    'zero-width': '\u200b<\u200bscript\u200d>\u2060\ufeffUrlaub\u202e',
    'only zero-width': '\u200b\u200b\u2060',
    'broken surrogate': '\ud800<b>\udfff',
    'null byte': 'Urlaub\u0000<b>',
    placeholder: '{titel} {anzahl} ${constructor}',
    'prototype words': '__proto__ constructor toString hasOwnProperty',
    long: '<'.repeat(MAX_MESSAGE_LENGTH),
    'too long': '<b>"'.repeat(2_500),
  };
  const allowed = elements(ask('Wer genehmigt meinen Urlaub?'));
  for (const name of ['ol', 'ul', 'li', 'h3', 'figure', 'blockquote', 'figcaption', 'strong']) allowed.add(name);

  for (const [name, q] of Object.entries(HOSTILE))
    it(`is harmless: ${name}`, () => {
      const page = ask(q);
      expect([...elements(page)].filter((element) => !allowed.has(element))).to.deep.equal([]);
      // Every tag is one of ours: no attribute but the ones that we write.
      const names = [...page.matchAll(/<[a-z][^>]*>/g)].flatMap(([tag]) =>
        [...tag.replace(/"[^"]*"/g, '""').matchAll(/\s([a-z-]+)/g)].map((m) => m[1] as string),
      );
      const ours =
        'lang charset name content rel href class id tabindex role action method for type value maxlength required autocomplete aria-describedby aria-labelledby';
      expect(names.filter((attribute) => !ours.split(' ').includes(attribute))).to.deep.equal([]);
      const [, value] = /name="q" value="([^"]*)"/.exec(page) ?? [];
      expect(value).not.to.match(/[<>]/);
      expect(Buffer.byteLength(page)).to.be.lessThan(64 * 1024);
    });

  it('of 10,000 characters is refused like a message of that length', () => {
    const page = ask('a'.repeat(10_000));
    expect(readable(page)).to.include('10.000 Zeichen zu lang');
    expect(attributes(page, 'value')[0]).to.have.length(MAX_MESSAGE_LENGTH);
  });
});
