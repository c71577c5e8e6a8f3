/**
 * The Bot Connector's REST interface, as far as the bot uses it (learn.microsoft.com/azure/bot-service/rest-api,
 * "API reference"). In place of the SDK's client: that one costs as much as a whole turn, drops the properties of
 * `entities` and cannot be told whom not to call.
 */
import type { Activity, ConversationParameters, ConversationResourceResponse, ResourceResponse } from 'botbuilder';
import { NO_TRACES, type Tracer } from '../service/tracing.js';
import { type JsonAnswer, type JsonRequest, requestJson } from './http.js';
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
  /** absent: no traces. Its ids are not sent along: they are nothing to Microsoft. */
  readonly tracer?: Tracer;
}

/** A message on its way, and how often it was sent. */
type Tried = Pick<JsonRequest, 'method' | 'url' | 'body'> & Partial<Pick<JsonRequest, 'patience'>> & { calls: number };

/** Milliseconds for one attempt. */
const PATIENCE_MS = 10_000;

/** Conversations of one service. The names are the SDK's: its TurnContext calls them. */
export class Conversations {
  private readonly base: string;
  private readonly host: string;
  private readonly name: string;

  /** @throws Error for a service that may not be called: nothing, and above all no token, goes there */
  constructor(
    private readonly parts: ConnectorParts,
    serviceUrl: string,
  ) {
    if (!isAllowedService(serviceUrl, parts.serviceHosts)) throw new Error('The service is not one of SERVICE_HOSTS');
    this.base = serviceUrl.replace(/\/+$/, '');
    const { host, hostname } = new URL(serviceUrl);
    this.host = host;
    this.name = hostname;
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

  /** One look, without a queue and without another try: somebody waits for the answer to more than this. */
  lookAtMember(conversationId: string, memberId: string, patience: number): Promise<unknown> {
    const url = this.urlOf(conversationId, `/members/${encodeURIComponent(memberId)}`);
    return this.attempt({ method: 'GET', url, patience, calls: 0 });
  }

  createConversation(parameters: Partial<ConversationParameters>): Promise<ConversationResourceResponse> {
    const request: Tried = { method: 'POST', url: `${this.base}/v3/conversations`, body: parameters, calls: 0 };
    return this.parts.sending.run('', this.host, () => this.attempt<ConversationResourceResponse>(request));
  }

  private send<T>(method: JsonRequest['method'], conversationId: string, path: string, body?: unknown): Promise<T> {
    const request: Tried = { method, url: this.urlOf(conversationId, path), body, calls: 0 };
    return this.parts.sending.run(`${this.host} ${conversationId}`, this.host, () => this.attempt<T>(request));
  }

  private urlOf(conversationId: string, path: string): string {
    return `${this.base}/v3/conversations/${encodeURIComponent(conversationId)}${path}`;
  }

  /** One attempt; a refused token is renewed once. */
  private async attempt<T>(request: Tried): Promise<T> {
    const first = await this.call(request, false);
    const { status, body, retryAfter } = first.status === 401 ? await this.call(request, true) : first;
    if (status >= 200 && status < 300) return (body ?? {}) as T;
    throw new ConnectorError(status, errorCode(body), retryAfter);
  }

  private call(request: Tried, fresh: boolean): Promise<JsonAnswer> {
    const { tracer = NO_TRACES } = this.parts;
    const attributes = { 'http.request.method': request.method, 'server.address': this.name, 'lotse.attempt': ++request.calls };
    return tracer.span('connector', attributes, async () => {
      const answer = await this.callOnce(request, fresh);
      tracer.note({ 'http.response.status_code': answer.status });
      if (answer.status >= 400) tracer.fail(String(answer.status));
      return answer;
    });
  }

  private async callOnce({ method, url, body, patience = PATIENCE_MS }: Tried, fresh: boolean): Promise<JsonAnswer> {
    const token = await this.parts.token(fresh).catch((error: unknown) => {
      throw new TokenError('No token for the connector', { cause: error });
    });
    const start = performance.now();
    let status = 0;
    try {
      const answer = await requestJson({ method, url, body, ...(token ? { token } : {}), patience });
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
