/** Kept lists over the wire: in a personal chat, in a group, and files through the consent card. */
import { expect } from 'chai';
import { knowledge } from '../support.js';
import { activity, type Harness, MEMBER, type Sent, spoken, startHarness } from './support.js';

const { texte } = knowledge.sprache;
const WISH = 'Checkliste für Leitung und Stellvertretung am 12.3.2027, eine Lehrkraft übernimmt';
const GROUP = { id: '19:gruppe@thread.v2', conversationType: 'groupChat', isGroup: true };
const UPLOAD = 'https://contoso-my.sharepoint.com/upload?geheim=1';

interface Tick {
  readonly list: string;
  readonly item: string;
}

/** What the first row of a card asks for when it is tapped: ticking the first item. */
function firstRow(card: unknown): Tick {
  return JSON.parse(/"ask":(\{"ask":"tick"[^}]+\})/.exec(JSON.stringify(card))?.[1] ?? 'null') as Tick;
}

const contentOf = (sent: Sent | undefined) => sent?.activity.attachments?.[0]?.content;
const ask = (wanted: object, felder: object = {}) => ({ ...felder, v: knowledge.version, action: { do: 'list', ask: wanted } });

describe('kept lists over the wire', () => {
  let bot: Harness;
  beforeEach(async () => {
    bot = await startHarness({ now: () => Date.UTC(2026, 10, 25, 9) });
  });
  afterEach(() => bot.stop());

  /** An invoke is answered before the rest of its turn is done. */
  const settled = async () => {
    while (bot.parts.turns.size > 0) await new Promise((resolve) => setTimeout(resolve, 2));
  };
  const say = (text: string, changes: object = {}) => bot.post(activity('message-personal', { text, ...changes }));
  const press = async (data: object, changes: object = {}) => {
    const value = { action: { type: 'Action.Execute', verb: 'lotse', data }, trigger: 'manual' };
    const response = await bot.post(activity('execute-answer', { value, ...changes }));
    await settled();
    return (await response.json()) as { readonly type: string; readonly value: { readonly speak: string } };
  };
  /** In a group the bot hears only what is addressed to it. */
  const sayInGroup = (text: string) =>
    bot.post(activity('message-group-mention', { text: `<at>Erlass-Lotse</at> ${text}`, conversation: GROUP }));
  const made = async (inGroup = false) => {
    await (inGroup ? sayInGroup(WISH) : say(WISH));
    return firstRow(contentOf(bot.sent[0]));
  };
  const consent = async (of: object, changes: object = {}) => {
    const uploadInfo = {
      uploadUrl: UPLOAD,
      contentUrl: 'https://contoso-my.sharepoint.com/datei',
      uniqueId: 'u',
      fileType: 'docx',
      name: 'x',
    };
    const value = { type: 'fileUpload', action: 'accept', context: { file: of }, uploadInfo, ...changes };
    const response = await bot.post(activity('execute-answer', { name: 'fileConsent/invoke', value, replyToId: 'frage' }));
    await settled();
    return response;
  };

  it('are made by a message and ticked in place, with the name that Teams gives', async () => {
    const { list, item } = await made();
    expect(spoken(bot.sent[0])).to.include(texte.liste_angelegt);
    const card = await press(ask({ ask: 'tick', list, item, page: 0 }));
    expect(card.value.speak).to.include('1 von').and.to.include('Erledigt von Aylin Yıldız am 25.11.2026, 10:00 Uhr');
    expect(bot.sent, 'nothing is updated for others in a personal chat').to.have.length(1);
  });

  it('are one for everybody in a group: each tick is shown to all, of two at once none is lost', async () => {
    const { list } = await made(true);
    const items = (knowledge.checklisten.get('leitung-besetzen')?.gruppen ?? []).flatMap((g) => g.punkte.map((p) => p.id)).slice(0, 2);
    const changes = { conversation: GROUP, replyToId: 'karte' };
    await Promise.all(
      items.map((item, i) => press(ask({ ask: 'tick', list, item }), { ...changes, ...(i === 0 ? { from: MEMBER } : {}) })),
    );
    const updates = bot.edited.filter(({ path }) => path.endsWith('/activities/karte'));
    expect(spoken(updates.at(-1))).to.include('2 von');
    const shown = await press(ask({ ask: 'show', list }), changes);
    expect(shown.value.speak).to.include('2 von').and.to.include('Bert Kaya').and.to.include('Aylin Yıldız');
  });

  it('stay with those they belong to', async () => {
    const { list } = await made();
    for (const changes of [{ from: MEMBER, conversation: { id: 'a:bert', conversationType: 'personal' } }, { conversation: GROUP }])
      expect((await press(ask({ ask: 'delete', list, sure: true }), changes)).value.speak).to.equal(texte.liste_fehlt);
    expect((await press(ask({ ask: 'show', list }))).value.speak).to.include('0 von');
  });

  it('take a filled-in form, whatever else the client sends along', async () => {
    const data = {
      v: knowledge.version,
      action: { do: 'list-create', id: 'konflikt' },
      'feld-konflikt': 'einsatz,anordnung',
      'feld-tag': '2027-01-07',
      msteams: {},
      other: 1,
    };
    const card = await press(data);
    expect(card.value.speak).to.include('Klärung: 07.01.2027');
    expect(card.value.speak).not.to.include('Dienst- oder Fachaufsicht geht');
  });

  it('are assigned to a member, whose name Teams knows', async () => {
    const { list, item } = await made();
    const card = await press(ask({ ask: 'save', list, item }, { 'feld-person': MEMBER.aadObjectId }));
    expect(card.value.speak).to.include(texte.punkt_gespeichert);
    const form = JSON.stringify(await press(ask({ ask: 'item', list, item })));
    expect(form).to.include(`Übernimmt: ${MEMBER.name}`).and.to.include(`"value":"${MEMBER.aadObjectId}"`);
  });

  it('refuse a person who is not in the conversation, and a note of 20,000 characters', async () => {
    const { list, item } = await made();
    const save = ask({ ask: 'save', list, item }, { 'feld-person': 'wer-weg-ist' });
    expect((await press(save)).value.speak).to.include(texte.punkt_person_fehlt);
    const long = ask({ ask: 'save', list, item }, { 'feld-notiz': 'ä'.repeat(20_000) });
    const card = await press(long);
    expect(card.value.speak).to.include('20.000 Zeichen');
    expect(Buffer.byteLength(JSON.stringify(card))).to.be.lessThan(28 * 1024);
  });

  it('never take what people write for a template, a link or a heading', async () => {
    const { list, item } = await made();
    const note = '# Titel ${$root.speak} ${1+1} [x](http://x) **fett** ${"a"}';
    await press(ask({ ask: 'save', list, item }, { 'feld-notiz': note }));
    const card = JSON.stringify(await press(ask({ ask: 'show', list })));
    expect(card).to.include(JSON.stringify(': # Titel ${$root.speak} ${1+1} \\[x\\](http://x) \\*\\*fett').slice(1, -1));
    const form = JSON.stringify(await press(ask({ ask: 'item', list, item })));
    expect(form).to.include(JSON.stringify(note).slice(1, -1));
  });

  it('tell calmly when the store is out of order; the list can still be read', async () => {
    const { list, item } = await made();
    await bot.database.run('ALTER TABLE checklists RENAME TO weg');
    expect((await press(ask({ ask: 'tick', list, item }))).value.speak).to.equal(texte.liste_gestoert);
    await say(WISH);
    expect(bot.sent.slice(1).map(spoken).join())
      .to.include(texte.liste_nicht_angelegt)
      .and.to.include('Besetzen Sie die Stellvertretung mit einer Fachkraft');
    await bot.database.run('ALTER TABLE weg RENAME TO checklists');
    expect((await press(ask({ ask: 'tick', list, item }))).value.speak).to.include('1 von');
  });

  it('offer a file, and leave the pressed card as it is', async () => {
    const { list } = await made();
    const answer = await press(ask({ ask: 'file', list, format: 'docx' }));
    expect(answer.type).to.equal('application/vnd.microsoft.activity.message');
    const offer = bot.sent.at(-1)?.activity.attachments?.[0] as unknown as {
      contentType: string;
      name: string;
      content: { sizeInBytes: number };
    };
    expect([offer.contentType, offer.name]).to.deep.equal([
      'application/vnd.microsoft.teams.card.file.consent',
      'checkliste-leitung-besetzen-2027-03-12.docx',
    ]);
    expect(offer.content.sizeInBytes).to.be.greaterThan(5_000);
  });

  it('come as text in a group, where Teams takes no file', async () => {
    const { list } = await made(true);
    await press(ask({ ask: 'file', list, format: 'docx' }), { conversation: GROUP });
    const answer = await press(ask({ ask: 'file', list, format: 'md' }), { conversation: GROUP });
    expect(answer.value.speak).to.include(texte.liste_datei_nur_persoenlich).and.to.include('Besetzen Sie die Stellvertretung');
  });

  describe('a file that was offered', () => {
    const realFetch = globalThis.fetch;
    let uploads: { readonly url: string; readonly init: RequestInit }[];
    let status: number;
    beforeEach(() => {
      uploads = [];
      status = 201;
      globalThis.fetch = async (input, init = {}) => {
        if (!String(input).startsWith('https:')) return realFetch(input, init);
        uploads.push({ url: String(input), init });
        return new Response('', { status });
      };
    });
    afterEach(() => {
      globalThis.fetch = realFetch;
    });

    it('is uploaded once the person agrees, and the question goes', async () => {
      const { list } = await made();
      expect((await consent({ of: 'list', list, format: 'docx' })).status).to.equal(200);
      expect(uploads.map(({ url }) => url)).to.deep.equal([UPLOAD]);
      const { method, headers, body } = uploads[0]?.init ?? {};
      const size = (body as Buffer).length;
      expect([method, (headers as Record<string, string>)['content-range']]).to.deep.equal(['PUT', `bytes 0-${size - 1}/${size}`]);
      expect((body as Buffer).subarray(0, 2).toString()).to.equal('PK');
      expect(bot.sent.map(({ path }) => path).join()).to.include('/activities/frage');
      expect(spoken(bot.sent.at(-1))).to.include('liegt jetzt in Ihrem OneDrive');
    });

    it('is left where it is after a no, and after a second answer', async () => {
      const { list } = await made();
      await consent({ of: 'list', list, format: 'md' }, { action: 'decline', uploadInfo: undefined });
      expect([uploads, spoken(bot.sent.at(-1))]).to.deep.equal([[], texte.datei_abgelehnt]);
      status = 410;
      await consent({ of: 'list', list, format: 'md' });
      expect(spoken(bot.sent.at(-1))).to.equal(texte.datei_gescheitert);
      expect(JSON.stringify(bot.logged)).not.to.include('geheim');
    });

    it('goes to no other host, and not for a list that is gone', async () => {
      const { list } = await made();
      for (const uploadUrl of [
        'https://sharepoint.com.example.org/x',
        'http://contoso.sharepoint.com/x',
        'https://evilsharepoint.com/x',
        'https://a@onedrive.com/x',
        'https://127.0.0.1/x',
      ]) {
        await consent({ of: 'list', list, format: 'md' }, { uploadInfo: { uploadUrl, contentUrl: '', uniqueId: '', fileType: 'md' } });
        expect(spoken(bot.sent.at(-1)), uploadUrl).to.equal(texte.datei_gescheitert);
      }
      await press(ask({ ask: 'delete', list, sure: true }));
      await consent({ of: 'list', list, format: 'md' });
      expect(spoken(bot.sent.at(-1))).to.equal(texte.liste_fehlt);
      expect(uploads).to.deep.equal([]);
    });

    it('holds what is kept about the person, when that was asked for', async () => {
      await made();
      await consent({ of: 'my-data' });
      const data = JSON.parse(String(uploads[0]?.init.body)) as Record<string, unknown[]>;
      expect(data.checklists).to.have.length(1);
      expect(JSON.stringify(data)).to.include('Aylin');
    });
  });

  it('are forgotten with everything else about a person', async () => {
    await made();
    await say('Meine Daten');
    expect(spoken(bot.sent.at(-1)))
      .to.include('1 × Checkliste')
      .and.to.include('29:1aylin');
    await press(ask({ ask: 'forget-me', sure: true }));
    for (const table of ['sessions', 'checklists', 'greetings'])
      expect(await bot.database.all(`SELECT * FROM ${table}`), table).to.deep.equal([]);
  });
});
