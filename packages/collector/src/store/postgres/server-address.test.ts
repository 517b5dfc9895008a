import { expect, test } from 'vitest';
import { readServerAddress } from './server-address.ts';

const WEAK = 'over the network without a password, or with one that anybody would try';

test.each([
  ['no password', 'postgres://handrail@db.example:5432/handrail'],
  ['the name of the user as password', 'postgres://handrail8:handrail8@db.example/handrail'],
  ['a default', 'postgres://handrail:password@10.0.0.7/handrail'],
  ['a default of the server', 'postgres://postgres:postgres@[2001:db8::1]/handrail'],
  ['a short one', 'postgres://handrail:s3cret@db.example/handrail'],
])('%s is refused where the network lies between, without being told', (_, url) => {
  expect(() => readServerAddress(url)).toThrow(WEAK);
  expect(() => readServerAddress(url)).not.toThrow(/s3cret|handrail8|handrail@/);
});

test.each([
  ['on this machine', 'postgres://handrail@127.0.0.1:5432/handrail'],
  ['by a socket', 'postgres://handrail@localhost/handrail?host=/var/run/postgresql'],
  ['with a password of its own', 'postgres://handrail:7f3b2a9c41d8@db.example/handrail'],
  ['on this machine by name', 'postgres://postgres:postgres@localhost/handrail'],
])('a database %s is taken', (_, url) => {
  expect(readServerAddress(url).options).toEqual({ connectionString: expect.stringContaining('postgres://') });
});
