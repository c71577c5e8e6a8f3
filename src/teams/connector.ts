/**
 * The Bot Connector's REST interface, as far as the bot uses it (learn.microsoft.com/azure/bot-service/rest-api,
 * "API reference"). In place of the SDK's client: that one costs as much as a whole turn, drops the properties of
 * `entities` and cannot be told whom not to call.
 */
import type { Activity, ConversationParameters, ConversationResourceResponse, ResourceResponse } from 'botbuilder';
import { type JsonRequest, requestJson } from './http.js';
import { ConnectorError, type Sending, TokenError } from './sending.js';
import { isAllowedService } from './service-hosts.js';

/** Gets a token for the connector; `fresh` where the last one was refused. */
export type TokenSource = (fresh: boolean) => Promise<string | undefined>;

export interface ConnectorParts {
  readonly sending: Sending;
  readonly token: TokenSource;
  readonly serviceHosts: readonly string[];
  /** told about each answer, or its absence (status 0), with the milliseconds it took */
  readonly onAnswer?: (status: number, milliseconds: number) => void;
}

/** Milliseconds for one attempt. */
const PATIENCE_MS = 10_000;

/** Conversations of one service. The names are the SDK's: its TurnContext calls them. */
export class Conversations {
  private readonly base: string;
  private readonly host: string;

  /** @throws Error for a service that may not be called: nothing, and above all no token, goes there */
  constructor(
    private readonly parts: ConnectorParts,
    serviceUrl: string,
  ) {
    if (!isAllowedService(serviceUrl, parts.serviceHosts)) throw new Error('The service is not one of SERVICE_HOSTS');
    this.base = serviceUrl.replace(/\/+$/, '');
    this.host = new URL(serviceUrl).host;
  }

  sendToConversation(conversationId: string, activity: Partial<Activity>): Promise<ResourceResponse> {
    return this.send<ResourceResponse>('POST', conversationId, '/activities', activity);
  }

  replyToActivity(conversationId: string, activityId: string, activity: Partial<Activity>): Promise<ResourceResponse> {
    return this.send<ResourceResponse>('POST', conversationId, `/activities/${encodeURIComponent(activityId)}`, activity);
  }

  updateActivity(conversationId: string, activityId: string, activity: Partial<Activity>): Promise<ResourceResponse> {
    return this.send<ResourceResponse>('PUT', conversationId, `/activities/${encodeURIComponent(activityId)}`, activity);
  }

  deleteActivity(conversationId: string, activityId: string): Promise<unknown> {
    return this.send('DELETE', conversationId, `/activities/${encodeURIComponent(activityId)}`);
  }

  getConversationMember(conversationId: string, memberId: string): Promise<unknown> {
    return this.send('GET', conversationId, `/members/${encodeURIComponent(memberId)}`);
  }

  createConversation(parameters: Partial<ConversationParameters>): Promise<ConversationResourceResponse> {
    const request = { method: 'POST', url: `${this.base}/v3/conversations`, body: parameters } as const;
    return this.parts.sending.run('', this.host, () => this.attempt<ConversationResourceResponse>(request));
  }

  private send<T>(method: JsonRequest['method'], conversationId: string, path: string, body?: unknown): Promise<T> {
    const url = `${this.base}/v3/conversations/${encodeURIComponent(conversationId)}${path}`;
    return this.parts.sending.run(`${this.host} ${conversationId}`, this.host, () => this.attempt<T>({ method, url, body }));
  }

  /** One attempt; a refused token is renewed once. */
  private async attempt<T>(request: Omit<JsonRequest, 'token' | 'patience'>): Promise<T> {
    const first = await this.call(request, false);
    const { status, body, retryAfter } = first.status === 401 ? await this.call(request, true) : first;
    if (status >= 200 && status < 300) return (body ?? {}) as T;
    throw new ConnectorError(status, errorCode(body), retryAfter);
  }

  private async call(request: Omit<JsonRequest, 'token' | 'patience'>, fresh: boolean) {
    const token = await this.parts.token(fresh).catch((error: unknown) => {
      throw new TokenError('No token for the connector', { cause: error });
    });
    const start = performance.now();
    let status = 0;
    try {
      const answer = await requestJson({ ...request, ...(token ? { token } : {}), patience: PATIENCE_MS });
      status = answer.status;
      return answer;
    } finally {
      this.parts.onAnswer?.(status, performance.now() - start);
    }
  }
}

function errorCode(body: unknown): string {
  const code = (body as { readonly error?: { readonly code?: unknown } } | undefined)?.error?.code;
  return typeof code === 'string' ? code.slice(0, 60) : '';
}
