import { randomBytes, randomUUID } from 'node:crypto';
import type { Collector } from './collector.ts';
import type { TestApp } from './test.ts';

/** Somebody in a page of the app who asks for support, as the panel does. */
export interface Asker {
  ticketId: string;
  number: number;
  say(text: string): Promise<void>;
  /** How far a guide got that an entry sent. */
  reach(entryId: string, state: 'started' | 'completed', stepId?: string): Promise<void>;
}

export async function ask(collector: Collector, app: TestApp, over: object = {}): Promise<Asker> {
  const who = { appKey: app.appKey, visitorId: `v-${randomUUID()}`, secret: randomBytes(32).toString('base64url') };
  const post = async (path: string, body: object): Promise<unknown> => {
    const answer = await fetch(`${collector.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  // As the protocol promises for this path.
  const made = (await post('/v1/tickets', {
    ...{ ...who, ticketKey: randomUUID(), sentAt: Date.now(), title: 'The total is wrong', text: 'It says 40.' },
    ...over,
  })) as { ticketId: string; number: number };
  const at = `/v1/tickets/${made.ticketId}`;
  return {
    ...made,
    async say(text) {
      await post(`${at}/replies`, { ...who, entryKey: randomUUID(), text });
    },
    async reach(entryId, state, stepId) {
      await post(`${at}/guide`, { ...who, entryId, state, ...(stepId !== undefined && { stepId }) });
    },
  };
}

const calendar = {
  timeZone: 'Europe/Berlin',
  hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' })),
  holidays: [],
};

/** A service centre that nobody has set up. */
export const noSupport = { teams: [], categories: [], routing: [], policies: [], cannedReplies: [] };

/** How the service centre of a test works: three levels, a promise, a category and ready words. */
export const supportSettings = {
  teams: [
    { teamId: 'first', name: 'First line', level: 'l1', memberIds: [], calendar },
    { teamId: 'experts', name: 'Experts', level: 'l2', memberIds: [], calendar },
  ],
  categories: [{ categoryId: 'orders', name: { en: 'Orders', de: 'Bestellungen' }, fields: [] }],
  routing: [{ ruleId: 'all', teamId: 'first' }],
  policies: [{ policyId: 'all', name: 'For all', firstReplyMs: 1_800_000, resolutionMs: 86_400_000 }],
  cannedReplies: [
    {
      ...{ replyId: 'hello', name: 'Greeting' },
      blocks: [{ type: 'paragraph', content: [{ text: 'Hello {name|there}, this is {agent|us}.' }] }],
    },
  ],
};
