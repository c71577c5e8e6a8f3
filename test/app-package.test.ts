/** The Teams app package: limits of the manifest, and two languages that say the same. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { z } from 'zod/v4';
import { NEW_SESSION } from '../src/conversation/session.js';
import { turn } from '../src/conversation/turn.js';
import { PROJECT_ROOT } from '../src/paths.js';
import { PAGE_PATH } from '../src/web/link.js';
import { assistant, knowledge } from './support.js';

const read = (file: string): unknown => JSON.parse(readFileSync(join(PROJECT_ROOT, file), 'utf8'));

const manifest = z
  .looseObject({
    manifestVersion: z.literal('1.19'),
    version: z.string(),
    name: z.object({ short: z.string().max(30), full: z.string().max(100) }),
    description: z.object({ short: z.string().max(80), full: z.string().max(4_000) }),
    staticTabs: z
      .array(
        z.strictObject({
          entityId: z.string(),
          name: z.string().max(128),
          contentUrl: z.string(),
          websiteUrl: z.string(),
          scopes: z.array(z.string()),
        }),
      )
      .max(16),
    validDomains: z.array(z.string()),
    localizationInfo: z.looseObject({ defaultLanguageTag: z.literal('de') }),
    bots: z.array(
      z.looseObject({
        scopes: z.array(z.string()),
        commandLists: z
          .array(
            z.object({
              scopes: z.array(z.string()),
              commands: z.array(z.object({ title: z.string().max(32), description: z.string().max(128) })).max(10),
            }),
          )
          .max(3),
      }),
    ),
  })
  .parse(read('appPackage/manifest.json'));
const commands = manifest.bots.flatMap((b) => b.commandLists.flatMap((l) => l.commands));

describe('the app package', () => {
  it('has the version of the project', () => expect(manifest.version).to.equal((read('package.json') as { version: string }).version));

  it('has a name that the store allows', () => expect(manifest.name.short).not.to.match(/teams|chat|help/i));

  it('lists commands that the bot understands', () => {
    for (const { title } of commands) {
      const [reply] = turn(assistant, NEW_SESSION, { type: 'message', text: title }).replies;
      expect(['question', 'checklist', 'nummer', 'smalltalk'], title).to.include(reply?.kind);
    }
    const { dialoge } = knowledge.sprache.beispiele;
    for (const id of dialoge) expect(commands.map((c) => c.title)).to.include(knowledge.dialoge.get(id)?.knopf);
    expect(commands.map((c) => c.title)).to.include(knowledge.sprache.texte.knopf_mehr);
  });

  it('offers the page with the text as a tab, from a domain that it declares', () => {
    const [tab] = manifest.staticTabs;
    expect(tab?.scopes).to.deep.equal(['personal']);
    for (const address of [tab?.contentUrl, tab?.websiteUrl]) expect(address).to.equal(`https://\${{BOT_DOMAIN}}${PAGE_PATH}`);
    expect(manifest.validDomains).to.deep.equal(['${{BOT_DOMAIN}}']);
    const texts = (tag: string) => read(`appPackage/${tag}.json`) as Record<string, string>;
    expect(texts('de')['staticTabs[0].name']).to.equal(tab?.name);
    expect(texts('en')['staticTabs[0].name']).to.be.a('string');
  });

  it('is filled from settings that both environments have', () => {
    const places = new Set(readFileSync(join(PROJECT_ROOT, 'appPackage', 'manifest.json'), 'utf8').match(/(?<=\$\{\{)\w+(?=\}\})/g));
    expect(places).to.include('BOT_DOMAIN');
    for (const file of ['.env.dev', '.env.local']) {
      const text = readFileSync(join(PROJECT_ROOT, 'env', file), 'utf8');
      const values = new Map([...text.matchAll(/^(\w+)=(.*)$/gm)].map((m) => [m[1], m[2]]));
      for (const place of places) expect(values.has(place), `${place} in ${file}`).to.equal(true);
      expect(values.get('BOT_ENDPOINT'), file).to.equal(`https://${values.get('BOT_DOMAIN')}`);
    }
  });

  it('is localised in both languages, key for key', () => {
    const [de, en] = ['de', 'en'].map((tag) => read(`appPackage/${tag}.json`) as Record<string, string>);
    expect(Object.keys(de ?? {})).to.deep.equal(Object.keys(en ?? {}));
    expect(de).to.include({
      'name.short': manifest.name.short,
      'description.short': manifest.description.short,
      'description.full': manifest.description.full,
    });
    commands.forEach((command, i) => {
      // A command is typed into the chat, so it stays German in every language.
      const key = `bots[0].commandLists[0].commands[${i}]`;
      for (const texts of [de, en]) expect(texts?.[`${key}.title`]).to.equal(command.title);
      expect(de?.[`${key}.description`]).to.be.a('string');
      expect(en?.[`${key}.description`]).not.to.equal(de?.[`${key}.description`]);
    });
  });

  it('has icons of the right size', () => {
    for (const [file, size] of [
      ['color', 192],
      ['outline', 32],
    ] as const) {
      const png = readFileSync(join(PROJECT_ROOT, 'appPackage', `${file}.png`));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)], file).to.deep.equal([size, size]);
    }
  });
});
