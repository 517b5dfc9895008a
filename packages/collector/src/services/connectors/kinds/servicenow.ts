import type { Mapping, Step } from '../mapping.ts';

const INCIDENT = '/api/now/table/incident';
const ONE = `${INCIDENT}/{remoteId}`;
const TAKEN = { remoteId: 'result.sys_id', remoteKey: 'result.number', remoteState: 'result.state' };
const patch = (body: NonNullable<Step['body']>): Step => ({ method: 'PATCH', path: ONE, body });

/** https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html */
export const SERVICENOW: Mapping = {
  kind: 'servicenow',
  name: 'ServiceNow',
  address: 'https://example.service-now.com',
  fields: [
    { name: 'assignmentGroup', label: 'Assignment group (sys_id)', required: false },
    { name: 'closeCode', label: 'Close code', required: false, example: 'Solution provided' },
  ],
  credentials: [
    { name: 'user', label: 'User name', required: true },
    { name: 'password', label: 'Password', required: true },
  ],
  basic: '{user}:{password}',
  headers: { accept: 'application/json' },
  whoami: {
    method: 'GET',
    path: '/api/now/table/sys_user',
    query: { sysparm_query: 'user_name={user}', sysparm_fields: 'user_name,name', sysparm_limit: '1' },
    take: { accountId: 'result.0.user_name', account: 'result.0.name' },
  },
  create: {
    method: 'POST',
    path: INCIDENT,
    body: {
      ...{ short_description: '{title}', description: '{text}', urgency: '{priority}', impact: '{priority}' },
      ...{ correlation_id: '{ticketId}', correlation_display: 'Handrail', assignment_group: '{assignmentGroup}' },
    },
    take: TAKEN,
  },
  find: {
    method: 'GET',
    path: INCIDENT,
    query: { sysparm_query: 'correlation_id={ticketId}', sysparm_fields: 'sys_id,number,state', sysparm_limit: '1' },
    take: { remoteId: 'result.0.sys_id', remoteKey: 'result.0.number', remoteState: 'result.0.state' },
  },
  reply: patch({ comments: '{text}' }),
  note: patch({ work_notes: '{text}' }),
  state: [patch({ state: '{state}' })],
  solve: [patch({ state: '{state}', close_code: '{closeCode}', close_notes: 'Handrail #{number}' })],
  read: { method: 'GET', path: ONE, query: { sysparm_fields: 'sys_id,number,state' }, take: TAKEN },
  comments: {
    step: {
      method: 'GET',
      path: '/api/now/table/sys_journal_field',
      query: {
        sysparm_query: 'element_id={remoteId}^elementINcomments,work_notes^ORDERBYDESCsys_created_on',
        sysparm_fields: 'sys_id,element,value,sys_created_by',
        sysparm_limit: '50',
      },
    },
    list: 'result',
    each: {
      ...{ id: 'sys_id', text: 'value', authorId: 'sys_created_by', author: 'sys_created_by' },
      public: { at: 'element', is: ['comments'] },
    },
  },
  web: '/nav_to.do?uri=incident.do?sys_id={remoteId}',
  // Urgency and impact: from them it works out the priority.
  priorities: { low: '3', normal: '3', high: '2', urgent: '1' },
  // New, in progress, on hold, resolved, closed.
  statesOut: { new: '', open: '2', pending: '3', 'on-hold': '3', solved: '6', closed: '7' },
  statesIn: { 2: 'open', 3: 'on-hold', 6: 'solved', 7: 'closed', 8: 'closed' },
};
