import type { Mailed, Mailing, MailingInput } from '@handrail/protocol';

/** A mailing as it is typed: each field what stands in it. */
export interface MailingDraft {
  name: string;
  kind: Mailed['kind'];
  /** Empty for the overview of all apps. */
  appId: string;
  /** The rollout or the question. */
  id: string;
  every: 'week' | 'month';
  weekday: string;
  day: string;
  time: string;
  timeZone: string;
  memberIds: readonly string[];
  addresses: readonly string[];
  isOff: boolean;
}

const empty: MailingDraft = {
  ...{ name: '', kind: 'overview', appId: '', id: '', every: 'week', weekday: '1', day: '1' },
  ...{ time: '08:00', timeZone: 'UTC', memberIds: [], addresses: [], isOff: false },
};

/** A new one, about what an address says: `overview`, `overview:app`, `rollout:app:id` or `question:app:id`. */
export function newDraft(make: string, timeZone: string, memberId: string | undefined): MailingDraft {
  const [kind = '', appId = '', id = ''] = make.split(':').map(decodeURIComponent);
  const known = kind === 'rollout' || kind === 'question' ? kind : 'overview';
  return { ...empty, kind: known, appId, id, timeZone, memberIds: memberId === undefined ? [] : [memberId] };
}

/** What `newDraft` reads. */
export const makeOf = (kind: Mailed['kind'], ...ids: string[]): string =>
  [kind, ...ids].map(encodeURIComponent).join(':');

export function draftOf({ name, what, when, memberIds, addresses, isOff = false }: Mailing): MailingDraft {
  const { time, timeZone } = when;
  const id = what.kind === 'rollout' ? what.rolloutId : what.kind === 'question' ? what.questionId : '';
  return {
    ...{ ...empty, name, kind: what.kind, appId: what.appId ?? '', id, every: when.every, time, timeZone },
    ...(when.every === 'week' ? { weekday: String(when.weekday) } : { day: String(when.day) }),
    ...{ memberIds, addresses, isOff },
  };
}

/** What is to be saved; or which field cannot be meant. */
export function inputOf(draft: MailingDraft): MailingInput | { wrong: 'what' | 'day' | 'time' | 'nobody' } {
  const what = whatOf(draft);
  if (what === undefined) return { wrong: 'what' };
  const { name, every, memberIds, addresses } = draft;
  const at = { time: draft.time.trim().padStart(5, '0'), timeZone: draft.timeZone.trim() };
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at.time)) return { wrong: 'time' };
  const day = Number(draft.day);
  if (every === 'month' && !(Number.isInteger(day) && day >= 1 && day <= 28)) return { wrong: 'day' };
  if (memberIds.length + addresses.length === 0) return { wrong: 'nobody' };
  const when = every === 'week' ? { every, weekday: Number(draft.weekday), ...at } : { every, day, ...at };
  const to = { memberIds: [...memberIds], addresses: [...addresses] };
  return { name: name.trim(), what, when, ...to, ...(draft.isOff && { isOff: true }) };
}

function whatOf({ kind, appId, id }: MailingDraft): Mailed | undefined {
  if (kind === 'overview') return appId === '' ? { kind } : { kind, appId };
  if (appId === '' || id === '') return undefined;
  return kind === 'rollout' ? { kind, appId, rolloutId: id } : { kind, appId, questionId: id };
}
