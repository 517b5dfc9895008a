import { expect, test } from 'vitest';
import { createLog, type LogLevel } from './log.ts';
import { withoutSecretsIn } from './log-secrets.ts';

function logged(level: LogLevel = 'debug') {
  const lines: string[] = [];
  const log = createLog(level, { write: (line) => void lines.push(line) });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '') };
}

test('a line is one JSON object with its level, its time and its message', () => {
  const { log, lines, last } = logged();
  log.warn('two\nlines', { requestId: 'r1', status: 200 });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^[^\n]+\n$/);
  expect(last()).toEqual({
    level: 'warn',
    at: expect.any(String),
    requestId: 'r1',
    status: 200,
    message: 'two\nlines',
  });
});

test('a level keeps the lines below it away', () => {
  for (const [level, heard] of [
    ['silent', 0],
    ['error', 1],
    ['warn', 2],
    ['info', 3],
    ['debug', 4],
  ] as const) {
    const { log, lines } = logged(level);
    for (const name of ['error', 'warn', 'info', 'debug'] as const) log[name](name, {});
    expect(lines).toHaveLength(heard);
  }
});

test('an error is told with its cause, without what its maker hung on it', () => {
  const { log, lines, last } = logged();
  const cause = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (email)=(ada@example.com) exists',
  });
  log.error('failed', { error: new Error('could not store', { cause }) });
  expect(last().error).toMatchObject({
    name: 'Error',
    message: 'could not store',
    stack: expect.stringContaining('log.test'),
  });
  expect(last().error.cause).toMatchObject({ code: '23505', message: 'duplicate key' });
  expect(lines.join('')).not.toContain('ada@');
});

test('an error that is its own cause is told all the same', () => {
  const { log, last } = logged();
  const error = new Error('round');
  error.cause = error;
  log.error('failed', { error });
  expect(last().error.message).toBe('round');
});

const SECRET = 'ShJ8KiFdqTnzOe7X8AxGZ_NSjvtqCoDui7re9DN3MBU';
test.each([
  ['a body that is no JSON', () => JSON.parse('{"password": hunter2}'), 'hunter2'],
  ['a short body', () => JSON.parse('hunter2'), 'hunter2'],
  ['a row of a database', 'Key (email, name)=(ada@example.com, Ada) already exists', 'Ada)'],
  ['a mail address', 'no mailbox for ada.l+x@mail.example.co.uk', 'ada.l'],
  ['a header', 'invalid header authorization: Bearer abc.def', 'abc.def'],
  ['the address of a database', 'connect postgres://handrail:s3cret@db.example:5432/x', 's3cret'],
  ['a query', 'GET http://localhost/v1/manifest?appKey=hk_abcdefgh12 failed', 'hk_abc'],
  ['a link to sign in', `http://localhost:4600/dashboard/#/sign-in/${SECRET}`, SECRET],
  ['a JWT', 'bad token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1LTE3In0.c2ln', 'eyJzdWIi'],
  ['an app key', 'unknown hk_BCO8PqRADj7DgFY2wi0c4q9k', 'hk_BCO'],
  ['any long secret', `seed ${SECRET}.`, SECRET],
])('%s is left out of what others say', (_, said, secret) => {
  let text = said;
  try {
    if (typeof text === 'function') text();
  } catch (error) {
    text = String(error);
  }
  expect(text).toContain(secret);
  expect(withoutSecretsIn(String(text))).not.toContain(secret);
});

test('what helps to find a fault stays', () => {
  for (const text of [
    'ENOSPC: no space left on device, write',
    'at openLog (file:///srv/handrail/node_modules/@handrail/collector/dist/store/events/sqlite/log-files.js:12:3)',
    'request 0197a3c2-5a5e-7c1e-9d7a-1f2e3d4c5b6a',
    'SQLITE_CONSTRAINT_UNIQUE: UNIQUE constraint failed: member.member_id',
  ]) {
    expect(withoutSecretsIn(text)).toBe(text);
  }
});
