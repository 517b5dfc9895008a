import { clientKey } from '../clients.ts';
import { elementKey } from '../element-key.ts';
import type { EventRecord } from '../event-store.ts';
import { isActivity } from '../is-activity.ts';
import { modeOf } from '../mode-of.ts';
import { numberOf, type Kind } from './numbers.ts';

/** One event that is to be written, with the numbers of what stands in it. */
export interface Row {
  app: string;
  appId: string;
  visitor: string;
  record: EventRecord;
  words: readonly Word[];
}

export interface Word {
  app: string;
  kind: Kind;
  id: string;
  text: string;
}

/** The columns that `toLine` writes, in its order. */
export const COLUMNS =
  'visitor, app, at, said_at, received_at, seq, name, path, title, guide, version, step, mode, element, event_id, active, clamped, session, props, traits, client';

export function toRow(appId: string, record: EventRecord): Row {
  const { event } = record;
  const app = numberOf.app(appId);
  const texts: readonly [Kind, string | undefined][] = [
    ['name', event.name],
    ['path', event.page.path],
    ['title', event.page.title],
    ['guide', 'guideId' in event ? event.guideId : undefined],
    ['step', 'stepId' in event ? event.stepId : undefined],
    ['mode', modeOf(event)],
    ['element', 'element' in event && event.element !== undefined ? elementKey(event.element) : undefined],
    ['client', clientKey(record.client)],
  ];
  const words = texts.flatMap(([kind, text]) =>
    text === undefined ? [] : [{ app, kind, id: numberOf.word(kind, text), text }],
  );
  return { app, appId, visitor: numberOf.visitor(appId, event.visitorId), record, words };
}

/** A row as COPY reads it: fields between tabs, `\N` for none. */
export function toLine({ app, visitor, record, words }: Row): string {
  const { event, at, receivedAt } = record;
  const word = (kind: Kind): string => words.find((one) => one.kind === kind)?.id ?? NONE;
  const fields = [
    ...[visitor, app, at, event.at, receivedAt, event.seq ?? NONE, word('name'), word('path'), word('title')],
    ...[
      word('guide'),
      ('version' in event ? event.version : undefined) ?? NONE,
      word('step'),
      word('mode'),
      word('element'),
    ],
    ...[event.eventId, isActivity(event) ? 't' : 'f', record.clamped ? 't' : 'f', escaped(event.sessionId)],
    event.props === undefined ? NONE : escaped(JSON.stringify(event.props)),
    'traits' in event && event.traits !== undefined ? escaped(JSON.stringify(event.traits)) : NONE,
    word('client'),
  ];
  return `${fields.join('\t')}\n`;
}

const NONE = '\\N';
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escaped = (text: string): string => text.replace(/[\\\t\n\r]/g, (one) => ESCAPES[one] ?? one);
