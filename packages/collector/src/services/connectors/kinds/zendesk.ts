import type { Mapping } from '../mapping.ts';

const ONE = '/api/v2/tickets/{remoteId}.json';
const TAKEN = { remoteId: 'ticket.id', remoteKey: 'ticket.id', remoteState: 'ticket.status' };

/** https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/ and ticket_comments */
export const ZENDESK: Mapping = {
  kind: 'zendesk',
  name: 'Zendesk',
  address: 'https://example.zendesk.com',
  fields: [{ name: 'groupId', label: 'Group id', required: false }],
  credentials: [
    { name: 'email', label: 'Mail address of the agent', required: true },
    { name: 'token', label: 'API token', required: true },
  ],
  basic: '{email}/token:{token}',
  whoami: { method: 'GET', path: '/api/v2/users/me.json', take: { accountId: 'user.id', account: 'user.name' } },
  create: {
    method: 'POST',
    path: '/api/v2/tickets.json',
    // A second request with the same key makes nothing and answers as the first did.
    headers: { 'idempotency-key': '{connectorId}-{ticketId}' },
    body: {
      ticket: {
        subject: '{title}',
        comment: { body: '{text}' },
        requester: { name: '{requester}', email: '{email}' },
        ...{ priority: '{priority}', external_id: '{ticketId}', group_id: '{groupId:number}' },
      },
    },
    take: TAKEN,
  },
  find: {
    method: 'GET',
    path: '/api/v2/tickets.json',
    query: { external_id: '{ticketId}' },
    take: { remoteId: 'tickets.0.id', remoteKey: 'tickets.0.id', remoteState: 'tickets.0.status' },
  },
  reply: { method: 'PUT', path: ONE, body: { ticket: { comment: { body: '{text}', public: true } } } },
  note: { method: 'PUT', path: ONE, body: { ticket: { comment: { body: '{text}', public: false } } } },
  state: [{ method: 'PUT', path: ONE, body: { ticket: { status: '{state}' } } }],
  read: { method: 'GET', path: ONE, take: TAKEN },
  comments: {
    step: {
      method: 'GET',
      path: '/api/v2/tickets/{remoteId}/comments.json',
      query: { sort_order: 'desc', per_page: '50' },
    },
    list: 'comments',
    each: { id: 'id', text: 'plain_body', authorId: 'author_id', public: { at: 'public', is: [true] } },
  },
  web: '/agent/tickets/{remoteId}',
  priorities: { low: 'low', normal: 'normal', high: 'high', urgent: 'urgent' },
  // Closing is Zendesk's own, some days after it was solved.
  statesOut: { new: '', open: 'open', pending: 'pending', 'on-hold': 'hold', solved: 'solved', closed: '' },
  statesIn: { open: 'open', pending: 'pending', hold: 'on-hold', solved: 'solved', closed: 'closed' },
};
