/** A bare echo bot on the same stack: teams-ai on restify and the CloudAdapter. The yardstick for our own share of time and memory. */
import { Application, TeamsAdapter } from '@microsoft/teams-ai';
import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import restify from 'restify';

const adapter = new TeamsAdapter({}, new ConfigurationServiceClientCredentialFactory({}));
const app = new Application({ adapter, startTypingTimer: false });
app.activity('message', async (context) => {
  await context.sendActivity(`echo: ${context.activity.text}`);
});
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
  await adapter.process(request as never, response as never, (context) => app.run(context) as unknown as Promise<void>);
});
server.get('/healthz', async (_request: restify.Request, response: restify.Response) => {
  response.send(200, {});
});
server.listen(Number(process.argv[2]), '127.0.0.1');
