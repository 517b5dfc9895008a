import { JSON_TYPE } from './collector-app.ts';

const KEY = '01890a5d-ac96-474b-8cce-000000000001';
const ID = '0'.repeat(32);
const SECRET = 'x'.repeat(43);

/** Events of a page, in a batch. */
export const batch = (appKey: string, more: object = {}, visitorId = 'ada') => ({
  ...{ protocol: 1, appKey, sentAt: 1_767_225_600_000 },
  events: [
    {
      ...{ eventId: '01890a5d-ac96-774b-8cce-000000000001', name: 'saved', at: 1, visitorId },
      ...{ sessionId: 's', page: { path: '/' } },
    },
  ],
  ...more,
});

export interface PageQuestion {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

const get = (path: string): PageQuestion => ({ method: 'GET', path, headers: JSON_TYPE });

/** Everything that a page may ask, by a key. */
export function pageQuestions(appKey: string): PageQuestion[] {
  const post = (path: string, more: object = {}): PageQuestion => ({
    ...{ method: 'POST', path, headers: JSON_TYPE },
    body: JSON.stringify({ appKey, visitorId: 'ada', ...more }),
  });
  const ofTicket = (act: string, more: object = {}) => post(`/v1/tickets/${ID}/${act}`, { secret: SECRET, ...more });
  return [
    { ...post('/v1/events'), body: JSON.stringify(batch(appKey)) },
    post('/v1/history'),
    get(`/v1/manifest?appKey=${appKey}`),
    get(`/v1/guides/g/1?appKey=${appKey}`),
    get(`/v1/help?appKey=${appKey}`),
    get(`/v1/articles/a/1?appKey=${appKey}`),
    post('/v1/tickets', { ticketKey: KEY, secret: SECRET, title: 'Help', text: '', sentAt: 1 }),
    post('/v1/tickets/mine'),
    post('/v1/tickets/stream'),
    ofTicket('replies', { entryKey: KEY, text: 'More' }),
    ofTicket('rating', { score: 5 }),
    ofTicket('reopen'),
    ofTicket('seen', { revision: 1 }),
    ofTicket('guide', { entryId: ID, state: 'started' }),
    ofTicket(`attachments/${ID}`),
    post('/v1/uploads', { secret: SECRET, uploadKey: KEY, name: 'a.png', bytes: 1 }),
    {
      ...{ method: 'PATCH', path: `/v1/uploads/${ID}`, body: 'x' },
      headers: {
        ...{ 'content-type': 'application/octet-stream', 'handrail-app-key': appKey },
        ...{ 'upload-secret': SECRET, 'upload-offset': '0' },
      },
    },
  ];
}
