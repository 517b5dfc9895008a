import type { Page } from '@playwright/test';
import type { TestApp, WireEvent } from './test.ts';

export const words = (text: string) => [{ type: 'paragraph', content: [{ text }] }];
export const css = (selector: string) => ({ v: 1, css: selector });

/** A guide of a kind that starts on every page. */
export const guideOf = (kind: string, more: object = {}) => ({
  ...{ kind, guideId: `the-${kind}`, title: `The ${kind}`, trigger: { on: 'page', path: '/*' } },
  ...(/announcement|banner|hint|known-issue/.test(kind) && { blocks: words('So much for that.') }),
  ...more,
});

export const host = (app: TestApp, body: string, head = '') =>
  `<!doctype html><html lang="en"><meta name=viewport content="width=device-width"><title>Host</title>${head}<body>${body}${app.tag}</body></html>`;

/** What was sent, each event once: a page that is left may send a batch again. */
export const once = (heard: readonly WireEvent[]): WireEvent[] => [
  ...new Map(heard.map((event) => [event.eventId, event])).values(),
];

/** Names of what was sent, with the step; without what is not about guides. */
export const told = (heard: readonly WireEvent[]): string[] =>
  once(heard)
    .filter(({ guideId }) => guideId)
    .map(({ name, stepId }) => `${name} ${stepId ?? ''}`.trim());

/** What of ours is in the page: elements, style sheets of the document, and how far it stands back from its edges. */
export const leftovers = (page: Page) =>
  page.evaluate(() => ({
    roots: document.querySelectorAll('handrail-root').length,
    sheets: document.adoptedStyleSheets.length,
    animations: document.getAnimations().length,
    top: getComputedStyle(document.documentElement).paddingTop,
    attributes: [...document.querySelectorAll('body [style], html[style], html[class]')].length,
  }));
export const NOTHING = { roots: 0, sheets: 0, animations: 0, top: '0px', attributes: 0 };
