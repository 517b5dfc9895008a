import type { Mapping, Step } from '../mapping.ts';

const API = '/apirest.php';
const ONE = `${API}/Ticket/{remoteId}`;
const followup = (isPrivate: number): Step => ({
  method: 'POST',
  path: `${API}/ITILFollowup`,
  body: { input: { itemtype: 'Ticket', items_id: '{remoteId:number}', content: '{text:html}', is_private: isPrivate } },
});

/** https://github.com/glpi-project/glpi/blob/main/apirest.md */
export const GLPI: Mapping = {
  kind: 'glpi',
  name: 'GLPI',
  address: 'https://glpi.example.com',
  fields: [{ name: 'entityId', label: 'Entity id', required: false }],
  credentials: [
    { name: 'userToken', label: 'User token', required: true },
    { name: 'appToken', label: 'App token', required: true },
  ],
  headers: { 'app-token': '{appToken}', 'session-token': '{session}' },
  session: {
    open: {
      method: 'GET',
      path: `${API}/initSession`,
      headers: { authorization: 'user_token {userToken}' },
      take: { session: 'session_token' },
    },
    close: { method: 'GET', path: `${API}/killSession` },
  },
  whoami: {
    method: 'GET',
    path: `${API}/getFullSession`,
    take: { accountId: 'session.glpiID', account: 'session.glpifriendlyname' },
  },
  create: {
    method: 'POST',
    path: `${API}/Ticket`,
    body: {
      input: {
        name: '{title} [HR-{number}]',
        ...{ content: '{text:html}', urgency: '{priority:number}', entities_id: '{entityId:number}' },
      },
    },
    take: { remoteId: 'id', remoteKey: 'id' },
  },
  find: {
    method: 'GET',
    path: `${API}/Ticket`,
    query: { 'searchText[name]': '[HR-{number}]', sort: 'id', order: 'DESC', range: '0-9' },
    take: {
      remoteId: { in: '', where: 'name', is: '{title} [HR-{number}]', take: 'id' },
      remoteKey: { in: '', where: 'name', is: '{title} [HR-{number}]', take: 'id' },
    },
  },
  reply: followup(0),
  note: followup(1),
  state: [{ method: 'PUT', path: ONE, body: { input: { status: '{state:number}' } } }],
  read: { method: 'GET', path: ONE, take: { remoteState: 'status' } },
  comments: {
    step: {
      method: 'GET',
      path: `${ONE}/ITILFollowup`,
      // The name of a column: the documentation says the number of a search option, which GLPI refuses here.
      query: { sort: 'id', order: 'DESC', range: '0-49' },
    },
    list: '',
    each: { id: 'id', text: 'content', html: true, authorId: 'users_id', public: { at: 'is_private', is: [0, false] } },
  },
  web: '/front/ticket.form.php?id={remoteId}',
  // Urgency, from very low to very high.
  priorities: { low: '2', normal: '3', high: '4', urgent: '5' },
  // Processing, pending, solved, closed.
  statesOut: { new: '', open: '2', pending: '4', 'on-hold': '4', solved: '5', closed: '6' },
  statesIn: { 2: 'open', 3: 'open', 4: 'on-hold', 5: 'solved', 6: 'closed' },
};
