import { randomUUID } from 'node:crypto';
import { startCollector, type Collector } from './support/collector.ts';
import { later } from './support/later.ts';
import { startNodeRed } from './support/node-red.ts';
import { serveProxy } from './support/proxy.ts';
import { failAndAsk, launcher, next, outdated, panel, peopleOf, search } from './support/service-desk.ts';
import { expect, test, type TestApp } from './support/test.ts';
import { supportSettings } from './support/tickets.ts';

const DAY_AND_MORE_MS = 90_000_000;
const words = (text: string) => [{ type: 'paragraph', content: [{ text }] }];
const ARTICLE = { title: 'Where the budget line went', text: 'Choose the cost centre.' };

/** A guide that fits the application as it is. */
const fitting = {
  ...{ kind: 'walkthrough', guideId: 'deploy', title: 'How to deploy', trigger: { on: 'help' } },
  steps: [
    {
      ...{ type: 'tooltip', stepId: 'button', title: 'Press it', blocks: words('It is up here.') },
      target: { v: 1, id: 'red-ui-header-button-deploy' },
    },
  ],
};

async function makeApp({ api }: Collector): Promise<Pick<TestApp, 'appKey'>> {
  const made = await api<TestApp>('POST', '/api/apps', { appId: 'flows', name: 'Flows' });
  await api('PUT', '/api/apps/flows', { name: 'Flows', usage: {}, help: {} });
  await api('PUT', '/api/support', supportSettings);
  // Node-RED has data-palette-type on each node of its palette.
  const first = { v: 1, testId: { attribute: 'data-palette-type', value: 'inject' } };
  for (const guide of [outdated({ path: '/', first }), fitting]) {
    await api('POST', '/api/apps/flows/guides', guide);
    await api('POST', `/api/apps/flows/guides/${guide.guideId}/publish`);
  }
  return made;
}

/** What the desk's pages do, which the demo's journey walks through, in the words of the interface below them. */
function deskOf({ api }: Collector) {
  let fromTicketId = '';
  let at = '';
  return {
    async reply(text: string, guideId: string) {
      const { tickets } = await api<{ tickets: { ticketId: string }[] }>('GET', '/api/tickets?app=flows');
      expect(tickets).toHaveLength(1);
      fromTicketId = tickets[0]?.ticketId ?? '';
      at = `/api/tickets/${fromTicketId}`;
      await api('POST', `${at}/replies`, { entryKey: randomUUID(), blocks: words(text), guideId });
    },
    entries: async () => (await api<{ entries: { guide?: object; attachments: object[] }[] }>('GET', at)).entries,
    context: async () => (await api<{ ticket: { context: object } }>('GET', at)).ticket.context,
    async solveInL2WithArticle() {
      await api('POST', `${at}/escalations`, { to: 'l2', reason: 'Not in what I have', summary: 'A field is gone.' });
      const whatHelps = { kind: 'article', note: ARTICLE.text };
      await api('POST', `${at}/solve`, { l1Could: true, whatHelps });
      const drafts = '/api/apps/flows/articles';
      const variants = { en: { title: ARTICLE.title, blocks: words(ARTICLE.text) } };
      const body = { appIds: ['flows'], locale: 'en', variants, fromTicketId };
      const { article } = await api<{ article: { articleId: string } }>('POST', drafts, body);
      await api('POST', `${drafts}/${article.articleId}/publish`, {});
    },
    deflection: async () =>
      (await api<{ help: { deflection: object } }>('GET', '/api/apps/flows/metrics/support')).help.deflection,
  };
}

test('Node-RED: one fails in a guide and asks with a picture; what solves it is what the next one finds', async ({
  browser,
}) => {
  const [nodeRed, collector] = await Promise.all([startNodeRed(), startCollector()]);
  const { appKey } = await makeApp(collector);
  const host = await serveProxy({
    target: nodeRed.origin,
    tag: `<script async src="/handrail/handrail.js" data-app-key="${appKey}"></script>`,
    mount: { path: '/handrail/', target: collector.url },
  });
  const people = peopleOf(browser, collector, 'flows');
  const desk = deskOf(collector);
  try {
    const noor = await people.visitor(`${host.origin}/`);
    await next(noor, 'Say what it is');
    await failAndAsk(noor, { searched: 'budget line', says: 'Where is the budget line?' });

    await desk.reply('This shows where it is.', 'deploy');
    expect(await desk.context()).toMatchObject({ guide: { guideId: 'budget' }, missed: [{ stepId: 'line' }] });
    const pictures = (await desk.entries()).flatMap(({ attachments }) => attachments);
    expect(pictures).toMatchObject([{ type: 'image/png', image: { width: 1_280 } }]);
    await expect(panel(noor).getByText('This shows where it is.')).toBeVisible();
    await panel(noor).getByRole('button', { name: 'Start guide: How to deploy' }).click();
    await noor.getByRole('dialog', { name: 'Press it' }).getByRole('button', { name: 'Done' }).click();
    const completed = expect.objectContaining({ guideId: 'deploy', state: 'completed' }) as unknown;
    await expect.poll(async () => (await desk.entries()).map(({ guide }) => guide)).toContainEqual(completed);
    await desk.solveInL2WithArticle();
    expect(await desk.deflection()).toMatchObject({ part: 0, whole: 1 });

    const tomas = await people.visitor(`${host.origin}/`);
    await tomas.getByRole('dialog', { name: 'Say what it is' }).getByRole('button', { name: 'Close' }).click();
    await launcher(tomas).click();
    await search(tomas, 'budgt line');
    // What was listed before makes room for what was found.
    await expect(panel(tomas).getByText(/^\d+ results?$/)).toBeVisible();
    await panel(tomas).getByRole('button', { name: ARTICLE.title }).click();
    await expect(panel(tomas).getByText(ARTICLE.text)).toBeVisible();
    await panel(tomas).getByRole('button', { name: 'Yes' }).click();
    await expect(panel(tomas).getByText('Thank you')).toBeVisible();
    // Leaving sends what has not gone; it has arrived before all pages go.
    await tomas.goto('about:blank');
    await expect
      .poll(async () => JSON.stringify(await collector.api('GET', '/api/apps/flows/metrics/articles')))
      .toContain('"helped":1');

    await people.close();
    await collector.stop();
    await collector.start(later(DAY_AND_MORE_MS));
    expect(await desk.deflection()).toMatchObject({ part: 1, whole: 2 });
    expect(people.faults).toEqual([]);
  } finally {
    await host.close();
    await nodeRed.close();
    await collector.dispose();
  }
});
