import { expect, test } from 'vitest';
import { createEventIds } from '../../../core/event-id.ts';
import { instantOf } from '../../../core/event-instant.ts';
import { recordNameless } from './nameless.ts';

test('what is told without a name says the day and no more, in its ids as well, and keeps its order', () => {
  const noon = Date.UTC(2026, 4, 6, 12, 34, 56, 789);
  const newId = createEventIds({ now: () => noon, random: Math.random });
  const told: { eventId?: string; at?: number; visitorId: string; sessionId: string }[] = [];
  const record = recordNameless({ newId, recordAs: (who) => (happening) => told.push({ ...who, ...happening }) });
  for (const stepId of ['q1', 'q2', 'q3']) record({ name: 'step.shown', guideId: 'why', version: 1, stepId });
  const day = Date.UTC(2026, 4, 6);
  expect(told.map(({ at }) => at)).toEqual([day + 1, day + 2, day + 3]);
  expect(told.map(({ eventId = '' }) => instantOf(eventId))).toEqual([day + 1, day + 2, day + 3]);
  expect(new Set(told.map(({ visitorId, sessionId }) => `${visitorId} ${sessionId}`)).size).toBe(1);
  for (const { visitorId, sessionId } of told)
    for (const id of [visitorId, sessionId]) {
      expect(instantOf(id)).toBe(day);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  expect(told[0]?.visitorId).not.toBe(told[0]?.sessionId);
});
