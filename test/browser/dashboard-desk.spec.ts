import { expect, hearFaults, test } from './support/test.ts';
import { enterAs } from './support/member.ts';
import { ask, supportSettings, type Asker } from './support/tickets.ts';

// Everything that an agent does to tickets beside answering, in one page, with what the collector makes of it.
test('tickets are selected, tagged, merged, linked, split, told from spam and kept in a view', async ({
  browser,
  collector,
  app,
}) => {
  await collector.api('PUT', '/api/support', supportSettings);
  const titles = ['Export fails', 'Export fails again', 'Cannot sign in', 'Buy now'];
  const asked: Asker[] = [];
  for (const title of titles) asked.push(await ask(collector, app, { title, text: `${title}, says Noor.` }));
  const [first, again, signIn, junk] = asked;
  await first?.say('And where is the bill?');
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1_280, height: 900 } });
  context.setDefaultTimeout(20_000);
  await enterAs(context, collector, { name: 'Luz', appId: app.appId, roles: ['agent-l2'] });
  const page = await context.newPage();
  const faults = hearFaults(page);
  await page.goto(`${collector.url}/dashboard/#/tickets`);
  const link = (name: string) => page.getByRole('link', { name, exact: true });
  await expect(link('Buy now')).toBeVisible();

  // Two at once, then a view of them under a name.
  for (const title of titles.slice(0, 2))
    await page.getByRole('row', { name: title }).getByRole('checkbox').first().check();
  const bulk = page.getByRole('region', { name: 'With the selected tickets' });
  await bulk.getByLabel('Tag').fill('export');
  await bulk.getByRole('button', { name: 'Add tag' }).click();
  await expect(bulk.getByText('2 tickets changed.')).toBeVisible();
  await page.goto(`${collector.url}/dashboard/#/tickets?tag=export`);
  await page.getByText('Save this view').click();
  await page.getByLabel('Name of the view').fill('Exports');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.goto(`${collector.url}/dashboard/#/tickets`);
  await link('Exports').click();
  await expect(link('Export fails')).toBeVisible();
  await expect(link('Buy now')).toBeHidden();

  const more = async (name: string): Promise<void> => {
    const acts = page.getByRole('group', { name: 'With this ticket' });
    await expect(acts).toBeVisible();
    // What was opened stays open.
    const act = acts.getByRole('button', { name, exact: true });
    if (!(await act.isVisible())) await acts.getByText('More', { exact: true }).click();
    await act.click();
  };
  const dialog = page.getByRole('dialog');
  const conversation = page.getByRole('list', { name: 'Conversation' });
  const number = (one: Asker | undefined) => `#${one?.number ?? 0}`;

  await link('Export fails again').click();
  await more('Merge');
  await dialog.getByLabel('Number of the other ticket').fill(number(first));
  await dialog.getByRole('button', { name: 'Merge' }).click();
  await expect(page.getByRole('link', { name: number(first) }).first()).toBeVisible();

  await page.goto(`${collector.url}/dashboard/#/tickets/${first?.ticketId ?? ''}`);
  await expect(conversation.getByText('Export fails again, says Noor.')).toBeVisible();
  await more('Link');
  await dialog.getByLabel('Number of the other ticket').fill(number(signIn));
  await dialog.getByRole('button', { name: 'Link' }).click();
  const facts = page.getByRole('region', { name: 'Ticket', exact: true });
  await expect(facts.getByRole('link', { name: number(signIn) })).toBeVisible();
  await more('Split');
  await dialog.getByLabel('And where is the bill?').check();
  await dialog.getByLabel('Its title').fill('The bill');
  await dialog.getByRole('button', { name: 'Split' }).click();
  await expect(dialog).toHaveCount(0);

  await page.goto(`${collector.url}/dashboard/#/tickets/${junk?.ticketId ?? ''}`);
  await more('Mark as spam');
  await expect(page.getByText('This ticket is marked as spam.')).toBeVisible();
  await page.goto(`${collector.url}/dashboard/#/tickets`);
  await expect(link('The bill')).toBeVisible();
  for (const gone of ['Buy now', 'Export fails again']) await expect(link(gone)).toBeHidden();

  const linksOf = async (ticketId = '') =>
    (await collector.api<{ ticket: { links: { kind: string; number: number }[] } }>('GET', `/api/tickets/${ticketId}`))
      .ticket.links;
  expect(await linksOf(signIn?.ticketId)).toMatchObject([{ kind: 'incident', number: first?.number }]);
  expect(await linksOf(again?.ticketId)).toMatchObject([{ kind: 'merged-into', number: first?.number }]);
  expect(faults).toEqual([]);
  await context.close();
});
