import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { firefoxSaves } from './engines.mjs';
import { expect } from './test.ts';

/** The text of a file that a press saves, by its name. What Firefox tells of a file that the page itself made, its driver drops. */
export async function textSavedAs(name: string, page: Page, press: () => Promise<void>): Promise<string> {
  if (page.context().browser()?.browserType().name() === 'firefox') {
    await press();
    return textInFolder(join(firefoxSaves, name));
  }
  const started = page.waitForEvent('download');
  await press();
  const download = await started;
  expect(download.suggestedFilename()).toBe(name);
  return readFile(await download.path(), 'utf8');
}

async function textInFolder(path: string): Promise<string> {
  let text = '';
  // Its name is there before its text is.
  await expect.poll(async () => (text = await readFile(path, 'utf8').catch(() => '')), path).not.toBe('');
  await rm(path);
  return text;
}
