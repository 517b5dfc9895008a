import { settled } from './support/guides.ts';
import { expect, hearFaults, test } from './support/test.ts';
import { startAdminLte } from './support/admin-lte.ts';
import { serveProxy } from './support/proxy.ts';

const text = (words: string) => [{ type: 'paragraph', content: [{ text: words }] }];
const target = (css: string) => ({ v: 1, css });

/** "Write a message": pages that are loaded whole, a menu that unfolds, a form. */
const writeMessage = {
  kind: 'walkthrough',
  guideId: 'write-message',
  title: 'Write a message',
  trigger: { on: 'page', path: '/index.html' },
  steps: [
    { type: 'dialog', stepId: 'welcome', title: 'Write a message', blocks: text('To anybody in the house.') },
    {
      type: 'tooltip',
      stepId: 'mailbox',
      title: 'Open the mailbox',
      blocks: text('Its pages unfold.'),
      target: { v: 1, tag: 'a', role: 'link', label: 'Mailbox' },
      advance: 'click',
      side: 'right',
      page: '/index.html',
    },
    {
      type: 'tooltip',
      stepId: 'compose',
      title: 'Go to the new message',
      blocks: text('A page of its own.'),
      target: target('.sidebar-menu a[href$="mailbox/compose.html"]'),
      advance: 'click',
      side: 'right',
      page: '/index.html',
    },
    {
      type: 'tooltip',
      stepId: 'subject',
      title: 'Say what it is about',
      blocks: text('In a few words.'),
      target: { v: 1, tag: 'input', id: 'mail-subject' },
      page: '/mailbox/compose.html',
    },
    {
      type: 'dialog',
      stepId: 'look',
      title: 'See what came in',
      blocks: text('Go to the inbox when you like.'),
      page: '/mailbox/compose.html',
    },
    {
      type: 'dialog',
      stepId: 'inbox',
      title: 'This is the inbox',
      blocks: text('New messages stand on top.'),
      page: '/mailbox/inbox.html',
    },
  ],
};

test('a visitor is led from page to page of AdminLTE, each loaded whole, and back after a detour', async ({
  page,
  app,
  collector,
}) => {
  const adminLte = await startAdminLte();
  const host = await serveProxy({ target: adminLte.origin, tag: app.tag });
  try {
    await app.publish(writeMessage);
    const faults = hearFaults(page);
    const step = (title: string) => page.getByRole('dialog', { name: title, exact: true });
    const next = async (title: string, button = 'Next') => step(title).getByRole('button', { name: button }).click();
    const menu = (href: string) => page.locator(`.sidebar-menu a[href$="${href}"]`);

    await page.goto(`${host.origin}/index.html`);
    await next('Write a message');
    await expect(step('Open the mailbox')).toContainText('2 of 6');
    await page.locator('.sidebar-menu a', { hasText: 'Mailbox' }).click();
    await expect(step('Go to the new message')).toBeVisible();
    await menu('mailbox/compose.html').click();

    await expect(step('Say what it is about')).toContainText('4 of 6');
    await page.locator('#mail-subject').fill('Lunch');
    await next('Say what it is about');
    await next('See what came in');

    // Elsewhere it waits without a word.
    await page.goto(`${host.origin}/mailbox/read.html`);
    await settled(page);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.goto(`${host.origin}/mailbox/inbox.html`);
    await next('This is the inbox', 'Done');
    await expect(page.locator('handrail-root')).toHaveCount(0);

    // 4 pages, started, 6 shown, 6 completed, completed; each stored once.
    await expect.poll(app.count).toEqual({ stored: 18, distinct: 18 });
    const report = await collector.api<{
      funnel: { stepId: string; reachedBy: number }[];
      guide: { startedBy: number; completedBy: number; missed: number };
    }>('GET', `/api/apps/${app.appId}/metrics/guides/write-message`);
    expect(report.guide).toMatchObject({ startedBy: 1, completedBy: 1, missed: 0 });
    expect(report.funnel.map((row) => [row.stepId, row.reachedBy])).toEqual(
      writeMessage.steps.map((one) => [one.stepId, 1]),
    );
    expect(faults).toEqual([]);
  } finally {
    await host.close();
    await adminLte.close();
  }
});
