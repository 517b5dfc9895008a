import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { collectorWith, openDashboard, present } from './stage.tsx';

let open: ReturnType<typeof openDashboard> | undefined;
afterEach(() => open?.close());

const range = { from: '2026-10-26', to: '2026-11-22', timeZone: 'Europe/Berlin' };
const measure = (formula: string, numerator: number, denominator: number) => ({
  ...{ formula, numerator, denominator },
  value: denominator === 0 ? null : numerator / denominator,
});
const element = { kind: 'button', signals: { id: 'send' } };
const event = {
  ...{ eventId: 'e1', name: 'saved', at: Date.UTC(2026, 9, 25, 0, 30), saidAt: 1, receivedAt: 1 },
  ...{ visitorId: 'ann', sessionId: 's', path: '/' },
};

/** What a collector answers of an app with so many active people. */
function collectorOf(people: number, replies: ReturnType<typeof collectorWith> = {}) {
  const at = (what: string) => `GET apps/demo/metrics/${what}`;
  return {
    ...collectorWith(),
    [at('usage')]: {
      body: {
        ...{ range, people, sessions: 3 * people, minutes: 10 * people },
        sessionsEach: measure('sessions-each', 3 * people, people),
        minutesEach: measure('minutes-each', 10 * people, people),
        stickiness: measure('stickiness', people === 0 ? 0 : 14, people === 0 ? 0 : 28),
        days: [{ day: '2026-11-22', people }],
      },
    },
    [at('features')]: {
      body: {
        range,
        features: [{ featureId: 'f', name: 'Help', people: 0, uses: 0, adoption: measure('x', 0, people), trend: [] }],
      },
    },
    [at('elements')]: {
      body: {
        range,
        elements: people === 0 ? [] : [{ element, clicks: 5, share: measure('x', 1, people), features: [] }],
      },
    },
    [at('frustration')]: { body: { range, places: [] } },
    [at('pages')]: { body: { range, pages: [] } },
    [at('events')]: { body: { range, events: [event], next: null } },
    ...replies,
  };
}

const show = (replies: ReturnType<typeof collectorWith>, hash = '#/apps/demo/usage') => {
  open = openDashboard(replies, hash);
  return open;
};
const tile = (name: string) =>
  page.elementLocator(
    page
      .getByRole('button', { name: `What is “${name}”?` })
      .element()
      .closest('.tile') ?? document.body,
  );

test('without anybody active there is no average, no share and no ranking: no data is not nought', async () => {
  show(collectorOf(0));
  await expect.element(page.getByText(/Choose a wider range to see more/)).toBeVisible();
  for (const name of ['Sessions each', 'Minutes each', 'Stickiness']) {
    await expect.element(tile(name)).toMatchTextContent(/No data/);
  }
  await expect.element(page.getByRole('row', { name: /^Help/ })).toMatchTextContent(/^Help0 No data/);
  expect(page.getByText('Nothing of this kind happened in these days.').elements()).toHaveLength(3);
});

test('a number says by what it was divided', async () => {
  show(collectorOf(4));
  await page.getByRole('button', { name: 'What is “Minutes each”?' }).click();
  const definition = page.getByRole('dialog', { name: 'Minutes each' });
  await expect.element(definition).toMatchTextContent(/40 ÷ 4/);
  await expect.element(definition).toMatchTextContent(/26 Oct to 22 Nov 2026, whole days in Europe\/Berlin/);
});

test('before the first event the tag stands ready here too', async () => {
  show({ ...collectorOf(0), 'GET apps/demo/events/count': { body: { stored: 0, distinct: 0 } } });
  await expect.element(page.getByRole('heading', { name: 'Waiting for the first event' })).toBeVisible();
});

test('a collector that is away is told, and asked again', async () => {
  const stage = show({ ...collectorOf(4), 'GET apps/demo/metrics/pages': 'no answer' });
  await expect.element(page.getByRole('alert')).toMatchTextContent(/The collector does not answer/);
  stage.replies['GET apps/demo/metrics/pages'] = { body: { range, pages: [] } };
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(tile('Active people')).toMatchTextContent(/4/);
});

test('a name that is refused says why, and Escape leaves all as it was', async () => {
  const stage = show(collectorOf(4));
  await page.getByRole('button', { name: 'Name as feature: send' }).click();
  await page.getByRole('textbox', { name: 'Name of the feature' }).fill(' Send ');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('alert')).toMatchTextContent(/There is no app or guide with this address/);
  const put = stage.sent.find(({ call }) => call.startsWith('PUT apps/demo/features/send-'));
  expect(put?.body).toMatchObject({ name: 'Send', uses: [{ element }] });
  await page.getByRole('textbox', { name: 'Name of the feature' }).click();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('button', { name: 'Name as feature: send' })).toBeVisible();
});

test('whoever may not name features or see single events is not offered to', async () => {
  const mine = { ...present, apps: { demo: ['app.read', 'figures.read'] } };
  show(collectorOf(4, { 'GET session': { body: mine } }));
  await expect.element(page.getByRole('heading', { name: 'Most used elements' })).toBeVisible();
  expect(page.getByRole('button', { name: /Name as feature|Remove/ }).elements()).toHaveLength(0);
  expect(page.getByRole('link', { name: 'See single events' }).elements()).toHaveLength(0);
});

test('the time of an event is that of the workspace, also in the hour that comes twice', async () => {
  show(collectorOf(4), '#/apps/demo/usage/events');
  await expect.element(page.getByRole('table')).toMatchTextContent(/25 Oct 2026, 02:30:00/);
});

test('a list of events that cannot be had says so, and keeps the question', async () => {
  const refused = { status: 422, body: { detail: '"path" is too long.' } };
  const stage = show(collectorOf(4, { 'GET apps/demo/metrics/events': refused }), '#/apps/demo/usage/events?path=/a');
  await expect.element(page.getByRole('alert')).toMatchTextContent(/"path" is too long\./);
  await expect.element(page.getByRole('textbox', { name: 'Page' })).toHaveValue('/a');
  expect(stage.sent.at(-1)?.body).toContain('path=%2Fa&limit=50');
});
