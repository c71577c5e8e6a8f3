/** The settings of tracing, by their standard names (opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables). */
import { z } from 'zod/v4';
import { oneOf } from './config-values.js';

/** Where traces go, and which. */
export interface TracingSettings {
  /** the full address */
  readonly url: string;
  /** sent along with each batch; may hold a token */
  readonly headers: Readonly<Record<string, string>>;
  /** says who sends, `service.name` included */
  readonly resource: Readonly<Record<string, string>>;
  readonly sampler: (typeof SAMPLERS)[number];
  /** the part of traces that the samplers with "ratio" keep, 0 to 1 */
  readonly ratio: number;
}

const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;
const SERVICE_NAME = 'erlass-lotse';
/** RFC 9110: names of headers, and what may stand in their values. */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const HEADER_VALUE = /^[\x20-\x7e]+$/;
const RESOURCE_NAME = /^[\w./-]+$/;
/** Anything but control characters. */
const RESOURCE_VALUE = /^\P{Cc}+$/u;

const endpoint = (name: string) =>
  z
    .string()
    .refine(isEndpoint, `${name} muss eine Adresse wie https://collector.example.org:4318 sein, ohne Kennwort, „?“ und „#“.`)
    .optional();

function isEndpoint(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && !username && !password && !search && !hash;
}

/** `name=value` with commas between, values as percent-encoded as in a URL; `undefined` where it is none. */
function pairs(text: string, name: RegExp, value: RegExp): Record<string, string> | undefined {
  try {
    const read = text
      .split(',')
      .filter((part) => part.trim())
      .map((part) => {
        const at = part.indexOf('=');
        return [part.slice(0, Math.max(at, 0)).trim(), decodeURIComponent(part.slice(at + 1).trim())] as const;
      });
    return read.every(([key, content]) => name.test(key) && value.test(content)) ? Object.fromEntries(read) : undefined;
  } catch {
    return undefined;
  }
}

const list = (message: string, name: RegExp, value: RegExp) =>
  z
    .string()
    .transform((text, context) => {
      const read = pairs(text, name, value);
      // The message never repeats the value: it may be a token.
      if (!read) context.addIssue({ code: 'custom', message });
      return read ?? {};
    })
    .default({});

/** To be spread into the schema of all settings. */
export const tracingSettings = {
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint('OTEL_EXPORTER_OTLP_ENDPOINT'),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: endpoint('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'),
  OTEL_EXPORTER_OTLP_PROTOCOL: oneOf('OTEL_EXPORTER_OTLP_PROTOCOL', ['http/json'], 'http/json'),
  OTEL_EXPORTER_OTLP_HEADERS: list(
    'OTEL_EXPORTER_OTLP_HEADERS muss aus Paaren wie name=wert bestehen, mit Komma getrennt, Sonderzeichen als Prozentzeichen.',
    HEADER_NAME,
    HEADER_VALUE,
  ),
  OTEL_SERVICE_NAME: z.string().max(100, 'OTEL_SERVICE_NAME darf höchstens 100 Zeichen haben.').optional(),
  OTEL_RESOURCE_ATTRIBUTES: list(
    'OTEL_RESOURCE_ATTRIBUTES muss aus Paaren wie name=wert bestehen, mit Komma getrennt.',
    RESOURCE_NAME,
    RESOURCE_VALUE,
  ),
  OTEL_TRACES_SAMPLER: oneOf('OTEL_TRACES_SAMPLER', SAMPLERS, 'always_on'),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(?:0|1|0?\.\d{1,9}|0\.0|1\.0)$/, 'OTEL_TRACES_SAMPLER_ARG muss eine Zahl von 0 bis 1 sein, mit Punkt geschrieben.')
    .transform(Number)
    .default(1),
  OTEL_SDK_DISABLED: oneOf('OTEL_SDK_DISABLED', ['true', 'false'], 'false'),
};

type Data = z.infer<z.ZodObject<typeof tracingSettings>>;

/** What the settings mean; absent where no traces are wanted. */
export function tracingOf(data: Data): { readonly tracing?: TracingSettings } {
  const base = data.OTEL_EXPORTER_OTLP_ENDPOINT;
  const url = data.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? (base && `${base.replace(/\/+$/, '')}/v1/traces`);
  if (!url || data.OTEL_SDK_DISABLED === 'true') return {};
  const { OTEL_RESOURCE_ATTRIBUTES: resource } = data;
  return {
    tracing: {
      url,
      headers: data.OTEL_EXPORTER_OTLP_HEADERS,
      resource: { ...resource, 'service.name': data.OTEL_SERVICE_NAME ?? resource['service.name'] ?? SERVICE_NAME },
      sampler: data.OTEL_TRACES_SAMPLER,
      ratio: data.OTEL_TRACES_SAMPLER_ARG,
    },
  };
}
