import type { Page } from '@playwright/test';
import type { TestApp, WireEvent } from './test.ts';

/** Words for the making of walkthroughs and of pages around them. */

export const words = (text: string) => [{ type: 'paragraph', content: [{ text }] }];
export const css = (selector: string) => ({ v: 1, css: selector });

/** A walkthrough of steps that say only what matters; they are called s1, s2 … and “Step 1”, “Step 2” … */
export const walkthrough = (steps: object[], more: object = {}) => ({
  ...{ kind: 'walkthrough', guideId: 'tour', title: 'Tour', trigger: { on: 'page', path: '/*' } },
  steps: steps.map((step, index) => {
    const type = 'target' in step ? 'tooltip' : 'dialog';
    const stepId = `s${index + 1}`;
    const shown = { title: `Step ${index + 1}`, blocks: words('Do it.') };
    return { type, stepId, ...(!('type' in step && step.type === 'hidden') && shown), ...step };
  }),
  ...more,
});

export const host = (app: TestApp, body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><body>${body}${app.tag}</body></html>`;
export const card = (page: Page, name: string) => page.getByRole('dialog', { name });
export const press = (page: Page, step: string, button: string) =>
  card(page, step).getByRole('button', { name: button, exact: true }).click();
/** What became of guides and steps. An event that was sent twice, since its page was left before the answer, counts once. */
export const lives = (heard: WireEvent[]) =>
  [...new Map(heard.map((one) => [one.eventId, one])).values()]
    .filter(({ name }) => /^(guide|step)\./.test(name))
    .map(({ name, stepId = '' }) => `${name} ${stepId}`.trim());
