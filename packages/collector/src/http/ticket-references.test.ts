import { expect, test } from 'vitest';
import { problemOf } from '../../test/collector-app.ts';
import { withTickets } from '../../test/tickets.ts';
import { NO_SETTINGS } from '../services/support/settings.ts';

test('a ticket goes to teams that are there and into categories that its app has; what it has already may stay', async () => {
  const { page, member, app } = await withTickets();
  const { ticketId } = await page('ada').ask();
  const agent = await member('Lea', ['agent-l1']);
  const calendar = { timeZone: 'UTC', hours: [], holidays: [] };
  const teams = [{ teamId: 'desk', name: 'Desk', level: 'l1' as const, memberIds: [], calendar }];
  const categories = ['demo', 'other'].map((appId) => ({
    categoryId: `of-${appId}`,
    name: { en: 'X' },
    fields: [],
    appIds: [appId],
  }));
  await app.services.support.save({ ...NO_SETTINGS, teams, categories }, undefined);
  const patch = async (body: object) => {
    const answer = await agent.ask('PATCH', `/api/tickets/${ticketId}`, body);
    return answer.ok ? 'taken' : (await problemOf(answer)).code;
  };
  expect(await patch({ teamId: 'none' })).toBe('unknown-team');
  expect(await patch({ categoryId: 'of-other' })).toBe('unknown-category');
  const up = { to: 'l2', reason: 'x', summary: 'x', teamId: 'none' };
  expect((await problemOf(await agent.ask('POST', `/api/tickets/${ticketId}/escalations`, up))).code).toBe(
    'unknown-team',
  );
  expect(await patch({ teamId: 'desk', categoryId: 'of-demo' })).toBe('taken');
  await app.services.support.save(NO_SETTINGS, undefined);
  expect(await patch({ teamId: 'desk', categoryId: 'of-demo', priority: 'high' })).toBe('taken');
  expect(await patch({ teamId: null, categoryId: null })).toBe('taken');
});
