import type { Mapping } from '../mapping.ts';

/** https://developer.atlassian.com/cloud/jira/service-desk/rest/ and https://developer.atlassian.com/cloud/jira/platform/rest/v2/ */
export const JIRA: Mapping = {
  kind: 'jira',
  name: 'Jira Service Management',
  address: 'https://example.atlassian.net',
  fields: [
    { name: 'serviceDeskId', label: 'Service desk id', required: true, example: '1' },
    { name: 'requestTypeId', label: 'Request type id', required: true, example: '10' },
  ],
  credentials: [
    { name: 'email', label: 'Mail address of the account', required: true },
    { name: 'token', label: 'API token', required: true },
  ],
  basic: '{email}:{token}',
  whoami: { method: 'GET', path: '/rest/api/2/myself', take: { accountId: 'accountId', account: 'displayName' } },
  create: {
    method: 'POST',
    path: '/rest/servicedeskapi/request',
    body: {
      serviceDeskId: '{serviceDeskId}',
      requestTypeId: '{requestTypeId}',
      requestFieldValues: { summary: '{title}', description: '{text}', priority: { name: '{priority}' } },
    },
    take: { remoteId: 'issueId', remoteKey: 'issueKey', remoteState: 'currentStatus.status' },
  },
  reply: {
    method: 'POST',
    path: '/rest/servicedeskapi/request/{remoteId}/comment',
    body: { body: '{text}', public: true },
  },
  note: {
    method: 'POST',
    path: '/rest/servicedeskapi/request/{remoteId}/comment',
    body: { body: '{text}', public: false },
  },
  state: [
    {
      method: 'GET',
      path: '/rest/api/2/issue/{remoteId}/transitions',
      take: { transition: { in: 'transitions', where: 'to.name', is: '{state}', take: 'id' } },
    },
    {
      method: 'POST',
      path: '/rest/api/2/issue/{remoteId}/transitions',
      body: { transition: { id: '{transition}' } },
    },
  ],
  read: {
    method: 'GET',
    path: '/rest/servicedeskapi/request/{remoteId}',
    take: { remoteState: 'currentStatus.status' },
  },
  comments: {
    step: {
      method: 'GET',
      path: '/rest/api/2/issue/{remoteId}/comment',
      query: { orderBy: '-created', maxResults: '50' },
    },
    list: 'comments',
    each: {
      id: 'id',
      text: 'body',
      authorId: 'author.accountId',
      author: 'author.displayName',
      public: { at: 'jsdPublic', is: [true] },
    },
  },
  web: '/browse/{remoteKey}',
  // Only a request type that has the field takes a priority (Low, Medium, High, Highest); another one refuses it.
  priorities: { low: '', normal: '', high: '', urgent: '' },
  statesOut: {
    ...{ new: '', open: 'In Progress', pending: 'Waiting for customer', 'on-hold': 'Pending' },
    ...{ solved: 'Resolved', closed: 'Closed' },
  },
  statesIn: {
    ...{ 'In Progress': 'open', 'Waiting for support': 'open', 'Waiting for customer': 'pending', Pending: 'on-hold' },
    ...{ Resolved: 'solved', Done: 'solved', Canceled: 'solved', Closed: 'closed' },
  },
};
