import { expect, test } from 'vitest';
import { problemOf } from '../../test/collector-app.ts';
import { randomId, script, withRollouts } from '../../test/rollouts.ts';

async function withTesters() {
  const all = await withRollouts();
  const settings = { categories: [{ categoryId: 'defect', name: { en: 'Defect' }, fields: [] }] };
  await all.manage('PUT', '/api/support', {
    ...(await (await all.manage('GET', '/api/support')).json()).settings,
    ...settings,
  });
  const made = await all.make();
  const ada = await all.member('Ada', ['agent-l1']);
  const ben = await all.member('Ben', ['author']);
  const owner = await all.member('Olga', ['analyst']);
  const path = `/api/apps/demo/rollouts/${made.rollout.rolloutId}/test`;
  const says = (stepId: string, more: object = {}) => ({
    ...{ markId: randomId(), appId: 'demo', guideId: 'order', version: 1, stepId, outcome: 'pass', ...more },
  });
  const look = async () => (await owner.ask('GET', path)).json();
  const sign = (more: object) => owner.ask('POST', `${path}/sign-offs`, { signOffId: randomId(), ...more });
  return { ...all, made, ada, ben, owner, path, says, look, sign };
}

const FIREFOX = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' };

test('testers mark steps, a failure becomes a ticket with its context, once', async () => {
  const { ada, ben, path, says, look, stores } = await withTesters();
  expect((await look()).counts).toEqual({ steps: 2, passed: 0, failed: 0, open: 2 });
  expect((await ada.ask('POST', `${path}/marks`, says('open'))).status).toBe(201);
  expect((await problemOf(await ben.ask('POST', `${path}/marks`, says('send', { outcome: 'fail' })))).code).toBe(
    'note-needed',
  );
  const failed = says('send', {
    outcome: 'fail',
    note: 'The button does nothing.',
    appVersion: '4.2',
    page: '/orders/new',
  });
  const mark = await (await ben.ask('POST', `${path}/marks`, failed, FIREFOX)).json();
  const again = await (await ben.ask('POST', `${path}/marks`, failed, FIREFOX)).json();
  expect(again).toEqual(mark);
  expect((await problemOf(await ada.ask('POST', `${path}/marks`, failed))).code).toBe('id-taken');
  const { tickets } = await stores.records.tickets.list({ tags: ['acceptance-test'] }, 'created', 10);
  expect(tickets).toHaveLength(1);
  expect(tickets[0]).toMatchObject({
    ...{ ticketId: mark.defect.ticketId, title: 'Order something: Send it', state: 'new', lastBy: 'visitor' },
    requester: { name: 'Ben', verified: false },
    context: {
      ...{ page: { path: '/orders/new' }, appVersion: '4.2', browser: { name: 'Firefox', version: '140' } },
      guide: { guideId: 'order', version: 1, stepId: 'send' },
    },
  });
  const [, said] = await stores.records.tickets.entries(mark.defect.ticketId);
  expect(JSON.stringify(said?.blocks)).toContain('The button does nothing.');
  const test = await look();
  expect(test).toMatchObject({
    counts: { steps: 2, passed: 1, failed: 1, open: 0 },
    scripts: [
      {
        version: 1,
        steps: [{ stands: 'passed' }, { stands: 'failed' }],
        testers: [{ by: { name: 'Ada' }, passed: 1 }, { failed: 1 }],
      },
    ],
    defects: [{ number: mark.defect.number, state: 'new' }],
  });
});

test('the last word of a tester counts, one failure stands until it is taken back, and a new version begins anew', async () => {
  const { ada, ben, path, says, look, manage } = await withTesters();
  const stands = async () => (await look()).scripts[0].steps.map((one: { stands: string }) => one.stands);
  await ben.ask('POST', `${path}/marks`, says('open', { outcome: 'fail', note: 'Broken.' }));
  await ada.ask('POST', `${path}/marks`, says('open'));
  expect(await stands()).toEqual(['failed', 'open']);
  await ben.ask('POST', `${path}/marks`, says('open'));
  expect(await stands()).toEqual(['passed', 'open']);
  await manage('PUT', '/api/apps/demo/guides/order', { ...script, title: 'Order anything' });
  await manage('POST', '/api/apps/demo/guides/order/publish');
  expect(await stands()).toEqual(['open', 'open']);
  expect((await problemOf(await ada.ask('POST', `${path}/marks`, says('open')))).code).toBe('other-version');
  expect((await problemOf(await ada.ask('POST', `${path}/marks`, says('none', { version: 2 })))).code).toBe(
    'unknown-step',
  );
});

test('a sign-off says who signed what, and does not call open what is not', async () => {
  const { ada, owner, path, says, look, sign, manage, app } = await withTesters();
  await ada.ask('POST', `${path}/marks`, says('open'));
  expect((await problemOf(await sign({ verdict: 'accepted' }))).code).toBe('something-open');
  expect((await problemOf(await sign({ verdict: 'accepted-with-open' }))).code).toBe('note-needed');
  expect((await sign({ verdict: 'accepted-with-open', note: 'Sending is tested next week.' })).status).toBe(201);
  await ada.ask('POST', `${path}/marks`, says('send'));
  expect((await sign({ verdict: 'accepted' })).status).toBe(201);
  const { signOffs } = await look();
  expect(signOffs).toMatchObject([
    { verdict: 'accepted', by: { memberId: owner.memberId, name: 'Olga' }, counts: { passed: 2, open: 0 } },
    { verdict: 'accepted-with-open', counts: { passed: 1, open: 1 }, versions: [{ guideId: 'order', version: 1 }] },
  ]);
  expect((await app.services.audit.page({ limit: 1 }))[0]).toMatchObject({
    action: 'rollout.signed-off',
    name: 'Olga',
  });
  const bare = { signOffId: randomId(), verdict: 'refused', note: 'No.' };
  expect((await problemOf(await manage('POST', `${path}/sign-offs`, bare))).code).toBe('session-needed');
  expect((await ada.ask('POST', `${path}/sign-offs`, bare)).status).toBe(403);
});

test('a failure whose audit entry cannot be written leaves neither mark nor ticket', async () => {
  const { ada, path, says, stores } = await withTesters();
  const { append } = stores.records.audit;
  stores.records.audit.append = () => Promise.reject(new Error('the disk is full'));
  const answer = await ada.ask('POST', `${path}/marks`, says('open', { outcome: 'fail', note: 'Broken.' }));
  stores.records.audit.append = append;
  expect(answer.status).toBe(500);
  expect((await stores.records.tickets.list({}, 'created', 10)).tickets).toEqual([]);
  const rolloutId = path.split('/').at(-2) ?? '';
  expect(await stores.records.rollouts.entries(rolloutId)).toEqual([]);
});
