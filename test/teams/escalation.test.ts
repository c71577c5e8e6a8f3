/** A question on its way to people and back, over the wire: one person asks in the personal chat, others answer in a channel. */
import { expect } from 'chai';
import type { Card } from '../../src/cards/json.js';
import { tidy } from '../../src/storage/tidy.js';
import { nodes } from '../cards/support.js';
import { knowledge } from '../support.js';
import { activity, type Harness, type Sent, spoken, startHarness } from './support.js';

const { texte } = knowledge.sprache;
const CHANNEL = '19:fachstelle@thread.tacv2';
const GAP = 'Wie viele Wochen vorher muss ich Urlaub beantragen?';
const DAY = 86_400_000;

type Press = { readonly title: string; readonly data: { readonly action: Record<string, unknown> } };
const cardOfSent = (sent: Sent | undefined) => sent?.activity.attachments?.[0]?.content as unknown as Card;
const buttonsOf = (card: unknown) => nodes(card).filter((n) => n.type === 'Action.Execute') as unknown as Press[];

describe('a question that is handed over', () => {
  let bot: Harness;
  beforeEach(async () => {
    bot = await startHarness({ human: { channel: CHANNEL } });
  });
  afterEach(() => bot.stop());

  const asker = () => {
    const { from, recipient, conversation } = activity('message-personal') as Record<string, { id: string; name: string }>;
    return { from, recipient, conversation };
  };
  const inChannel = (thread: string, name = 'Jörg') => ({
    from: { id: `29:${name}`, name, aadObjectId: `oid-${name}` },
    conversation: { id: `${CHANNEL};messageid=${thread}`, conversationType: 'channel', isGroup: true },
  });
  /** Presses a button of a card. @returns the card that took its place */
  const press = async (card: unknown, title: string, where: object, text?: string): Promise<Card> => {
    const button = buttonsOf(card).find((b) => b.title === title);
    expect(button, `${title} in ${JSON.stringify(buttonsOf(card).map((b) => b.title))}`).not.to.equal(undefined);
    const data = { ...button?.data, ...(text === undefined ? {} : { text }) };
    const response = await bot.post(
      activity('execute-start-dialog', { ...where, value: { action: { type: 'Action.Execute', verb: 'lotse', data } } }),
    );
    expect(response.status).to.equal(200);
    return ((await response.json()) as { value: Card }).value;
  };
  /** Asks, confirms, and lets the question arrive. @returns what the channel got */
  const handOver = async (text = GAP): Promise<{ readonly ticket: Sent; readonly done: Card }> => {
    await bot.post(activity('message-personal', { text: GAP }));
    const confirm = await press(cardOfSent(bot.sent.at(-1)), texte.knopf_fachstelle, asker());
    const done = await press(confirm, texte.knopf_senden, asker(), text);
    await bot.postman.poke();
    return { ticket: bot.sent.at(-1) as Sent, done };
  };
  const dueNow = () => bot.database.run('UPDATE outbox SET due_at = 0');
  const threadId = () => String(bot.sent.findIndex((s) => s.path === '/v3/conversations') + 1);

  it('goes to the channel only after the person confirmed the text, and as it was changed', async () => {
    await bot.post(activity('message-personal', { text: GAP }));
    const confirm = await press(cardOfSent(bot.sent[0]), texte.knopf_fachstelle, asker());
    await bot.postman.poke();
    expect(bot.sent).to.have.length(1);
    expect(JSON.stringify(confirm)).to.include(GAP);
    const done = await press(confirm, texte.knopf_senden, asker(), 'Wie lange vorher? Es geht um August.');
    expect(done.speak).to.include(texte.fachstelle_gesendet).and.include('Es geht um August.');
    await bot.postman.poke();
    const [, ticket] = bot.sent;
    expect(ticket).to.include({ method: 'POST', path: '/v3/conversations' });
    expect(spoken(ticket)).to.include('Wie lange vorher? Es geht um August.').and.include(texte.ticket_offen);
    expect(spoken(ticket))
      .to.include(texte.fachstelle_befund)
      .and.include((asker().from as { name: string }).name);
  });

  it('is taken by one person and answered on the card; the answer reaches the one who asked', async () => {
    const { ticket } = await handOver();
    const taken = await press(cardOfSent(ticket), texte.knopf_uebernehmen, inChannel(threadId()), 'angefangen');
    expect(taken.speak).to.include('Übernommen von Jörg');
    expect(JSON.stringify(taken)).to.include('angefangen');
    await bot.postman.poke();
    const renewed = bot.edited.at(-1);
    expect(renewed?.path).to.include(`/activities/${threadId()}`);
    expect(spoken(renewed)).to.include('Übernommen von Jörg');
    const answered = await press(taken, texte.knopf_antworten, inChannel(threadId()), 'Zwei Wochen, sagt unser Haus.');
    expect(answered.speak).to.include('Beantwortet von Jörg').and.include('Zwei Wochen');
    await bot.postman.poke();
    const answer = bot.sent.find((s) => spoken(s).includes(texte.antwort_mensch_hinweis));
    expect(answer?.path).to.include('/v3/conversations/a%3Apersonal-1/activities');
    expect(spoken(answer)).to.include('Zwei Wochen, sagt unser Haus.').and.include(GAP);
    expect(spoken(bot.edited.find((s) => spoken(s).includes('Beantwortet')))).to.include('Zwei Wochen');
  });

  it('can be answered by a reply in its thread, more than once', async () => {
    await handOver();
    for (const text of ['Zwei Wochen.', 'In den Ferien vier.']) {
      await bot.post(activity('message-personal', { ...inChannel(threadId()), text: `<at>Lotse</at> ${text}` }));
      await bot.postman.poke();
    }
    const answers = bot.sent.filter((s) => spoken(s).includes(texte.antwort_mensch_hinweis)).map(spoken);
    expect(answers).to.have.length(2);
    expect(answers[0]).to.include('Zwei Wochen.');
    expect(answers[1]).to.include('In den Ferien vier.').and.not.include('Zwei Wochen.');
    expect(bot.sent.filter((s) => spoken(s).startsWith('Danke,'))).to.have.length(2);
  });

  it('leaves other messages in the channel alone', async () => {
    await handOver();
    await bot.post(activity('message-group-mention', { ...inChannel('999'), text: '<at>Erlass-Lotse</at> Wer genehmigt Urlaub?' }));
    expect(spoken(bot.sent.at(-1))).to.include('Die Leitung');
    await bot.post(activity('message-group-mention', { ...inChannel(threadId()), text: '<at>Erlass-Lotse</at> Hilfe' }));
    expect(spoken(bot.sent.at(-1))).to.include(texte.hilfe_titel);
    const before = bot.sent.length;
    await bot.post(activity('message-personal', { ...inChannel('999'), text: 'Wer genehmigt Urlaub?' }));
    expect(bot.sent.length).to.equal(before);
  });

  it('goes to one of two who take it at once, and the other is told', async () => {
    const { ticket } = await handOver();
    const both = await Promise.all(
      ['Jörg', 'Ayşe'].map((name) => press(cardOfSent(ticket), texte.knopf_uebernehmen, inChannel(threadId(), name))),
    );
    const told = both.filter((card) => /war schneller/.test(String(card.speak)));
    expect(told).to.have.length(1);
  });

  it('does not send a second answer of the card, and gives the words back', async () => {
    const { ticket } = await handOver();
    await press(cardOfSent(ticket), texte.knopf_antworten, inChannel(threadId()), 'Zwei Wochen.');
    const late = await press(cardOfSent(ticket), texte.knopf_antworten, inChannel(threadId(), 'Ayşe'), 'Drei Wochen.');
    expect(late.speak).to.include('Jörg').and.include('Drei Wochen.').and.include('ging nicht hinaus');
    await bot.postman.poke();
    expect(bot.sent.filter((s) => spoken(s).includes(texte.antwort_mensch_hinweis))).to.have.length(1);
  });

  it('can be given back', async () => {
    const { ticket } = await handOver();
    const taken = await press(cardOfSent(ticket), texte.knopf_uebernehmen, inChannel(threadId()));
    expect((await press(taken, texte.knopf_freigeben, inChannel(threadId()))).speak).to.include(texte.ticket_offen);
  });

  it('is not sent twice when the button is pressed twice', async () => {
    const { done } = await handOver();
    await bot.post(activity('message-personal', { text: GAP }));
    const confirm = await press(cardOfSent(bot.sent.at(-1)), texte.knopf_fachstelle, asker());
    const again = await press(confirm, texte.knopf_senden, asker(), GAP);
    expect(again.speak).to.equal(done.speak);
    await bot.postman.poke();
    expect(bot.sent.filter((s) => s.path === '/v3/conversations')).to.have.length(1);
  });

  it('cannot be answered from outside the channel', async () => {
    const { ticket } = await handOver();
    const card = await press(cardOfSent(ticket), texte.knopf_antworten, asker(), 'Ich bin die Fachstelle.');
    expect(card.speak).to.equal(texte.ticket_fremd);
    await bot.postman.poke();
    expect(bot.sent.some((s) => spoken(s).includes('Ich bin die Fachstelle.'))).to.equal(false);
  });

  it('is kept and tried again where the channel does not take it; the person is told once', async () => {
    bot.statusOf = (path) => (path === '/v3/conversations' ? 403 : 201);
    const { done } = await handOver();
    expect(done.speak).to.include(texte.fachstelle_gesendet);
    for (let i = 0; i < 4; i++) {
      await dueNow();
      await bot.postman.poke();
    }
    expect(
      bot.sent.filter((s) => spoken(s).includes('noch nicht erreicht')),
      JSON.stringify(bot.logged),
    ).to.have.length(1);
    expect(JSON.stringify(bot.logged)).to.include('HTTP 403').and.not.include(GAP);
    bot.statusOf = () => 201;
    await dueNow();
    await bot.postman.poke();
    expect(spoken(bot.sent.at(-1))).to.include(GAP);
  });

  it('lives on where somebody deleted its card', async () => {
    const { ticket } = await handOver();
    bot.statusOf = (path) => (path.includes(`/activities/${threadId()}`) ? 404 : 201);
    const card = await press(cardOfSent(ticket), texte.knopf_antworten, inChannel(threadId()), 'Zwei Wochen.');
    expect(card.speak).to.include('Beantwortet von Jörg');
    await bot.postman.poke();
    expect(spoken(bot.sent.at(-1)), JSON.stringify(bot.problems())).to.include('Zwei Wochen.');
    expect(await bot.database.all('SELECT * FROM outbox')).to.deep.equal([]);
  });

  it('tells the channel where the person cannot be reached', async () => {
    const { ticket } = await handOver();
    bot.statusOf = (path) => (path.includes('personal-1') ? 403 : 201);
    await press(cardOfSent(ticket), texte.knopf_antworten, inChannel(threadId()), 'Zwei Wochen.');
    for (let i = 0; i < 4; i++) {
      await dueNow();
      await bot.postman.poke();
    }
    expect(bot.sent.filter((s) => spoken(s).includes('noch nicht erreicht'))).to.have.length(1);
  });

  it('stays in the field where the store is out of order', async () => {
    await bot.post(activity('message-personal', { text: GAP }));
    const confirm = await press(cardOfSent(bot.sent[0]), texte.knopf_fachstelle, asker());
    await bot.database.close();
    const card = await press(confirm, texte.knopf_senden, asker(), 'Meine Worte');
    expect(JSON.stringify(card)).to.include('Meine Worte').and.include(texte.fachstelle_gescheitert);
  });

  it('is forgotten after its time, and its card says so', async () => {
    const { ticket } = await handOver();
    await tidy(bot.database, Date.now() + 91 * DAY);
    const card = await press(cardOfSent(ticket), texte.knopf_uebernehmen, inChannel(threadId()));
    expect(card.speak).to.equal(texte.ticket_weg);
  });
});

describe('a bot without a channel', () => {
  it('says so when an old button is pressed', async () => {
    const bot = await startHarness();
    const value = {
      action: { type: 'Action.Execute', verb: 'lotse', data: { v: knowledge.version, action: { do: 'ticket-take', id: 'a'.repeat(24) } } },
    };
    const body = (await (await bot.post(activity('execute-start-dialog', { value }))).json()) as { value: Card };
    expect(body.value.speak).to.equal(texte.fachstelle_keine);
    await bot.stop();
  });
});
