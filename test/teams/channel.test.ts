/** A channel of a team: answers stand in the thread, only what mentions the bot is answered, and the team is greeted once. */
import { expect } from 'chai';
import { knowledge } from '../support.js';
import { activity, type Harness, spoken, startHarness } from './support.js';

const { texte } = knowledge.sprache;
const TEAM = '19:kanal@thread.tacv2';
const THREAD = `${TEAM};messageid=1700000000000`;
const conversation = { ...(activity('message-channel-two-mentions').conversation as object), id: THREAD };
/** What Teams tells of the place, whatever the event. */
const channelData = { teamsChannelId: TEAM, teamsTeamId: TEAM, channel: { id: TEAM }, team: { id: TEAM } };
const place = { conversation, channelData };
const team = { conversation: { ...conversation, id: TEAM }, channelData };

describe('a channel', () => {
  let bot: Harness;
  beforeEach(async () => {
    bot = await startHarness();
  });
  afterEach(() => bot.stop());

  const ask = (text: string, changes: object = {}) => bot.post(activity('message-group-mention', { ...place, text, ...changes }));

  it('is answered in the thread, as a reply to the message', async () => {
    await ask('<at>Erlass-Lotse</at> Wer genehmigt meinen Urlaub?');
    const [{ path, activity: reply }] = bot.sent as [Harness['sent'][number]];
    expect(decodeURIComponent(path)).to.equal(`/v3/conversations/${THREAD}/activities/1700000000002`);
    expect(reply).to.deep.include({ replyToId: '1700000000002' });
    expect(reply.conversation?.id).to.equal(THREAD);
  });

  it('is answered in the thread by several messages and after a Submit too', async () => {
    await bot.post(activity('submit-answer', place));
    expect(decodeURIComponent(bot.sent[0]?.path ?? '')).to.include(`/v3/conversations/${THREAD}/activities/`);
  });

  it('is left alone where people speak to each other, also with other mentions', async () => {
    const other = { type: 'mention', text: '<at>Jörg</at>', mentioned: { id: '29:1joerg', name: 'Jörg' } };
    await ask('Wer genehmigt meinen Urlaub?', { entities: [] });
    await ask('<at>Jörg</at> wer genehmigt meinen Urlaub?', { entities: [other] });
    await ask('Wer genehmigt meinen Urlaub?', { entities: null, conversation: { id: '19:gruppe@thread.v2', isGroup: true } });
    expect(bot.sent).to.deep.equal([]);
  });

  it('answers greetings and help in either language, and a mention without words', async () => {
    for (const word of ['Hallo', 'Hi', 'Hello', 'Hilfe', 'Help', 'Start', 'hilfe!', '']) await ask(`<at>Erlass-Lotse</at> ${word}`);
    expect(bot.sent).to.have.length(8);
    for (const sent of bot.sent) expect(spoken(sent)).not.to.equal('');
  });

  it('keeps one dialog for each person and thread', async () => {
    await ask('<at>Erlass-Lotse</at> Eignung prüfen');
    await ask('<at>Erlass-Lotse</at> bachelor', { conversation: { ...conversation, id: `${TEAM};messageid=2` } });
    expect(spoken(bot.sent[1])).not.to.include('Welche Inhalte hatte das Studium?');
    await ask('<at>Erlass-Lotse</at> bachelor');
    expect(spoken(bot.sent[2])).to.include('Welche Inhalte hatte das Studium?');
  });

  it('gets one welcome, whoever joins and whatever happens to the team', async () => {
    await bot.post(activity('conversation-update-bot-only', { ...team, channelData: { ...channelData, eventType: 'teamMemberAdded' } }));
    await bot.post(activity('installation-add', team));
    await bot.post(activity('installation-add', { ...team, action: 'add-upgrade' }));
    await bot.post(activity('conversation-update-personal', team));
    await bot.post(activity('conversation-update-personal', place));
    for (const eventType of ['channelCreated', 'channelDeleted', 'teamRenamed', 'teamArchived'])
      await bot.post(activity('conversation-update-renamed', { ...team, channelData: { ...channelData, eventType } }));
    expect(bot.sent.map(spoken)).to.have.length(1);
    expect(spoken(bot.sent[0])).to.include(texte.begruessung);
  });
});
