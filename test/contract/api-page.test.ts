import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ADMIN_TOKEN } from '../faults/collector-process.ts';
import { startForSuite } from './suite-collector.ts';

const page = readFileSync(fileURLToPath(new URL('../../docs/api.md', import.meta.url)), 'utf8');
const collector = startForSuite();

/** Blocks of the page in a language. */
const blocks = (language: string): string[] =>
  [...page.matchAll(/^```(\w+)\n(.*?)^```/gms)].flatMap(([, name, text = '']) => (name === language ? [text] : []));

/** What a command of the page asks; `-d @file` sends the walkthrough that readers have saved. */
function readCurl(command: string): { path: string; method: string; body: string | undefined } {
  const [, path = ''] = /http:\/\/localhost:4600(\S+)/.exec(command) ?? [];
  const [, data] = /-d (?:'([^']*)'|@)/.exec(command) ?? [];
  const body = command.includes(' -d ') ? (data ?? blocks('json')[0]) : undefined;
  const [, method = body === undefined ? 'GET' : 'POST'] = /-X (\w+)/.exec(command) ?? [];
  return { path, method, body };
}

test('the commands of docs/api.md make an app and publish a guide, and its figures are there', async () => {
  const { url } = await collector();
  const commands = blocks('sh').flatMap((block) => block.split('\n\n').filter((one) => one.startsWith('curl')));
  const answers = [];
  for (const command of commands) {
    const { path, method, body } = readCurl(command);
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' };
    const answer = await fetch(`${url}${path}`, { method, headers, ...(body !== undefined && { body }) });
    answers.push({ status: answer.status, body: (await answer.json()) as Record<string, unknown> });
  }
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 200, 200]);
  expect(answers[0]?.body).toMatchObject({ appId: 'holidays', appKey: expect.stringMatching(/^hk_/) as string });
  expect(answers[3]?.body).toMatchObject({ guide: { startedBy: 0, completedBy: 0 } });
});
