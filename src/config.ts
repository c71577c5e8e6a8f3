/** The settings, read once from the environment. Nothing else reads `process.env`. */
import { z } from 'zod/v4';
import { type TracingSettings, tracingOf, tracingSettings } from './config-tracing.js';
import { GUID, guid, host, list, oneOf, origin, pem, port, portNumber, rate } from './config-values.js';
import { type ReadFile, withSecretFiles } from './secret-files.js';

export interface Config {
  readonly host: string;
  readonly port: number;
  /** absent: no sign-in at Microsoft, only reachable from this machine */
  readonly credentials?: {
    readonly appId: string;
    readonly type: 'SingleTenant' | 'UserAssignedMSI';
    readonly tenantId: string;
    readonly password?: string;
    /** both as PEM, in place of the password */
    readonly certificate?: { readonly certificate: string; readonly privateKey: string };
  };
  /** tenants whose people may talk to the bot, in lower case */
  readonly allowedTenants: readonly string[];
  /** whether guests of these tenants may as well */
  readonly allowGuests: boolean;
  /** hosts the bot may answer to; absent: those of the Bot Connector, or this machine without credentials */
  readonly serviceHosts?: readonly string[];
  /** turns a minute, 0 for any number */
  readonly rates: { readonly person: number; readonly tenant: number };
  /** where numbers for Prometheus are served; absent: nowhere */
  readonly metrics?: { readonly host: string; readonly port: number };
  /** where traces go, and which; absent: none are made */
  readonly tracing?: TracingSettings;
  /** file that holds the id of the running process */
  readonly pidFile?: string;
  /** origin under which people reach this server, without a slash at its end; absent: cards link to nothing */
  readonly publicUrl?: string;
  /** `sqlite:FILE` or `postgres://…` */
  readonly storageUrl: string;
  /** whether the texts of questions without an answer are kept for the maintainers */
  readonly storeTexts: boolean;
  /** people who answer where the assistant cannot: a channel of Teams with the address of its service, or an address for mails */
  readonly human?:
    | { readonly kind: 'channel'; readonly channel: string; readonly serviceUrl: string }
    | { readonly kind: 'mail'; readonly address: string };
  /** host names, besides those of Microsoft, to which files may be uploaded for people */
  readonly uploadHosts: readonly string[];
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** whether to start the local Playground; never with credentials */
  readonly playground: boolean;
  readonly playgroundPort: number;
  /** whether somebody sits in front of a screen where a browser can open */
  readonly display: boolean;
  /** handed on to the Playground process */
  readonly environment: Environment;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Thrown with every wrong setting at once, in German. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(['Die Einstellungen stimmen nicht:', ...problems.map((p) => `- ${p}`)].join('\n'));
  }
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/;

const settings = z.object({
  HOST: host('HOST'),
  PORT: port('PORT', 3978),
  MICROSOFT_APP_ID: guid('MICROSOFT_APP_ID'),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  MICROSOFT_APP_TENANT_ID: guid('MICROSOFT_APP_TENANT_ID'),
  MICROSOFT_APP_TYPE: oneOf('MICROSOFT_APP_TYPE', ['SingleTenant', 'UserAssignedMSI'], 'SingleTenant'),
  MICROSOFT_APP_CERTIFICATE: pem('MICROSOFT_APP_CERTIFICATE', /-----BEGIN CERTIFICATE-----/),
  MICROSOFT_APP_PRIVATE_KEY: pem('MICROSOFT_APP_PRIVATE_KEY', /-----BEGIN (?:RSA )?PRIVATE KEY-----/),
  ALLOWED_TENANTS: list(GUID, 'ALLOWED_TENANTS muss aus Kennungen wie 00000000-0000-0000-0000-000000000000 bestehen, mit Komma getrennt.'),
  ALLOW_GUESTS: oneOf('ALLOW_GUESTS', ['on', 'off'], 'off'),
  SERVICE_HOSTS: list(
    /^(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/,
    'SERVICE_HOSTS muss aus Rechnernamen wie smba.trafficmanager.net oder *.botframework.com bestehen, mit Komma getrennt.',
  ),
  RATE_PERSON: rate('RATE_PERSON', 60),
  RATE_TENANT: rate('RATE_TENANT', 3_000),
  METRICS_HOST: host('METRICS_HOST'),
  METRICS_PORT: portNumber('METRICS_PORT').optional(),
  ...tracingSettings,
  PID_FILE: z.string().optional(),
  PUBLIC_URL: origin('PUBLIC_URL'),
  STORAGE_URL: z
    .string()
    .regex(/^(?:sqlite:.+|postgres(?:ql)?:\/\/.+)$/, 'STORAGE_URL muss mit „sqlite:“ und einem Pfad oder mit „postgres://“ beginnen.')
    .refine(
      (url) => !url.startsWith('postgres') || URL.canParse(url),
      'STORAGE_URL ist keine gültige Adresse. Sonderzeichen im Kennwort gehören als Prozentzeichen hinein, „#“ zum Beispiel als „%23“.',
    )
    .default('sqlite:.data/lotse.db'),
  STORE_TEXTS: oneOf('STORE_TEXTS', ['on', 'off'], 'off'),
  FACHSTELLE_CHANNEL: z
    .string()
    .regex(/^19:[\w.@-]{5,200}$/, 'FACHSTELLE_CHANNEL muss die Kennung eines Kanals wie 19:…@thread.tacv2 sein.')
    .optional(),
  FACHSTELLE_SERVICE_URL: z
    .url({ protocol: /^https?$/, error: 'FACHSTELLE_SERVICE_URL muss eine Adresse wie https://smba.trafficmanager.net/teams/ sein.' })
    .default('https://smba.trafficmanager.net/teams/'),
  FACHSTELLE_MAIL: z.email('FACHSTELLE_MAIL muss eine E-Mail-Adresse sein.').optional(),
  UPLOAD_HOSTS: list(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, 'UPLOAD_HOSTS muss aus Rechnernamen bestehen, mit Komma getrennt.'),
  LOG_LEVEL: oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
  PLAYGROUND: oneOf('PLAYGROUND', ['auto', 'off'], 'auto'),
  PLAYGROUND_PORT: port('PLAYGROUND_PORT', 56_150),
});

/**
 * Parses the settings. Empty values count as absent.
 * @throws ConfigError with every problem at once
 */
export function parseConfig(environment: Environment, readFile?: ReadFile): Config {
  const { values, problems: unreadable } = withSecretFiles(environment, readFile);
  const given = Object.fromEntries(Object.keys(settings.shape).flatMap((key) => (values[key]?.trim() ? [[key, values[key]?.trim()]] : [])));
  const parsed = settings.safeParse(given);
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
  const problems = [...new Set([...unreadable, ...wrong, ...combinations(given)])];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const { data } = parsed;
  const credentials = data.MICROSOFT_APP_ID && {
    appId: data.MICROSOFT_APP_ID,
    type: data.MICROSOFT_APP_TYPE,
    tenantId: data.MICROSOFT_APP_TENANT_ID ?? '',
    ...(data.MICROSOFT_APP_PASSWORD ? { password: data.MICROSOFT_APP_PASSWORD } : {}),
    ...(data.MICROSOFT_APP_CERTIFICATE && data.MICROSOFT_APP_PRIVATE_KEY
      ? { certificate: { certificate: data.MICROSOFT_APP_CERTIFICATE, privateKey: data.MICROSOFT_APP_PRIVATE_KEY } }
      : {}),
  };
  return {
    host: data.HOST,
    port: data.PORT,
    ...(credentials ? { credentials } : {}),
    allowedTenants: data.ALLOWED_TENANTS ?? (credentials ? [credentials.tenantId.toLowerCase()] : []),
    allowGuests: data.ALLOW_GUESTS === 'on',
    ...(data.SERVICE_HOSTS ? { serviceHosts: data.SERVICE_HOSTS } : {}),
    rates: { person: data.RATE_PERSON, tenant: data.RATE_TENANT },
    ...(data.METRICS_PORT === undefined ? {} : { metrics: { host: data.METRICS_HOST, port: data.METRICS_PORT } }),
    ...tracingOf(data),
    ...(data.PID_FILE ? { pidFile: data.PID_FILE } : {}),
    ...(data.PUBLIC_URL ? { publicUrl: data.PUBLIC_URL } : {}),
    storageUrl: data.STORAGE_URL,
    storeTexts: data.STORE_TEXTS === 'on',
    ...(data.FACHSTELLE_CHANNEL
      ? { human: { kind: 'channel', channel: data.FACHSTELLE_CHANNEL, serviceUrl: data.FACHSTELLE_SERVICE_URL } as const }
      : data.FACHSTELLE_MAIL
        ? { human: { kind: 'mail', address: data.FACHSTELLE_MAIL } as const }
        : {}),
    uploadHosts: data.UPLOAD_HOSTS ?? [],
    logLevel: data.LOG_LEVEL,
    playground: !credentials && data.PLAYGROUND === 'auto',
    playgroundPort: data.PLAYGROUND_PORT,
    display: process.platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY),
    environment,
  };
}

/** What only goes together. Without an app id the SDK checks no sender at all, so nobody else may reach the port. */
function combinations(given: Environment): string[] {
  const has = (key: string) => given[key] !== undefined;
  if (!has('MICROSOFT_APP_ID')) {
    const orphans = [
      'MICROSOFT_APP_PASSWORD',
      'MICROSOFT_APP_TENANT_ID',
      'MICROSOFT_APP_TYPE',
      'MICROSOFT_APP_CERTIFICATE',
      'MICROSOFT_APP_PRIVATE_KEY',
      'ALLOWED_TENANTS',
      'ALLOW_GUESTS',
    ].filter(has);
    return [
      ...(has('HOST') && !LOOPBACK.test(given.HOST ?? '')
        ? ['Ohne MICROSOFT_APP_ID wird nicht geprüft, wer anfragt. HOST darf dann nur 127.0.0.1, ::1 oder localhost sein.']
        : []),
      ...orphans.map((key) => `${key} ist gesetzt, aber MICROSOFT_APP_ID fehlt.`),
    ];
  }
  const half = has('MICROSOFT_APP_CERTIFICATE') !== has('MICROSOFT_APP_PRIVATE_KEY');
  const secrets = [has('MICROSOFT_APP_PASSWORD'), has('MICROSOFT_APP_CERTIFICATE')].filter(Boolean).length;
  const identity = given.MICROSOFT_APP_TYPE === 'UserAssignedMSI';
  return [
    ...(half ? ['MICROSOFT_APP_CERTIFICATE und MICROSOFT_APP_PRIVATE_KEY gehören zusammen: Eines von beiden fehlt.'] : []),
    ...(secrets === 2 || (identity && secrets > 0)
      ? ['Es ist mehr als ein Nachweis gesetzt: Kennwort, Zertifikat oder verwaltete Identität, nur eines davon.']
      : []),
    ...(has('MICROSOFT_APP_TENANT_ID') ? [] : ['MICROSOFT_APP_TENANT_ID fehlt. Der Bot gehört zu genau einem Mandanten.']),
    ...(secrets > 0 || half || identity ? [] : ['MICROSOFT_APP_PASSWORD fehlt.']),
  ];
}

/** The settings of this process. @throws ConfigError */
export function readConfig(): Config {
  return parseConfig(process.env);
}
