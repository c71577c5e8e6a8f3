/** Handing over a file in a personal chat: Teams asks whether it may be put into the person's OneDrive, and we upload it there. */
import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import { z } from 'zod/v4';
import { FORMATS } from '../checklists/ask.js';
import type { WantedFile } from '../conversation/keep/carry-out.js';
import type { ExportedFile } from '../export/file.js';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const INFO = 'application/vnd.microsoft.teams.card.file.info';
/** Where Teams lets bots upload; other hosts only where the operator names them. */
const UPLOAD_HOSTS = ['sharepoint.com', 'onedrive.com'];
const UPLOAD_MS = 15_000;

const wanted = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('list'), list: z.uuid(), format: z.enum(FORMATS) }),
  z.strictObject({ of: z.literal('my-data') }),
]);

const consent = z.looseObject({
  action: z.enum(['accept', 'decline']),
  context: z.looseObject({ file: wanted }),
  uploadInfo: z
    .looseObject({
      uploadUrl: z.url().max(4_000),
      contentUrl: z.string().max(4_000),
      uniqueId: z.string().max(500),
      fileType: z.string().max(20),
    })
    .nullish(),
});
export type Consent = z.infer<typeof consent>;

/** `value` of `fileConsent/invoke`; `undefined` where it cannot be read. */
export function readConsent(value: unknown): Consent | undefined {
  return consent.safeParse(value).data;
}

/** Asks whether the file may be put into OneDrive. */
export async function offerFile(context: TurnContext, file: ExportedFile, of: WantedFile, description: string): Promise<void> {
  const kept = { file: of };
  await context.sendActivity({
    type: ActivityTypes.Message,
    attachments: [
      {
        contentType: CONSENT,
        name: file.name,
        content: { description, sizeInBytes: file.content.length, acceptContext: kept, declineContext: kept },
      },
    ],
  });
}

/** Whether we upload to this address. */
export function mayUpload(url: string, hosts: readonly string[]): boolean {
  const { protocol, hostname, username } = new URL(url);
  return (
    protocol === 'https:' &&
    username === '' &&
    [...UPLOAD_HOSTS, ...hosts].some((host) => hostname === host || hostname.endsWith(`.${host}`))
  );
}

/** Uploads and shows the file. @returns whether that worked; why not stands in the log, without the address */
export async function uploadFile(
  context: TurnContext,
  { uploadInfo }: Consent,
  file: ExportedFile,
  { log, uploadHosts }: { readonly log: Logger; readonly uploadHosts: readonly string[] },
): Promise<boolean> {
  if (!uploadInfo || !mayUpload(uploadInfo.uploadUrl, uploadHosts)) {
    log.warn({ code: 'LOTSE-512' }, 'Eine Datei sollte an eine Adresse gehen, die nicht erlaubt ist');
    return false;
  }
  try {
    const size = file.content.length;
    const response = await fetch(uploadInfo.uploadUrl, {
      method: 'PUT',
      headers: { 'content-type': file.type, 'content-range': `bytes 0-${size - 1}/${size}` },
      body: file.content,
      redirect: 'error',
      signal: AbortSignal.timeout(UPLOAD_MS),
    });
    if (!response.ok) throw new Error(`Status ${response.status}`);
  } catch (error) {
    const reason = (error as Error).message;
    log.warn({ reason, code: 'LOTSE-513' }, 'Eine Datei ließ sich nicht ablegen');
    return false;
  }
  await context.sendActivity({
    type: ActivityTypes.Message,
    attachments: [
      {
        contentType: INFO,
        name: file.name,
        contentUrl: uploadInfo.contentUrl,
        content: { uniqueId: uploadInfo.uniqueId, fileType: uploadInfo.fileType },
      },
    ],
  });
  return true;
}
