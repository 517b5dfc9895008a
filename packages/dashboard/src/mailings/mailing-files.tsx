import type { Mailing } from '@handrail/protocol';
import { TakeAway, type Table } from '../explore/take-away.tsx';

/** A line for each report that leaves by mail: what it tells, when, and how the last one went. */
export function mailingsTable(mailings: readonly Mailing[]): Table {
  return {
    name: 'reports',
    heads: [
      ...['report', 'about', 'app', 'made by', 'every', 'on', 'time', 'time zone', 'members', 'addresses', 'off'],
      ...['due', 'sent for', 'sent', 'left out', 'fault'],
    ],
    rows: mailings.map(({ name, what, owner, when, memberIds, addresses, isOff = false, standing }) => [
      ...[name, what.kind, what.appId ?? null, owner.name, when.every, when.every === 'week' ? when.weekday : when.day],
      ...[when.time, when.timeZone, memberIds.length, addresses.length, String(isOff)],
      new Date(standing.dueAt).toISOString(),
      standing.sentFor === null ? null : new Date(standing.sentFor).toISOString(),
      ...[standing.sent, standing.leftOut, standing.fault?.code ?? null],
    ]),
  };
}

/** The reports as files. */
export function MailingFiles({ mailings }: { mailings: readonly Mailing[] }) {
  return <TakeAway table={mailingsTable(mailings)} value={mailings} />;
}
