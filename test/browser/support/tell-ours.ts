import type { Page } from '@playwright/test';

/** Collects what we and the browser say on the console, and which requests to us were refused. */
export function hearWords(page: Page): readonly string[] {
  const words: string[] = [];
  page.on('console', (message) => {
    if (/^(warning|error)$/.test(message.type())) words.push(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) words.push(`${response.status()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => words.push(`${request.failure()?.errorText ?? ''} ${request.url()}`));
  return words;
}

/**
 * Says what a page showed of ours when its test failed: what Playwright notes of a page is its body, and we stand beside
 * that, so nothing of ours is ever in there.
 */
export async function tellOurs(page: Page, words: readonly string[]): Promise<void> {
  const shown = await Promise.race([
    page.evaluate(() =>
      [...document.querySelectorAll('handrail-root')].map((host) => {
        const layer = host.shadowRoot?.querySelector<HTMLElement>('.layer');
        return `${layer?.matches(':popover-open') ? 'open' : 'closed'}: ${layer?.innerText.replace(/\s+/g, ' ') ?? ''}`;
      }),
    ),
    new Promise<string[]>((resolve) => setTimeout(resolve, 5_000, ['the page does not answer'])),
  ]).catch(String);
  console.log(`ours, when it failed: ${JSON.stringify({ url: page.url(), shown, words: words.slice(-20) }, null, 1)}`);
}
