/** A headless Chromium that talks to this machine only. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';
import { PROJECT_ROOT } from '../../src/paths.js';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Letters as wide as the font says, whatever the machine's settings for fonts.
  '--font-render-hinting=none',
];

/** CHROME_PATH, else a browser on the PATH, else the one from npm. */
async function browserPath(): Promise<string> {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  for (const name of ['chromium', 'google-chrome', 'chromium-browser']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      // not installed: try the next one
    }
  }
  return sparticuz.executablePath();
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await browserPath(), headless: true, args: FLAGS });
}

/** A page that cannot reach other hosts (the Playground wants fonts from a CDN). */
export async function openPage(browser: Browser, width: number, height: number, dark = false): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height }, locale: 'de-DE', colorScheme: dark ? 'dark' : 'light' });
  await page.route('**/*', (route) =>
    ['localhost', '127.0.0.1'].includes(new URL(route.request().url()).hostname) ? route.continue() : route.abort(),
  );
  return page;
}

/** Where a screenshot goes; the folder is git-ignored. */
export function screenshotPath(name: string): string {
  const folder = join(PROJECT_ROOT, 'test-results');
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.png`);
}
