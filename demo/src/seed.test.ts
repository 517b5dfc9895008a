import { readdirSync, readFileSync } from 'node:fs';
import { checkOf, guideSchema } from '@handrail/protocol/schema';
import { expect, test } from 'vitest';

const SEED = new URL('../seed/', import.meta.url);
const check = checkOf(guideSchema);

test.each(readdirSync(SEED))('%s is a guide by the protocol', (name) => {
  const checked = check(JSON.parse(readFileSync(new URL(name, SEED), 'utf8')));
  expect(checked.ok ? [] : checked.issues).toEqual([]);
  expect(name).toBe(`${checked.ok ? checked.value.guideId : ''}.json`);
});
