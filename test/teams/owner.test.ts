/** Two people in one group: each moves only the own dialog, and nobody's card is taken away. */
import { expect } from 'chai';
import { ownedCard } from '../../src/teams/owner.js';
import { everyReply } from '../cards/replies.js';
import { cardOf, ofType } from '../cards/support.js';
import { knowledge } from '../support.js';
import { activity, type Harness, type Sent, spoken, startHarness } from './support.js';

const { texte } = knowledge.sprache;
const { conversation } = activity('message-group-mention');
const AYLIN = { id: '29:1aylin', name: 'Aylin Yıldız' };
const JOERG = { id: '29:1joerg', name: 'Jörg Brinkmann' };
const CARD = '1700000000099';

interface Answer {
  readonly type: string;
  readonly value: string | { readonly speak: string };
}
type Button = { readonly data: { readonly action: { readonly do: string }; readonly von?: string } };

describe('a card in a group', () => {
  let bot: Harness;
  beforeEach(async () => {
    bot = await startHarness();
  });
  afterEach(() => bot.stop());

  const say = (from: object, text: string) => bot.post(activity('message-group-mention', { from, text: `<at>Erlass-Lotse</at> ${text}` }));
  /** The button of a sent card that does this. */
  const button = (sent: Sent | undefined, what: string) =>
    (ofType(sent?.activity.attachments?.[0]?.content, 'Action.Execute') as unknown as Button[]).find(({ data }) => data.action.do === what);
  const execute = async (from: object, { data }: Button, wert?: string) => {
    const value = { action: { type: 'Action.Execute', verb: 'lotse', data: { ...data, ...(wert ? { wert } : {}) } } };
    return (await (await bot.post(activity('execute-start-dialog', { conversation, from, replyToId: CARD, value }))).json()) as Answer;
  };
  const submit = (from: object, { data }: Button, wert?: string) =>
    bot.post(activity('submit-answer', { conversation, from, value: { ...data, ...(wert ? { wert } : {}) } }));
  /** Aylin's first question, and the button that answers it. */
  const begun = async (): Promise<Button> => {
    await say(AYLIN, 'Eignung prüfen');
    return button(bot.sent[0], 'answer') as Button;
  };

  it('is moved by the one who started, for everybody', async () => {
    const answer = await execute(AYLIN, await begun(), 'fh-diplom-bachelor-master');
    expect((answer.value as { speak: string }).speak).to.include('Welche Inhalte hatte das Studium?');
    await bot.settled();
    expect(spoken(bot.edited[0])).to.include('Welche Inhalte hatte das Studium?');
    // The next card is hers too.
    expect(button(bot.edited[0], 'answer')?.data.von).to.match(/^[\w-]{8}$/);
  });

  it('stays where it is when a colleague presses, who reads why', async () => {
    const answer = await execute(JOERG, await begun(), 'fh-diplom-bachelor-master');
    expect(answer).to.deep.equal({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: texte.gruppe_fremde_pruefung,
    });
    expect([bot.sent.length, bot.edited.length]).to.deep.equal([1, 0]);
  });

  it('is not moved by the Submit of an old client either', async () => {
    await submit(JOERG, await begun(), 'fh-diplom-bachelor-master');
    expect(spoken(bot.sent[1])).to.include(texte.gruppe_fremde_pruefung);
    await submit(AYLIN, button(bot.sent[0], 'answer') as Button, 'fh-diplom-bachelor-master');
    expect(spoken(bot.sent[2])).to.include('Welche Inhalte hatte das Studium?');
  });

  it('lets the colleague begin a dialog of the own beside it, and both go on', async () => {
    await begun();
    await say(JOERG, 'Eignung prüfen');
    const his = button(bot.sent[1], 'answer') as Button;
    expect((await execute(JOERG, his, 'anderer-hochschulabschluss')).type).to.include('card.adaptive');
    expect((await execute(AYLIN, his, 'anderer-hochschulabschluss')).value).to.equal(texte.gruppe_fremde_pruefung);
    expect((await execute(AYLIN, button(bot.sent[0], 'answer') as Button, 'fh-diplom-bachelor-master')).type).to.include('card.adaptive');
  });

  it('opens what a colleague wants to see in a new message that is theirs', async () => {
    await say(AYLIN, 'Wer genehmigt meinen Urlaub?');
    const open = button(bot.sent[0], 'topic') ?? (button(bot.sent[0], 'start-dialog') as Button);
    expect(await execute(JOERG, open)).to.include({ value: texte.gruppe_darunter });
    expect([bot.sent.length, bot.edited.length]).to.deep.equal([2, 0]);
    expect(button(bot.sent[1], open.data.action.do)?.data.von).not.to.equal(open.data.von);
  });

  it('that greets the team belongs to nobody: it stays for the next one', async () => {
    await bot.post(activity('installation-add', { conversation }));
    const start = button(bot.sent[0], 'start-dialog') as Button;
    expect(start.data.von).to.equal(undefined);
    expect(await execute(AYLIN, start)).to.include({ value: texte.gruppe_darunter });
    expect([bot.sent.length, bot.edited.length]).to.deep.equal([2, 0]);
  });

  it('with a forged mark is no button of ours', async () => {
    const { data } = await begun();
    const answer = await execute(AYLIN, { data: { ...data, von: '<script>' } });
    expect(answer.value).to.equal(texte.gruppe_darunter);
    expect(spoken(bot.sent[1])).to.include(texte.knopf_kaputt);
  });

  it('still fits into 28 KB where it is largest', () => {
    const envelope = activity('message-group-mention') as unknown as Parameters<typeof ownedCard>[0];
    const size = ({ reply }: (typeof everyReply)[number]) => JSON.stringify(reply).length;
    for (const { name, reply } of [...everyReply].sort((a, b) => size(b) - size(a)).slice(0, 100))
      expect(Buffer.byteLength(JSON.stringify(ownedCard(envelope, cardOf(reply)))), name).to.be.below(28 * 1024);
  });
});

describe('a card in a personal chat', () => {
  it('carries no mark, and works for the person as ever', async () => {
    const bot = await startHarness();
    await bot.post(activity('message-personal', { text: 'Eignung prüfen' }));
    expect(JSON.stringify(bot.sent[0])).not.to.include('"von"');
    await bot.stop();
  });
});
