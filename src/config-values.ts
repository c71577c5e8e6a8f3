/** Kinds of settings, each with the German sentence that a wrong value gets. */
import { z } from 'zod/v4';

/** Ids of apps and tenants. */
export const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const portNumber = (name: string) =>
  z
    .string()
    .regex(/^\d{1,5}$/, `${name} muss eine Zahl von 0 bis 65535 sein.`)
    .transform(Number)
    .refine((n) => n <= 65_535, `${name} muss eine Zahl von 0 bis 65535 sein.`);
export const port = (name: string, fallback: number) => portNumber(name).default(fallback);
export const oneOf = <const T extends readonly string[]>(name: string, values: T, fallback: T[number]) =>
  z.enum(values, `${name} kennt nur: ${values.join(', ')}.`).default(fallback as never);
export const guid = (name: string) =>
  z.string().regex(GUID, `${name} muss eine Kennung wie 00000000-0000-0000-0000-000000000000 sein.`).optional();

/** Cards repeat the address with each place and must stay under 28 KB (test/cards/links.test.ts). */
const MAX_ORIGIN = 100;

/** An https origin and nothing more. `URL` writes it in one spelling. */
export const origin = (name: string) =>
  z
    .string()
    .refine((text) => isOrigin(text), {
      error: `${name} muss eine Adresse wie https://lotse.example.org sein, mit https, ohne Pfad und höchstens ${MAX_ORIGIN} Zeichen lang.`,
      abort: true,
    })
    .transform((text) => new URL(text).origin)
    .optional();

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' && url.origin.length <= MAX_ORIGIN && url.href === `${url.origin}/`;
}

export const host = (name: string) =>
  z
    .string()
    .regex(/^[\w.:-]+$/, `${name} muss ein Rechnername oder eine IP-Adresse sein.`)
    .default('127.0.0.1');
/** Parts between commas, in lower case. */
export const list = (part: RegExp, message: string) =>
  z
    .string()
    .transform((text) =>
      text
        .toLowerCase()
        .split(',')
        .map((item) => item.trim()),
    )
    .refine((items) => items.every((item) => part.test(item)), message)
    .optional();
export const rate = (name: string, fallback: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `${name} muss eine Zahl von 0 bis 999999 sein.`)
    .transform(Number)
    .default(fallback);
export const pem = (name: string, label: RegExp) => z.string().regex(label, `${name} muss eine PEM-Datei enthalten.`).optional();
