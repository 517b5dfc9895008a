import { expect, test } from 'vitest';
import { createEditApi } from './edit-session.ts';

function stage(answers: (Response | 'lost')[]) {
  const sent: Record<string, unknown>[] = [];
  const kept = new Map<string, string>();
  const api = createEditApi({
    base: 'https://help.example/',
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    fetch: (_, init) => {
      sent.push(JSON.parse(init?.body as string) as Record<string, unknown>);
      const answer = answers.shift();
      return answer === undefined || answer === 'lost'
        ? Promise.reject(new TypeError('lost'))
        : Promise.resolve(answer);
    },
  });
  return { api, sent, kept };
}

test('a link whose answer was lost is exchanged again for the same session', async () => {
  const { api, sent, kept } = stage(['lost', Response.json({ secret: 's' }, { status: 201 })]);
  expect(await api.begin('token', 'https://app.example')).toEqual({ failure: { code: 'offline' } });
  expect(kept.size).toBe(0);
  expect(await api.begin('token', 'https://app.example')).toMatchObject({ value: { secret: 's' } });
  expect(sent[0]?.['secret']).toMatch(/^[\w-]{43}$/);
  expect(sent[1]).toEqual(sent[0]);
  expect([...kept.values()]).toEqual(['s']);
});

test('no two tabs wish for the same secret', async () => {
  const [one, other] = [stage(['lost']), stage(['lost'])];
  await one.api.begin('token', 'https://app.example');
  await other.api.begin('token', 'https://app.example');
  expect(one.sent[0]?.['secret']).not.toBe(other.sent[0]?.['secret']);
});
