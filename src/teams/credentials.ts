/** How the bot proves itself at Microsoft: a secret, a certificate or a managed identity. Tokens are the SDK's business. */
import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { CertificateServiceClientCredentialsFactory } from 'botframework-connector';
import { tokensOf } from './authentication.js';
import type { TokenSource } from './connector.js';

/** The bot's identity at Microsoft. */
export interface Credentials {
  readonly appId: string;
  readonly type: 'SingleTenant' | 'UserAssignedMSI';
  readonly tenantId: string;
  readonly password?: string;
  /** both as PEM */
  readonly certificate?: { readonly certificate: string; readonly privateKey: string };
}

/** Where tokens for the Bot Connector come from. @throws Error for a certificate that is none */
export function tokenSource({ appId, type, tenantId, password, certificate }: Credentials): TokenSource {
  const factory = certificate
    ? new CertificateServiceClientCredentialsFactory(appId, certificate.certificate, certificate.privateKey, tenantId)
    : new ConfigurationServiceClientCredentialFactory({
        MicrosoftAppId: appId,
        MicrosoftAppPassword: password ?? '',
        MicrosoftAppType: type,
        MicrosoftAppTenantId: tenantId,
      });
  return tokensOf(factory, appId);
}
