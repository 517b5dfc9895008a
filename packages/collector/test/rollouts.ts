import { randomBytes } from 'node:crypto';
import type { Criterion, NewRollout, RolloutStands } from '@handrail/protocol';
import { HOUR, record } from '../src/store/events/made-events.contract.ts';
import { withTickets } from './tickets.ts';

export const GO_LIVE = '2026-05-01';
export const randomId = (): string => randomBytes(16).toString('hex');

export const criterion = (more: Partial<Criterion> = {}): Criterion => ({
  ...{ criterionId: 'use', figure: 'adoption', appId: 'demo', comparison: 'at-least', target: 0.5 },
  ...{ by: '2026-06-30', days: 28 },
  ...more,
});

export const plan = (more: Partial<NewRollout> = {}): NewRollout => ({
  ...{ name: 'New purchasing', need: 'Requests on paper take two weeks.', owner: 'Purchasing', goLive: GO_LIVE },
  scope: { appIds: ['demo'], guides: [{ appId: 'demo', guideId: 'order' }] },
  criteria: [criterion()],
  ...more,
});

const step = (stepId: string, title: string) => ({ type: 'dialog', stepId, title, blocks: [] });
export const script = {
  ...{ kind: 'walkthrough', guideId: 'order', title: 'Order something', trigger: { on: 'call' } },
  steps: [step('open', 'Open the form'), step('send', 'Send it')],
};

const hoursOf = (day: string): number => Date.parse(`${day}T10:00Z`) / HOUR;

/** Two apps with members, one of which counts its people, and whose first rollout is written. */
export async function withRollouts() {
  const all = await withTickets();
  const { manage, stores, clock } = all;
  const day = (name: string) => (clock.time = Date.parse(`${name}T12:00Z`));
  day('2026-04-20');
  const settings = { name: 'Demo', headcount: { sales: 20, it: 12 }, usage: { traits: { department: 'string' } } };
  await manage('PUT', '/api/apps/demo', { ...settings, identity: { mode: 'accept' } });
  await manage('PUT', '/api/apps/demo/guides/order', script);
  await manage('POST', '/api/apps/demo/guides/order/publish');

  /** So many people of a department do something on a day. */
  async function use(department: string, people: number, on: string): Promise<void> {
    const records = Array.from({ length: people }, (_, at) => `${department}-${at}`).flatMap((visitorId) => [
      record(visitorId, 'visitor.identified', hoursOf(on), { traits: { department } }),
      record(visitorId, 'page.viewed', hoursOf(on)),
    ]);
    await stores.events.append('demo', records);
  }
  async function make(content: NewRollout = plan()): Promise<RolloutStands> {
    const answer = await manage('POST', '/api/apps/demo/rollouts', content);
    if (answer.status !== 201) throw new Error(await answer.text());
    // The form is what the schema of the route says.
    return (await answer.json()) as RolloutStands;
  }
  const move = ({ rollout, revision }: RolloutStands, state: 'live' | 'ended') =>
    manage('POST', `/api/apps/demo/rollouts/${rollout.rolloutId}/moves`, { state, revision });
  return { ...all, settings, day, use, make, move };
}
