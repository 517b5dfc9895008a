import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { openDashboard, present } from './stage.tsx';
import { id, ticket, withTickets } from './tickets.ts';

let close = (): void => undefined;
afterEach(() => close());

const words = {
  priorities: { low: 'low', normal: 'normal', high: 'high', urgent: 'urgent' },
  statesOut: { new: '', open: 'open', pending: 'pending', 'on-hold': 'hold', solved: 'solved', closed: '' },
  statesIn: { hold: 'on-hold', solved: 'solved' },
};
const kind = {
  ...{ kind: 'zendesk', name: 'Zendesk', address: 'https://example.zendesk.com', ...words },
  fields: [{ name: 'groupId', label: 'Group id', required: false }],
  credentials: [{ name: 'token', label: 'API token', required: true }],
};
const connector = {
  ...{ connectorId: 'c1', kind: 'zendesk', name: 'Their desk', url: 'https://z.test', fields: {}, levels: ['l2'] },
  ...{ notes: false, polls: true, state: 'on', createdAt: 1, ...words },
};
const lost = {
  deliveryId: 'd1',
  about: 'comment #7',
  state: 'failed',
  attempts: 1,
  createdAt: 1,
  at: 1,
  outcome: '422',
};

test('a service desk is connected, tested and changed, without its credentials being told', async () => {
  const replies = {
    'GET session': { body: { ...present, rights: ['support.manage'], apps: { demo: ['ticket.read'] } } },
    'GET connectors/kinds': { body: { kinds: [kind] } },
    'GET connectors': { body: { connectors: [] as object[] } },
    'POST connectors': { status: 201, body: { connector, secret: 's3cret' } },
    'PUT connectors/c1': { body: connector },
    'POST connectors/c1/test': { body: { ok: true, says: 'Handrail' } },
    'GET connectors/c1/deliveries': { body: { deliveries: [lost] } },
    'POST connectors/c1/deliveries/d1/replay': { status: 204 },
  };
  const stage = openDashboard(withTickets([], replies), '#/service');
  ({ close } = stage);
  await expect.element(page.getByText('No other service desk is connected.')).toBeVisible();
  await page.getByLabelText('Connect a service desk').selectOptions('Zendesk');
  await page.getByLabelText('Address', { exact: true }).fill('https://z.test');
  await page.getByLabelText('API token').fill('t0ken');
  await page.getByText('Priorities and states').click();
  await page.getByLabelText('Their states here').fill('on hold');
  await expect.element(page.getByText('Write lines such as: Resolved = solved.')).toBeVisible();
  await page.getByLabelText('Their states here').fill('on hold = on-hold');
  replies['GET connectors'].body.connectors = [connector];
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect.element(page.getByText('s3cret')).toBeVisible();
  expect(stage.sent.find(({ call }) => call === 'POST connectors')?.body).toMatchObject({
    ...{ kind: 'zendesk', name: 'Zendesk', url: 'https://z.test', credentials: { token: 't0ken' }, state: 'on' },
    statesIn: { 'on hold': 'on-hold' },
  });

  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await expect.element(page.getByText('It works, as Handrail.')).toBeVisible();
  const form = page.getByRole('form', { name: 'Their desk' });
  await expect.element(form.getByLabelText('API token')).toHaveValue('');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect.element(form.getByText('Saved.')).toBeVisible();
  const put = stage.sent.find(({ call }) => call === 'PUT connectors/c1')?.body;
  expect(put).toMatchObject({ name: 'Their desk', levels: ['l2'] });
  expect(put).not.toHaveProperty('credentials');
  await page.getByText('What was carried there').click();
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect.poll(() => stage.sent.some(({ call }) => call.endsWith('d1/replay'))).toBe(true);
});

test('a ticket says where else it is, and goes where somebody hands it over to', async () => {
  const at = `GET tickets/${id('a')}/connectors`;
  const link = {
    ...{ connectorId: 'c1', name: 'Their desk', ticketId: id('a'), remoteId: '1', remoteKey: 'HELP-1' },
    ...{ url: 'https://z.test/HELP-1', remoteState: 'open', fault: null },
  };
  const replies = {
    [`GET tickets/${id('a')}`]: { body: { ticket: ticket(), entries: [], guides: [] } },
    [at]: { body: { links: [link], others: [{ connectorId: 'c2', name: 'Another' }] } },
    [`POST tickets/${id('a')}/connectors/c2`]: { status: 202, body: { links: [link], others: [] } },
  };
  const stage = openDashboard(withTickets([], replies), `#/tickets/${id('a')}`);
  ({ close } = stage);
  await expect
    .element(page.getByRole('link', { name: 'Their desk HELP-1 (opens there)' }))
    .toHaveAttribute('href', 'https://z.test/HELP-1');
  await page.getByRole('button', { name: 'Hand over to Another' }).click();
  await expect.poll(() => stage.sent.some(({ call }) => call.startsWith('POST') && call.endsWith('/c2'))).toBe(true);
});
