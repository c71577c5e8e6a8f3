/** The message extension, over HTTP as Teams calls it. */
import { expect } from 'chai';
import { knowledge } from '../support.js';
import { activity, type Harness, startHarness } from './support.js';

interface ListBody {
  readonly composeExtension: {
    readonly type: string;
    readonly text?: string;
    readonly attachments?: readonly {
      readonly content: { readonly speak: string };
      readonly preview: { readonly content: { title: string; text: string } };
    }[];
  };
}
interface TaskBody {
  readonly task: {
    readonly type: string;
    readonly value: { readonly title: string; readonly card: { readonly content: { readonly speak: string } } };
  };
}

let bot: Harness;
before(async () => {
  bot = await startHarness();
});
after(() => bot.stop());

const call = async (name: string, value: unknown) => {
  const response = await bot.post(activity('invoke-message-extension', { name, value }));
  const text = await response.text();
  return { status: response.status, text };
};
const search = async (query: unknown) => {
  const { status, text } = await call('composeExtension/query', { commandId: 'suche', parameters: [{ name: 'query', value: query }] });
  expect(status).to.equal(200);
  return (JSON.parse(text) as ListBody).composeExtension;
};
const lookUp = async (content: unknown) => {
  const { status, text } = await call('composeExtension/fetchTask', { commandId: 'nachschlagen', messagePayload: { body: { content } } });
  expect(status).to.equal(200);
  return (JSON.parse(text) as TaskBody).task.value.card.content.speak;
};

describe('the search of the message extension', () => {
  it('finds topics as one types, with their Fundstelle and the Wortlaut in the card', async () => {
    const { attachments = [] } = await search('urlaub');
    expect(attachments.length).to.be.greaterThan(2);
    expect(attachments[0]?.preview.content.text).to.match(/^Nr\. 5\.4/);
    expect(attachments[0]?.content.speak).to.include('„Anträge auf Urlaub, Dienstreisen oder Dienstbefreiung');
    for (const { content } of attachments) expect(JSON.stringify(content)).not.to.include('Action.Execute');
  });

  it('finds a Nummer, and the topics in it', async () => {
    const { attachments = [] } = await search('5.4');
    expect(attachments[0]?.preview.content.text).to.equal('Nr. 5.4');
    expect(attachments.length).to.be.greaterThan(2);
  });

  it('shows examples before anything is typed', async () => {
    const { attachments = [] } = JSON.parse(
      (await call('composeExtension/query', { commandId: 'suche', parameters: [{ name: 'initialRun', value: 'true' }] })).text,
    ).composeExtension as ListBody['composeExtension'];
    expect(attachments).to.have.length(knowledge.sprache.beispiele.beispiele.length);
  });

  it('understands a query without a name, as the Playground sends it', async () => {
    const { text } = await call('composeExtension/query', { parameters: [{ value: '5.4' }] });
    expect((JSON.parse(text) as ListBody).composeExtension.attachments?.[0]?.preview.content.text).to.equal('Nr. 5.4');
  });

  it('says so where nothing fits', async () => {
    const { type, text } = await search('5.99');
    expect([type, text]).to.deep.equal(['message', knowledge.sprache.texte.suche_nichts]);
  });

  it('stays calm with odd and with huge input, and keeps each card and the list small', async () => {
    for (const query of ['a'.repeat(100_000), 'Urlaub '.repeat(14_000), '<script>alert(1)</script>', 7, null, { x: 1 }, '\u200b', '???']) {
      const { attachments = [] } = await search(query);
      for (const { content } of attachments) expect(Buffer.byteLength(JSON.stringify(content))).to.be.below(28_000);
      expect(Buffer.byteLength(JSON.stringify(attachments))).to.be.below(85_000);
    }
    for (const value of [null, 7, [], { parameters: 'x' }]) expect((await call('composeExtension/query', value)).status).to.equal(200);
  });
});

describe('looking up a message', () => {
  it('answers the question in it, whatever its markup', async () => {
    expect(await lookUp('<p>Sag mal,&nbsp;<b>wer genehmigt</b> denn<br>meinen Urlaub?</p>'))
      .to.include('Leitung')
      .and.include('5.4');
  });

  it('shows the best result where the bot would ask back', async () => {
    expect(await lookUp('Bewerberin, Bachelor Soziale Arbeit. Mehr hab ich grad nicht auf dem Tisch.')).to.include('5.1');
  });

  it('stays calm with messages that hold nothing', async () => {
    for (const content of ['', null, '<img src=x onerror=alert(1)>', 'x'.repeat(50_000), 7])
      expect(await lookUp(content))
        .to.be.a('string')
        .and.not.equal('');
    for (const value of [null, {}, { messagePayload: 'x' }]) expect((await call('composeExtension/fetchTask', value)).status).to.equal(200);
  });
});

describe('a pasted link to the page', () => {
  const unfurl = async (harness: Harness, url: unknown) =>
    (await (
      await harness.post(activity('invoke-message-extension', { name: 'composeExtension/queryLink', value: { url } }))
    ).json()) as Partial<ListBody>;

  it('becomes the Wortlaut of its place', async () => {
    const harness = await startHarness({ publicUrl: 'https://lotse.example.org' });
    const { composeExtension } = await unfurl(harness, 'https://lotse.example.org/erlass#5.4-s3');
    expect(composeExtension?.attachments?.[0]?.content.speak).to.include('Anträge auf Urlaub, Dienstreisen oder Dienstbefreiung');
    for (const url of [
      'https://lotse.example.org/erlass',
      'https://boese.example.org/erlass#5.4',
      'https://lotse.example.org/erlass#99.9',
      'x'.repeat(90_000),
      7,
    ])
      expect(await unfurl(harness, url)).to.deep.equal({});
    await harness.stop();
  });

  it('is left alone where no page is public', async () => {
    expect(await unfurl(bot, 'https://lotse.example.org/erlass#5.4-s3')).to.deep.equal({});
  });
});
