/**
 * `node secured-bot.js PORT STORAGE ISSUER`: the bot as `main.ts` puts it together, but with a local issuer and token
 * endpoint in place of Microsoft's, whose addresses no setting changes.
 */
import { CARDS_FOLDER } from '../src/paths.js';
import { openAssistant } from '../src/prepared.js';
import { createLog } from '../src/service/log.js';
import { openDatabase } from '../src/storage/open.js';
import { Recorder } from '../src/storage/recorder.js';
import { assemble } from '../src/teams/assemble.js';
import { readCardTemplates } from '../src/teams/card-files.js';
import { startServer } from '../src/teams/server.js';
import { APP_ID, localTokens, localVerifier, TENANT } from '../test/teams/issuer.js';

const [port, storage = 'sqlite::memory:', issuer = ''] = process.argv.slice(2);
const assistant = await openAssistant();
const database = await openDatabase(storage);
const log = createLog('info');
const parts = assemble({
  assistant: () => assistant,
  templates: await readCardTemplates(CARDS_FOLDER),
  database,
  usage: new Recorder(database, log),
  log,
  version: '0.0.0',
  storeTexts: false,
  serviceHosts: ['127.0.0.1'],
  secured: { appId: APP_ID, verifier: localVerifier(issuer), token: localTokens(issuer), tenants: [TENANT], allowGuests: false },
});
await startServer(parts, '127.0.0.1', Number(port));
