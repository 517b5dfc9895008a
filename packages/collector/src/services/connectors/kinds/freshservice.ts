import type { Mapping, Step } from '../mapping.ts';

const ONE = '/api/v2/tickets/{remoteId}';
const TAKEN = { remoteId: 'ticket.id', remoteKey: 'ticket.id', remoteState: 'ticket.status' };
// A public note: a reply would be mailed to whoever asked, who has it from us already.
const note = (isPrivate: boolean): Step => ({
  ...{ method: 'POST', path: `${ONE}/notes` },
  body: { body: '{text:html}', private: isPrivate },
});

/** https://api.freshservice.com/v2/ */
export const FRESHSERVICE: Mapping = {
  kind: 'freshservice',
  name: 'Freshservice',
  address: 'https://example.freshservice.com',
  fields: [
    { name: 'requesterEmail', label: 'Requester of tickets whose visitor has no mail address', required: true },
    { name: 'groupId', label: 'Group id', required: false },
  ],
  credentials: [
    { name: 'agentEmail', label: 'Mail address of the agent', required: true },
    { name: 'apiKey', label: 'API key of the agent', required: true },
  ],
  basic: '{apiKey}:X',
  whoami: {
    method: 'GET',
    path: '/api/v2/agents',
    query: { email: '{agentEmail}' },
    take: { accountId: 'agents.0.id', account: 'agents.0.email' },
  },
  create: {
    method: 'POST',
    path: '/api/v2/tickets',
    body: {
      ...{ subject: '{title}', description: '{text:html}', email: '{emailOrOurs}', priority: '{priority:number}' },
      // Open, from the portal.
      ...{ status: 2, source: 2, group_id: '{groupId:number}' },
    },
    take: TAKEN,
  },
  reply: note(false),
  note: note(true),
  state: [{ method: 'PUT', path: ONE, body: { status: '{state:number}' } }],
  read: { method: 'GET', path: ONE, take: TAKEN },
  comments: {
    step: { method: 'GET', path: `${ONE}/conversations`, query: { per_page: '100', page: '{page}' } },
    list: 'conversations',
    pageSize: 100,
    each: { id: 'id', text: 'body_text', authorId: 'user_id', public: { at: 'private', is: [false] } },
  },
  web: '/a/tickets/{remoteId}',
  priorities: { low: '1', normal: '2', high: '3', urgent: '4' },
  // Open, pending, resolved, closed.
  statesOut: { new: '', open: '2', pending: '3', 'on-hold': '3', solved: '4', closed: '5' },
  statesIn: { 2: 'open', 3: 'pending', 4: 'solved', 5: 'closed' },
};
