// Events as pages send them: views, clicks with their elements, steps of a guide, and what the host tracks.
import { randomBytes } from 'node:crypto';

const PEOPLE = Number(process.env.PEOPLE ?? 5_000);

/** UUID version 7. */
export function uuid7(now) {
  const hex = now.toString(16).padStart(12, '0') + '7' + randomBytes(10).toString('hex').slice(1);
  const id = hex.slice(0, 16) + '8' + hex.slice(17, 32);
  return [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20, 32)].join('-');
}

/** One event of a person; `index` decides which. */
export function makeEvent(index, visitorId, at) {
  const event = {
    eventId: uuid7(at),
    at,
    ageMs: index * 100,
    seq: index,
    visitorId,
    sessionId: `s-${visitorId}-${at >> 21}`,
  };
  const page = { path: `/requests/${index % 20}`, title: 'Purchase requests' };
  const guide = { guideId: `guide-${index % 3}`, version: 3 };
  switch (index % 10) {
    case 0:
    case 1:
      return { ...event, name: 'page.viewed', page, props: { from: '/approvals' } };
    case 2:
      return { ...event, name: 'guide.started', page, ...guide };
    case 3:
      return { ...event, name: 'step.shown', page, ...guide, stepId: `step-${index % 7}` };
    case 4:
      return { ...event, name: 'step.completed', page, ...guide, stepId: `step-${index % 7}` };
    case 5:
      return { ...event, name: 'invoice.saved', page, props: { amount: index * 12, currency: 'EUR' } };
    default:
      return {
        ...event,
        name: 'element.clicked',
        page,
        element: {
          kind: 'button',
          role: 'button',
          signals: { 'data-testid': `action-${index % 30}` },
          within: ['main', 'form#order'],
        },
      };
  }
}

export function makeBatch(appKey, size) {
  const now = Date.now();
  const visitorId = `v-${Math.floor(Math.random() * PEOPLE)}`;
  const first = Math.floor(Math.random() * 1_000);
  const events = Array.from({ length: size }, (_, index) => ({
    ...makeEvent(first + index, visitorId, now - index * 100),
    appVersion: '4.2.0',
  }));
  return Buffer.from(JSON.stringify({ protocol: 1, appKey, sentAt: now, events }));
}
