import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { collectorWith, NOW, openDashboard, present, summary } from './stage.tsx';

let open: ReturnType<typeof openDashboard> | undefined;
afterEach(() => open?.close());

function show(...args: Parameters<typeof openDashboard>): ReturnType<typeof openDashboard> {
  open = openDashboard(...args);
  return open;
}

const bob = { memberId: 'mem_bob', name: 'Bob' };
const row = {
  ...{ guideId: 'first-request', kind: 'walkthrough', title: 'First request', version: 2, publishedAt: NOW },
  ...{ edited: false, revision: 3, updatedAt: NOW, updatedBy: bob, state: 'in-review', labels: ['Einkauf'] },
  ...{ owner: bob, live: [], plans: [] },
};
const draft = {
  ...{ guide: { guideId: 'first-request', kind: 'walkthrough', title: 'First request', steps: [] } },
  ...{ revision: 3, updatedAt: NOW, updatedBy: bob, state: 'in-review', labels: [], owner: null },
  live: [{ environment: 'production', version: 2, at: NOW, by: bob }],
  plans: [{ environment: 'staging', version: 1, at: NOW + 3_600_000, by: null }],
  reviews: [{ state: 'asked', revision: 3, at: NOW, by: bob, comment: 'Step 2 is new' }],
  versions: [
    { version: 2, publishedAt: NOW, by: bob, approvedBy: null },
    { version: 1, publishedAt: NOW, by: null, approvedBy: null },
  ],
};
const PATH = 'apps/demo/guides/first-request';
const HASH = '#/apps/demo/guides/first-request';
const range = { from: '2026-10-26', to: '2026-11-22', timeZone: 'UTC' };
const report = { range, guide: summary, funnel: [] };

const withGuide = (over: object = {}, rights?: string[]) => ({
  ...collectorWith(),
  ...(rights && { 'GET session': { body: { ...present, apps: { demo: rights } } } }),
  'GET apps/demo/guides': { body: { guides: [row] } },
  'GET apps/demo/metrics/guides/first-request': { body: report },
  [`GET ${PATH}`]: { body: { ...draft, ...over } },
});

describe('a guide on its way to visitors', () => {
  test('shows a reviewer what was said, and takes what they say of the revision they see', async () => {
    const stage = show(
      { ...withGuide(), [`POST ${PATH}/verdict`]: { body: { state: 'approved', revision: 3 } } },
      HASH,
    );
    await expect.element(page.getByText('Step 2 is new')).toBeVisible();
    // In its head as in its desk.
    await expect.poll(() => page.getByText('In review', { exact: true }).elements()).toHaveLength(2);
    const review = page.getByRole('group', { name: 'Your review' });
    await review.getByLabelText('Comment').fill(' Good ');
    await review.getByRole('button', { name: 'Approve' }).click();
    await expect
      .poll(() => stage.sent.find(({ call }) => call === `POST ${PATH}/verdict`)?.body)
      .toEqual({
        ...{ move: 'approve', revision: 3, comment: 'Good' },
      });
    await expect.element(page.getByText('Done.')).toBeVisible();
  });

  test('says in the words of the collector why something is refused', async () => {
    const detail = 'You have written in this draft, so somebody else approves it.';
    show({ ...withGuide(), [`POST ${PATH}/verdict`]: { status: 403, body: { code: 'own-work', detail } } }, HASH);
    await page.getByRole('button', { name: 'Approve' }).click();
    await expect.element(page.getByRole('alert').filter({ hasText: detail })).toBeVisible();
  });

  test('offers an author no review and no publishing, and asks for a review', async () => {
    const replies = { ...withGuide({ state: 'sent-back' }, ['app.read', 'guide.read', 'guide.write', 'figures.read']) };
    const stage = show({ ...replies, [`POST ${PATH}/review`]: { body: { state: 'in-review', revision: 3 } } }, HASH);
    await page.getByLabelText('Comment').fill('Again, please');
    await page.getByRole('button', { name: 'Ask for a review' }).click();
    await expect
      .poll(() => stage.sent.find(({ call }) => call === `POST ${PATH}/review`)?.body)
      .toEqual({
        ...{ move: 'submit', comment: 'Again, please' },
      });
    for (const name of ['Approve', 'Publish', 'Take away from Production']) {
      expect(page.getByRole('button', { name }).elements()).toEqual([]);
    }
  });

  test('goes to staging at a time, is taken away, and comes back from a version', async () => {
    const stage = show(
      {
        ...withGuide(),
        [`POST ${PATH}/releases`]: { body: { version: 1, plannedAt: NOW } },
        [`DELETE ${PATH}/releases/production`]: { status: 204 },
        [`DELETE ${PATH}/plans/staging`]: { status: 204 },
        [`POST ${PATH}/restore`]: { body: { revision: 4 } },
      },
      HASH,
    );
    const form = page.getByRole('form', { name: 'Publish' });
    await form.getByLabelText('What').selectOptions('1');
    await form.getByLabelText('To').selectOptions('staging');
    await form.getByLabelText('When').selectOptions('later');
    await form.getByRole('button', { name: 'Publish' }).click();
    await expect.element(page.getByText('Choose a day and a time.')).toBeVisible();
    await form.getByLabelText('Date and time').fill('2026-12-01T08:30');
    await form.getByRole('button', { name: 'Publish' }).click();
    const at = new Date('2026-12-01T08:30').getTime();
    await expect
      .poll(() => stage.sent.find(({ call }) => call === `POST ${PATH}/releases`)?.body)
      .toEqual({
        ...{ environment: 'staging', version: 1, at },
      });
    await page.getByRole('button', { name: 'Take away from Production' }).click();
    await page.getByRole('button', { name: 'Cancel what is planned for Staging' }).click();
    await page.getByRole('button', { name: 'Make version 1 the draft' }).click();
    await expect.element(page.getByText(/Version 1 is the draft now/)).toBeVisible();
    const calls = stage.sent.map(({ call }) => call);
    expect(calls).toContain(`DELETE ${PATH}/releases/production`);
    expect(calls).toContain(`DELETE ${PATH}/plans/staging`);
  });
});

describe('the words of a guide', () => {
  test('are compared between a version and the draft, in words', async () => {
    const changes = [
      { what: 'changed', entry: null, field: 'title', before: 'Old title', after: 'New title' },
      { what: 'moved', entry: { id: 'b', title: 'Send', number: 1 }, field: null, before: '2', after: '1' },
      { what: 'changed', entry: null, field: 'translations/de', before: null, after: '{}' },
    ];
    const stage = show({ ...withGuide(), [`GET ${PATH}/compare`]: { body: { changes } } }, HASH);
    await page.getByRole('button', { name: 'Compare' }).click();
    for (const words of ['Title changed', 'New title', '1. Send', 'moved from 2 to 1', 'Texts in de changed']) {
      await expect.element(page.getByText(words)).toBeVisible();
    }
    expect(stage.sent.find(({ call }) => call === `GET ${PATH}/compare`)?.body).toBe('?from=2&to=draft');
  });

  test('are taken in from a file, and a file that does not fit is refused by its line', async () => {
    const detail = 'line 3: this guide has no text "other".';
    const stage = show({ ...withGuide(), [`POST ${PATH}/texts/fr`]: { status: 422, body: { detail } } }, HASH);
    await page.getByLabelText('Language').fill('fr');
    await page.getByRole('button', { name: 'Take the texts in' }).click();
    await expect.element(page.getByText('Choose a file first.')).toBeVisible();
    await page.getByLabelText(/Translated file/).upload(new File(['key,target'], 'texts.csv'));
    await page.getByRole('button', { name: 'Take the texts in' }).click();
    await expect.element(page.getByText(detail)).toBeVisible();
    const [sent] = stage.sent.filter(({ call }) => call === `POST ${PATH}/texts/fr`);
    expect(sent?.body).toEqual({ format: 'csv', text: 'key,target' });
    stage.replies[`POST ${PATH}/texts/fr`] = { body: { revision: 4, taken: 2, incomplete: ['title'] } };
    await page.getByRole('button', { name: 'Take the texts in' }).click();
    await expect.element(page.getByText(/2 texts taken into the draft.*title/)).toBeVisible();
    const print = page.getByRole('link', { name: 'Page to print' }).element();
    expect(print.getAttribute('href')).toMatch(/first-request\/handout\?locale=fr$/);
  });
});

describe('the list of guides', () => {
  const others = [
    { ...summary, guideId: 'second', title: 'Überblick für neue Kolleginnen und Kollegen' },
    { ...summary, guideId: 'third', title: 'Old one' },
  ];
  const records = [
    row,
    { ...row, guideId: 'second', title: others[0]?.title, state: 'draft', labels: [] },
    { ...row, guideId: 'third', title: 'Old one', state: 'archived' },
  ];
  const replies = () => ({
    ...collectorWith([summary, ...others]),
    'GET apps/demo/guides': { body: { guides: records } },
  });

  test('is searched, narrowed by state, and says when nothing fits', async () => {
    show(replies(), '#/apps/demo');
    await expect.element(page.getByText('2 of 3 guides')).toBeVisible();
    await page.getByLabelText('Search').fill('uberblick');
    await expect.element(page.getByText('1 of 3 guides')).toBeVisible();
    await page.getByLabelText('Search').fill('nothing of that');
    await expect.element(page.getByText('No guide fits. Change the search or the filters.')).toBeVisible();
    await page.getByLabelText('Search').fill('');
    await page.getByLabelText('State').selectOptions('archived');
    await expect.element(page.getByRole('link', { name: 'Old one' })).toBeVisible();
  });

  test('does the same with several, and says of each that did not go why', async () => {
    const stage = show(
      {
        ...replies(),
        [`PUT ${PATH}/desk`]: { status: 204 },
        'PUT apps/demo/guides/second/desk': { status: 403, body: { detail: 'This needs the right "guide.write".' } },
      },
      '#/apps/demo',
    );
    await page.getByLabelText('Select all shown').click();
    await expect.element(page.getByText('2 selected')).toBeVisible();
    await page.getByLabelText('Label to add').fill('Q4');
    await page.getByRole('button', { name: 'Add label' }).click();
    await expect.element(page.getByText('Done for 1 guide.')).toBeVisible();
    await expect.element(page.getByText(/Überblick .*: This needs the right/)).toBeVisible();
    expect(stage.sent.find(({ call }) => call === `PUT ${PATH}/desk`)?.body).toEqual({ labels: ['Einkauf', 'Q4'] });
  });
});

describe('health', () => {
  const step = {
    ...{ guideId: 'first-request', guideTitle: 'First request', stepId: 'send', stepTitle: 'Send it' },
    ...{ missed: 7, shown: 3, looked: 3, healed: 0, since: NOW - 86_400_000, last: NOW },
    reasons: [{ what: 'ambiguous', times: 7 }],
    pages: [{ what: '/orders/new', times: 7 }],
    ...{ appVersions: [], browsers: [{ what: 'Firefox 150', times: 7 }] },
  };

  test('says which step, how often, where, and what to do; and of staging when asked', async () => {
    const replies = {
      ...collectorWith(),
      'GET apps/demo/metrics/health': { body: { range, cut: false, steps: [step] } },
    };
    const stage = show(replies, '#/apps/demo/health');
    for (const words of ['Send it', '/orders/new', 'Firefox 150']) {
      await expect.element(page.getByText(words)).toBeVisible();
    }
    await expect.element(page.getByText(/Several elements fit alike/)).toBeVisible();
    stage.replies['GET apps/demo/metrics/health'] = { body: { range, cut: false, steps: [] } };
    await page.getByLabelText('Where').selectOptions('staging');
    await expect.element(page.getByText('Every step finds its place')).toBeVisible();
    expect(stage.sent.at(-1)?.body).toContain('environment=staging');
  });

  test('that cannot be asked says so, and comes by itself when it can', async () => {
    const stage = show({ ...collectorWith(), 'GET apps/demo/metrics/health': 'no answer' }, '#/apps/demo/health');
    await expect.element(page.getByText('The collector does not answer')).toBeVisible();
    stage.replies['GET apps/demo/metrics/health'] = { body: { range, cut: false, steps: [step] } };
    stage.passTime();
    await expect.element(page.getByText('Send it')).toBeVisible();
  });
});

describe('what became of a guide', () => {
  const ended = { dismissed: 3, snoozed: 0, missed: 2, left: 1, open: 0 };
  const outcomes = {
    range,
    versions: [2, 1].map((version) => ({
      ...{ version, startedBy: 10, ends: { completed: 4, ...ended }, completionRate: 0.4 },
      missedFor: [{ reason: 'hidden', people: 2 }],
      steps: [
        {
          ...{ stepId: 'a', title: `Step of ${version}`, reachedBy: 10, ended },
          time: { times: 8, medianMs: 2_500, p75Ms: 180_000 },
        },
      ],
    })),
    byTrait: [{ value: 'Sales', startedBy: 6, completedBy: 3, completionRate: 0.5 }],
    untold: 1,
  };
  const group = (people: number, met: number) => ({ people, met, rate: met / people, open: 1 });
  const goal = {
    ...{ range, goal: { featureId: 'export', days: 14 }, holdOut: 20, started: group(50, 30) },
    comparison: {
      ...{ shown: group(40, 30), heldOut: group(40, 10), needed: 20 },
      lift: { difference: 0.5, low: 0.3, high: 0.65 },
    },
  };
  const METRICS = 'GET apps/demo/metrics/guides/first-request';
  const withFigures = (over: object = {}) => ({
    ...withGuide(),
    [`${METRICS}/outcomes`]: { body: outcomes },
    [`${METRICS}/goal`]: { body: { ...goal, ...over } },
  });

  test('is told by version and step with the reasons, and by trait', async () => {
    const stage = show(withFigures(), HASH);
    const part = page.getByRole('region', { name: 'How it ended', exact: true });
    await expect.element(part.getByText(/hidden \(2\)/)).toBeVisible();
    await expect.element(part.getByRole('row', { name: /Step of 2 10 3 0 2 1 0 2.5 s 3m/ })).toBeVisible();
    await part.getByLabelText('Version', { exact: true }).selectOptions('1');
    await expect.element(part.getByRole('row', { name: /Step of 1/ })).toBeVisible();
    const traits = page.getByRole('region', { name: 'Completion by trait', exact: true });
    await expect.element(traits.getByRole('row', { name: 'Sales 6 3 50%' })).toBeVisible();
    await expect.element(traits.getByText(/fewer than five people/)).toBeVisible();
    await traits.getByLabelText('Trait').fill('locale');
    await traits.getByRole('button', { name: 'Ask' }).click();
    await expect
      .poll(() => stage.sent.some(({ call, body }) => call.endsWith('/outcomes') && String(body).includes('=locale')))
      .toBe(true);
  });

  test('says the lift with its interval, or that there is not enough data yet', async () => {
    const stage = show(withFigures(), HASH);
    await expect.element(page.getByText('Lift: 50 points.')).toBeVisible();
    await expect.element(page.getByText(/between 30 and 65/)).toBeVisible();
    stage.close();
    show(withFigures({ comparison: { ...goal.comparison, lift: null } }), HASH);
    await expect.element(page.getByText(/Not enough data yet: each group needs 20/)).toBeVisible();
    expect(page.getByText(/Lift:/).elements()).toEqual([]);
  });

  test('a goal and a hold-out are saved to the draft that was seen', async () => {
    const stage = show({ ...withFigures(), [`PUT ${PATH}`]: { body: { revision: 4 } } }, HASH);
    await page.getByText('Goal and hold-out').click();
    const form = page.getByRole('form', { name: 'Goal and hold-out' });
    await form.getByLabelText('What people are to do').selectOptions('event');
    await form.getByRole('button', { name: 'Save to the draft' }).click();
    await expect.element(form.getByText('Say what people are to do.')).toBeVisible();
    await form.getByLabelText('Name of the event').fill('form.submitted');
    await form.getByLabelText('Held out, in per cent').fill('20');
    await form.getByRole('button', { name: 'Save to the draft' }).click();
    await expect
      .poll(() => stage.sent.find(({ call }) => call === `PUT ${PATH}`)?.body)
      .toEqual({ ...draft.guide, goal: { event: 'form.submitted', days: 14 }, holdOut: 20 });
    await expect.element(form.getByText(/Saved to the draft/)).toBeVisible();
  });
});
