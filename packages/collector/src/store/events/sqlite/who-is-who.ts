import type { TraitValue } from '@handrail/protocol';
import type { DatabaseSync } from 'node:sqlite';
import { readClient, type Client } from '../clients.ts';
import { createCrowd, type Crowd } from './crowd.ts';
import { listsOf } from './log-file.ts';
import { remembered } from './remembered.ts';

/** Numbers of apps, words and people, as questions need them; a person has the number of the visitor who is identified. */
export interface WhoIsWho {
  /** Undefined for an app that never sent anything. */
  app(appId: string): number | undefined;
  word(text: string): number | undefined;
  textOf(word: number): string;
  visitor(app: number, visitorId: string): number | undefined;
  visitorIdOf(visitor: number): string;
  personOf(visitor: number): number;
  /** What events of an app were done with, by its number. */
  clients(app: number): Map<number, Client>;
  /** The browsers of a person, and the person. */
  visitorsOf(person: number): number[];
  /** All people of an app: who is part of nobody else. */
  people(app: number): number[];
  /** Puts each person in the place of their browsers. */
  toPeople(crowd: Crowd): Crowd;
  /** The values of a trait, by person. */
  traits(app: number, name: string): ReadonlyMap<number, TraitValue>;
}

/** Of so many apps and traits values are kept at once. */
const MOST_READ = 4;

export function createWhoIsWho(book: DatabaseSync): WhoIsWho {
  const numberIn = (sql: string) => {
    const find = book.prepare(sql);
    return (...values: (string | number)[]): number | undefined => {
      const row = find.get(...values);
      return row === undefined ? undefined : Number(row['id']);
    };
  };
  const textIn = (sql: string) => {
    const find = book.prepare(sql);
    return (id: number): string => String(find.get(id)?.['text'] ?? '');
  };
  const version = book.prepare('SELECT value FROM people_version');
  const joins = book.prepare('SELECT id, person FROM visitor WHERE person IS NOT NULL');
  const browsers = book.prepare('SELECT id FROM visitor WHERE person = ?');
  const people = book.prepare('SELECT id FROM visitor WHERE app = ? AND person IS NULL');
  const traits = book.prepare(
    'SELECT t.visitor, t.value FROM trait t JOIN visitor v ON v.id = t.visitor WHERE v.app = ? AND t.name = ?',
  );
  const clients = book.prepare('SELECT id, text FROM client WHERE app = ?');
  // Written from a checked event, and by nobody else.
  const readValue = (text: string): TraitValue => JSON.parse(text) as TraitValue;
  let known = { version: -1, persons: new Map<number, number>(), joined: createCrowd() };

  // Several windows are asked about one after the other. Nobody has written since as long as both of these are the same.
  const changes = book.prepare('SELECT total_changes()');
  const others = book.prepare('PRAGMA data_version');
  let read = { state: '', values: new Map<string, ReadonlyMap<number, TraitValue>>() };

  function traitsOf(app: number, name: string): ReadonlyMap<number, TraitValue> {
    const values = new Map<number, TraitValue>();
    const valueOf = remembered(readValue);
    for (const [visitor, value] of listsOf(traits, app, name)) values.set(Number(visitor), valueOf(String(value)));
    return values;
  }

  function joinedNow(): typeof known {
    const now = Number(version.get()?.['value']);
    if (now === known.version) return known;
    known = { version: now, persons: new Map(), joined: createCrowd() };
    for (const row of joins.iterate()) {
      known.persons.set(Number(row['id']), Number(row['person']));
      known.joined.add(Number(row['id']));
    }
    return known;
  }

  return {
    app: numberIn('SELECT id FROM app WHERE app_id = ?'),
    word: numberIn('SELECT id FROM word WHERE text = ?'),
    textOf: textIn('SELECT text FROM word WHERE id = ?'),
    visitor: numberIn('SELECT id FROM visitor WHERE app = ? AND visitor_id = ?'),
    visitorIdOf: textIn('SELECT visitor_id AS text FROM visitor WHERE id = ?'),
    personOf: (visitor) => joinedNow().persons.get(visitor) ?? visitor,
    clients: (app) => new Map(clients.all(app).map((row) => [Number(row['id']), readClient(String(row['text']))])),
    visitorsOf: (person) => [person, ...browsers.all(person).map((row) => Number(row['id']))],
    people: (app) => people.all(app).map((row) => Number(row['id'])),
    toPeople(crowd) {
      const { joined, persons } = joinedNow();
      for (const visitor of crowd.both(joined)) {
        crowd.remove(visitor);
        crowd.add(persons.get(visitor) ?? visitor);
      }
      return crowd;
    },
    traits(app, name) {
      const state = JSON.stringify([changes.get(), others.get()]);
      if (state !== read.state || read.values.size >= MOST_READ) read = { state, values: new Map() };
      const values = read.values.get(`${app} ${name}`) ?? traitsOf(app, name);
      read.values.set(`${app} ${name}`, values);
      return values;
    },
  };
}
