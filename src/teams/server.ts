/** The HTTP side: health, messages, and the page with the text; nothing else is served. */
import type { AddressInfo } from 'node:net';
import type { Application } from '@microsoft/teams-ai';
import type { Logger } from 'pino';
import restify from 'restify';
import type { Assistant } from '../conversation/assistant.js';
import { isTokenError, type LotseAdapter } from './adapter.js';
import { readActivity } from './body.js';
import { serveErlassPage } from './erlass-page.js';
import { isPlausibleToken } from './token.js';

export interface ServerParts {
  readonly adapter: LotseAdapter;
  readonly bot: Application;
  /** answers the questions that the page with the text is asked */
  readonly assistant: Assistant;
  readonly log: Logger;
  /** what `/healthz` tells besides `ok` */
  readonly health: { readonly knowledge: string; readonly version: string };
  /** present where tokens are required */
  readonly appId?: string;
}

/** A server that listens. */
export interface RunningServer {
  readonly host: string;
  readonly port: number;
  /** Takes no new requests, lets those under way finish, then resolves. */
  stop(): Promise<void>;
}

/**
 * Listens on host and port (0 picks a free one).
 * @throws Error with `code` EADDRINUSE, EACCES … where it cannot
 */
export async function startServer(parts: ServerParts, host: string, port: number): Promise<RunningServer> {
  const server = restify.createServer({ name: 'erlass-lotse' });
  server.get('/healthz', async (_request: restify.Request, response: restify.Response) => {
    response.send(200, { ok: true, ...parts.health });
  });
  serveErlassPage(server, parts.assistant, parts.log);
  server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
    await receive(parts, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
  return { host, port: (server.server.address() as AddressInfo).port, stop: () => stop(server) };
}

/** One activity. Every outcome is a status without inner details; the details stand in the log. */
async function receive(parts: ServerParts, request: restify.Request, response: restify.Response): Promise<void> {
  const { adapter, bot, log, appId } = parts;
  try {
    const body = await readActivity(request);
    if (!body.ok) {
      if (body.status === 413) response.header('Connection', 'close');
      return response.send(body.status, { error: STATUS_TEXT[body.status] });
    }
    const { activity } = body;
    const authorization = request.headers.authorization ?? '';
    if (appId && !isOurs(authorization, activity, appId)) return response.send(401, { error: STATUS_TEXT[401] });
    const answer = await adapter.handle(authorization, activity, async (context) => {
      await bot.run(context);
    });
    if (answer?.body === undefined) response.send(answer?.status ?? 200);
    else response.send(answer.status, answer.body);
  } catch (error) {
    const status = isTokenError(error) ? 401 : 500;
    log[status === 401 ? 'warn' : 'error']({ err: error }, 'Eine Anfrage ist gescheitert');
    if (!response.headersSent) response.send(status, { error: STATUS_TEXT[status] });
  }
}

const STATUS_TEXT = {
  400: 'bad activity',
  401: 'unauthorized',
  413: 'too large',
  415: 'expected application/json',
  500: 'internal',
} as const;

/** A secured bot serves Teams only; other channel names would lead the SDK to other, weaker checks. */
function isOurs(authorization: string, activity: { readonly channelId: string; readonly serviceUrl: string }, appId: string): boolean {
  const now = Math.floor(Date.now() / 1000);
  return activity.channelId === 'msteams' && isPlausibleToken(authorization, { appId, serviceUrl: activity.serviceUrl, now });
}

function stop(server: restify.Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.server.closeIdleConnections?.();
  });
}
