import type { Page } from '@playwright/test';

/** Hears what policies keep away, on every page that is opened from now on, frames included. */
export async function hearViolations(page: Page): Promise<() => Promise<string[]>> {
  const heard: string[] = [];
  await page.exposeFunction('__pwViolation', (what: string) => void heard.push(what));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      // Put there by the line above.
      const { __pwViolation: tell } = window as unknown as { __pwViolation: (what: string) => void };
      tell(`${effectiveDirective} ${blockedURI}`);
    });
  });
  return () => Promise.resolve(heard);
}
