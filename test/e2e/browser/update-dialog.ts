import type { ElementHandle, Page } from 'puppeteer-core';
import { until } from '../purchase-world';

const modal = '[data-testid="update-confirmation-modal"]';

/** The Web UI has some of its buttons twice, for wide and narrow windows; a person presses the one that shows. */
async function press(page: Page, selector: string, text = ''): Promise<void> {
  await until(`${selector} "${text}"`, async () => {
    for (const element of await page.$$(selector)) {
      const shown = await element.evaluate((node) => node.textContent ?? '');
      if (!shown.includes(text) || !(await element.isVisible()) || !(await standsStill(element))) continue;
      await element.click();
      return true;
    }
    return null;
  });
}

/** Menus and dialogs slide in: a click on one that moves meets its neighbour. */
async function standsStill(element: ElementHandle): Promise<boolean> {
  const before = await element.boundingBox();
  await new Promise((resolve) => setTimeout(resolve, 200));
  const after = await element.boundingBox();
  return before !== null && after !== null && before.x === after.x && before.y === after.y;
}

/** Opens the dialog "Send an Update" of the workflow shown, and chooses the update. */
export async function chooseUpdate(page: Page, name: string): Promise<void> {
  await press(page, 'button[aria-controls="workflow-actions"]', 'More Actions');
  await press(page, '#workflow-actions li', 'Send an Update');
  await press(page, `${modal} [data-testid="update-select-button"]`);
  await press(page, `${modal} li[role="option"]`, name);
}

/** Types the update's data, as JSON. */
export async function typeData(page: Page, data: object): Promise<void> {
  await press(page, `${modal} .cm-content`);
  // The editor closes brackets and quotation marks by itself: pasting is what an operator does, too.
  await page.keyboard.sendCharacter(JSON.stringify(data));
}

/** Presses Submit; the refusal as the dialog shows it, or null once the dialog is gone. */
export async function submit(page: Page): Promise<string | null> {
  await press(page, `${modal} [data-testid="confirm-modal-button"]`);
  const { refusal } = await until('an answer to the update', async () => {
    const dialogs = await page.$$(modal);
    const open = [];
    for (const dialog of dialogs) if (await dialog.isVisible()) open.push(dialog);
    const [dialog] = open;
    if (!dialog) return { refusal: null };
    const shown = await dialog.evaluate((node) => node.textContent ?? '');
    return shown.includes('Error: ') ? { refusal: shown } : undefined;
  });
  return refusal;
}
