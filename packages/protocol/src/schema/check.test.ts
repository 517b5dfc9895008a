import fc from 'fast-check';
import Type, { type TSchema } from 'typebox';
import { expect, test } from 'vitest';
import { checkOf, conditionSchema, featureSchema, guideSchema, plainEventSchema } from './index.ts';
import { explain } from './explain.ts';

const guide = {
  kind: 'walkthrough',
  guideId: 'a',
  title: 'A',
  trigger: { on: 'page', path: '/x' },
  audience: { type: 'any', of: [{ type: 'trait', name: 'role', in: ['x', 1, true] }] },
  steps: [{ type: 'tooltip', stepId: 's', title: 'S', blocks: [], target: { v: 1, css: '#a' }, waitMs: 10 }],
};

/** A valid guide in which one value, anywhere, was replaced. */
const damaged = fc.tuple(fc.nat(), fc.jsonValue({ maxDepth: 2 })).map(([place, value]) => {
  let seen = 0;
  const total = JSON.stringify(guide).split(':').length;
  return JSON.parse(JSON.stringify(guide), (_, one: unknown) => (seen++ === place % total ? value : one)) as unknown;
});

const hasReason = (schema: TSchema, value: unknown) => explain(schema, value).length > 0;

test('what the compiled check refuses has a reason, and what it takes has none', () => {
  const check = checkOf(guideSchema);
  fc.assert(
    fc.property(damaged, (value) => {
      expect(hasReason(guideSchema, value)).toBe(!check(value).ok);
    }),
    { numRuns: 500 },
  );
});

test('conditions and events are explained by the same rule', () => {
  for (const schema of [conditionSchema, plainEventSchema]) {
    const check = checkOf(schema);
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(hasReason(schema, value)).toBe(!check(value).ok);
      }),
    );
  }
});

test('a union is judged by the branch that the value claims to be', () => {
  const check = checkOf(guideSchema);
  const checked = check({ ...guide, steps: [{ type: 'dialog', stepId: 's', title: '', blocks: [] }] });
  expect(checked).toEqual({
    ok: false,
    issues: [{ path: '/steps/0/title', message: 'must have at least 1 characters' }],
  });
});

test('a field with a slash or a tilde in its name is escaped in the pointer', () => {
  const check = checkOf(Type.Object({ 'a/b~c': Type.Boolean() }));
  expect(check({ 'a/b~c': 1 })).toEqual({
    ok: false,
    issues: [{ path: '/a~1b~0c', message: 'must be true or false' }],
  });
});

test('a thousand mistakes are told in twenty lines', () => {
  const checked = checkOf(Type.Array(Type.Boolean()))(new Array(1_000).fill(0));
  expect(checked.ok ? 0 : checked.issues.length).toBe(20);
});

test('a feature without any use is told its place and what it could be', () => {
  const feature = { featureId: 'f', name: 'F', uses: [{ path: '/' }, {}] };
  expect(checkOf(featureSchema)(feature)).toEqual({
    ok: false,
    issues: [{ path: '/uses/1', message: 'must have at least one of element, path' }],
  });
});
