/**
 * The SDK's adapter asks this object who somebody is and whom it talks to. Tokens are verified before (`admission.ts`),
 * so its own checks, which are weaker, are switched off here and nothing can fall back to them.
 */
import {
  type AppCredentials,
  type AuthenticateRequestResult,
  BotFrameworkAuthentication,
  ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  type ServiceClientCredentialsFactory,
  type UserTokenClient,
} from 'botframework-connector';
import type { JWTPayload } from 'jose';
import { type ConnectorParts, Conversations, type TokenSource } from './connector.js';

/** The scope of tokens for the connector. */
const SCOPE = 'https://api.botframework.com';
const LOGIN = 'https://login.microsoftonline.com/';

export class LotseAuthentication extends BotFrameworkAuthentication {
  private readonly factory: ConnectorFactory;

  constructor(connector: ConnectorParts) {
    super();
    this.factory = new LotseConnectorFactory(connector);
  }

  /** What the adapter needs to know of a request that was let in. */
  admitted(claims: JWTPayload): AuthenticateRequestResult {
    const identity = Object.entries(claims).map(([type, value]) => ({ type, value: String(value) }));
    return { audience: SCOPE, claimsIdentity: new ClaimsIdentity(identity, true), connectorFactory: this.factory };
  }

  override createConnectorFactory(): ConnectorFactory {
    return this.factory;
  }

  /** Nobody signs in to another service through this bot. */
  override async createUserTokenClient(): Promise<UserTokenClient> {
    return {} as UserTokenClient;
  }

  override authenticateRequest(): Promise<AuthenticateRequestResult> {
    return Promise.reject(new Error('Requests are verified before the adapter'));
  }

  override authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    return Promise.reject(new Error('Streaming is not served'));
  }
}

class LotseConnectorFactory extends ConnectorFactory {
  constructor(private readonly parts: ConnectorParts) {
    super();
  }

  override async create(serviceUrl: string): Promise<ConnectorClient> {
    return { conversations: new Conversations(this.parts, serviceUrl) } as unknown as ConnectorClient;
  }
}

/** A token of the SDK's credentials, kept until shortly before its end; all who wait for a new one get the same. */
export function tokensOf(credentials: ServiceClientCredentialsFactory, appId: string): TokenSource {
  let asked: Promise<string> | undefined;
  return async (fresh) => {
    asked ??= (async () => {
      const made = (await credentials.createCredentials(appId, SCOPE, LOGIN, true)) as AppCredentials;
      return made.getToken(fresh);
    })().finally(() => {
      asked = undefined;
    });
    return asked;
  };
}
