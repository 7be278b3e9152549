import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { until } from '../purchase-world';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];
/** Where each run's pictures are left for whoever wants to look; those of the manual are chosen from them by hand. */
const pictures = join(__dirname, '../../../.sandbox/pictures');
const window = { width: 1280, height: 900 };

/** A Chromium on this machine, or null: tests that need one are then skipped, and counted so. */
export function findChromium(): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return places.find((place) => existsSync(place)) ?? null;
}

/** Temporal's Web UI as an operator has it open. */
export interface WebUi {
  /** Opens a page of a workflow: `history`, `memo`, `search-attributes`, `user-metadata`. */
  open(workflowId: string, runId: string, tab: string): Promise<Page>;
  /** Waits until the page, or a frame in it, shows the text. */
  shows(page: Page, text: string): Promise<string>;
  photograph(page: Page, name: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts Chromium without a window, with nothing of its own on the network. */
export async function openWebUi(executablePath: string, address: string): Promise<WebUi> {
  const userDataDir = await mkdtemp(join(tmpdir(), 'chromium-'));
  await mkdir(pictures, { recursive: true });
  const browser: Browser = await launch({
    ...{ executablePath, userDataDir, headless: true, defaultViewport: window },
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--hide-scrollbars'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
    ],
  });
  const page = await browser.newPage();
  return {
    async open(workflowId, runId, tab) {
      const workflow = `${encodeURIComponent(workflowId)}/${runId}`;
      await page.goto(`${address}/namespaces/default/workflows/${workflow}/${tab}`, { waitUntil: 'load' });
      return page;
    },
    shows: (shownPage, text) =>
      until(`"${text}" at ${shownPage.url()}`, async () => {
        for (const frame of shownPage.frames()) {
          const shown = await frame.evaluate('document.body ? document.body.innerText : ""');
          if (typeof shown === 'string' && shown.includes(text)) return shown;
        }
        return null;
      }),
    async photograph(shownPage, name) {
      // Menus fade out.
      await new Promise((resolve) => setTimeout(resolve, 500));
      await shownPage.screenshot({ path: join(pictures, `${name}.png`) });
    },
    async close() {
      await browser.close();
      await rm(userDataDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
