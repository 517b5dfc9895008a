import { expect, test } from 'vitest';
import { withTickets } from '../../test/tickets.ts';

test('agents are told by name to those who see tickets, and nobody else is told anything', async () => {
  const { member } = await withTickets();
  const lea = await member('Lea', ['agent-l1']);
  const author = await member('Ben', ['author']);
  const luz = await member('Luz', ['agent-l2']);
  const answer = await lea.ask('GET', '/api/tickets/agents');
  const told = (await answer.json()) as { agents: object[] };
  expect(told.agents).toContainEqual({ memberId: lea.memberId, name: 'Lea' });
  expect(told.agents).toContainEqual({ memberId: luz.memberId, name: 'Luz' });
  expect(JSON.stringify(told)).not.toMatch(/Ben|@/);
  expect(await (await author.ask('GET', '/api/tickets/agents')).json()).toEqual({ agents: [] });
});
