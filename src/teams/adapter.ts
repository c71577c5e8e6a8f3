/** The SDK's adapter, opened so that our server decides what a failure looks like from outside. */
import { TeamsAdapter } from '@microsoft/teams-ai';
import { type Activity, ConfigurationServiceClientCredentialFactory, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { Envelope } from './activity.js';

/** The bot's identity at Microsoft. Without one, authentication is off: only for a server bound to loopback. */
export interface Credentials {
  readonly appId: string;
  readonly type: 'SingleTenant' | 'UserAssignedMSI';
  readonly tenantId: string;
  readonly password?: string;
}

export class LotseAdapter extends TeamsAdapter {
  constructor(credentials?: Credentials) {
    super(
      credentials ? { MicrosoftAppId: credentials.appId, MicrosoftAppTenantId: credentials.tenantId } : {},
      new ConfigurationServiceClientCredentialFactory({
        MicrosoftAppId: credentials?.appId ?? '',
        MicrosoftAppPassword: credentials?.password ?? '',
        MicrosoftAppType: credentials?.type ?? 'MultiTenant',
        MicrosoftAppTenantId: credentials?.tenantId ?? '',
      }),
    );
  }

  /**
   * Authenticates and runs one turn.
   * @returns the answer to an invoke, or `undefined`
   * @throws AuthenticationError or JsonWebTokenError for a token that does not hold
   */
  async handle(
    authorization: string,
    envelope: Envelope,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    // The SDK wants dates; ours are not read by anybody, so a malformed one is simply left out.
    const { timestamp, localTimestamp: _, ...rest } = envelope;
    const date = new Date(timestamp ?? '');
    const activity = { ...rest, ...(Number.isNaN(date.getTime()) ? {} : { timestamp: date }) } as unknown as Activity;
    return (await this.processActivity(authorization, activity, logic)) ?? undefined;
  }
}

/** Whether an error of the SDK means "this token does not hold". */
export function isTokenError(error: unknown): boolean {
  return (
    error instanceof Error && ['AuthenticationError', 'JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError'].includes(errorName(error))
  );
}

/** The SDK's own class sets no name. */
function errorName(error: Error): string {
  return error.name === 'Error' ? error.constructor.name : error.name;
}
