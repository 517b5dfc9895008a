import { readdirSync, readFileSync } from 'node:fs';
import { checkOf, guideSchema, newArticleSchema } from '@handrail/protocol/schema';
import { expect, test } from 'vitest';

const SEED = new URL('../seed/', import.meta.url);
const check = checkOf(guideSchema);

test.each(readdirSync(SEED))('%s is a guide by the protocol', (name) => {
  const checked = check(JSON.parse(readFileSync(new URL(name, SEED), 'utf8')));
  expect(checked.ok ? [] : checked.issues).toEqual([]);
  expect(name).toBe(`${checked.ok ? checked.value.guideId : ''}.json`);
});

const ARTICLES = new URL('../articles/', import.meta.url);

test.each(readdirSync(ARTICLES))('%s is an article by the protocol', (name) => {
  const content: unknown = JSON.parse(readFileSync(new URL(name, ARTICLES), 'utf8'));
  const checked = checkOf(newArticleSchema)({ ...Object(content), appIds: ['demo'] });
  expect(checked.ok ? [] : checked.issues).toEqual([]);
});
