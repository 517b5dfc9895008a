import { expect, test } from 'vitest';
import { guide as guideEvent, record } from '../store/events/made-events.contract.ts';
import { guide, problemOf } from '../../test/collector-app.ts';
import { withMembers } from '../../test/members.ts';

const PATH = '/api/apps/demo/guides/g';

test('why a visitor gets a guide is told by what is kept of them, and what only the page knows is said to be so', async () => {
  const { manage, ada, stores } = await withMembers();
  const usage = { traits: { department: 'string' } };
  const segments = [{ segmentId: 'it', name: 'IT people', when: { type: 'trait', name: 'department', in: ['IT'] } }];
  expect((await manage('PUT', '/api/apps/demo', { name: 'Demo', usage, segments })).status).toBe(200);
  const of = [
    { type: 'segment', segmentId: 'it' },
    { type: 'event', name: 'order.saved', times: 2 },
    { type: 'trait', name: 'undeclared', in: [1] },
    { type: 'device', in: ['desktop'] },
  ];
  const audience = { type: 'all', of };
  await manage('PUT', PATH, { ...guide, trigger: { on: 'page', path: '/orders' }, audience });
  expect((await problemOf(await manage('GET', `${PATH}/visitors/ada%2F1`))).status).toBe(404);
  await manage('POST', `${PATH}/publish`);
  expect((await problemOf(await manage('GET', `${PATH}/visitors/ada%2F1`))).status).toBe(404);
  await stores.events.append('demo', [
    record('ada/1', 'visitor.identified', 1, { traits: { department: 'HR' } }),
    record('ada/1', 'visitor.identified', 2, { traits: { department: 'IT' } }),
    record('ada/1', 'order.saved', 3),
    guideEvent('ada/1', 'guide.started', 4),
    guideEvent('ada/1', 'guide.dismissed', 5),
  ]);
  const asked = await (await manage('GET', `${PATH}/visitors/ada%2F1`)).json();
  expect(asked).toMatchObject({ version: 1, verdict: 'against' });
  expect(asked.reasons).toEqual([
    { holds: false, inPage: true, words: 'the page has to fit /orders' },
    {
      ...{ holds: true, words: 'the visitor is in the segment “IT people”' },
      of: [{ holds: true, words: 'the trait “department” is “IT”' }],
    },
    { holds: false, words: '“order.saved” happened once, not at least 2 times' },
    { holds: false, inPage: true, words: 'the trait “undeclared” has to be 1' },
    { holds: false, inPage: true, words: 'the device has to be “desktop”' },
    { holds: false, words: expect.stringMatching(/^the visitor closed it at .*, and it is shown once$/) },
    { holds: false, inPage: true, words: expect.stringMatching(/^no other guide may be in the way/) },
  ]);
  const { reasons } = await (await manage('GET', `${PATH}/visitors/ada%2F1?locale=de`)).json();
  expect(reasons[2].words).toBe('„order.saved“ geschah 1-mal, nicht mindestens 2-mal');
  // Whoever writes guides may not look at single visitors.
  expect((await ada('GET', `${PATH}/visitors/ada%2F1`)).status).toBe(403);
});
