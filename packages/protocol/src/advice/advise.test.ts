import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Button } from '../schema/action.ts';
import type { Block } from '../schema/block.ts';
import type { Walkthrough } from '../schema/kinds/walkthrough.ts';
import type { Step } from '../schema/step.ts';
import { advise, printOf, textStates, type AdviceOptions } from './index.ts';
import { readability } from './readability.ts';

const said = (text: string, href?: string): Block[] => [
  { type: 'paragraph', content: [{ text, ...(href !== undefined && { href }) }] },
];
const step = (stepId: string, more: object = {}): Step => ({
  type: 'dialog',
  stepId,
  title: stepId,
  blocks: [],
  ...more,
});
const hidden = (stepId: string, more: object = {}): Step => ({ type: 'hidden', stepId, ...more });
const guide = (...steps: Step[]): Walkthrough => ({
  ...{ kind: 'walkthrough', guideId: 'g', title: 'G', trigger: { on: 'call' } },
  steps,
});
const found = (one: Walkthrough, options: AdviceOptions = {}) =>
  advise(one, options).map(({ code, path }) => `${code} ${path}`);
const button = (...actions: Button['actions']): Button => ({ buttonId: 'b', label: 'B', actions });
const when = { type: 'trait' as const, name: 'x' };

describe('steps to which no way leads', () => {
  test.each<[string, Step[], string[]]>([
    ['behind a branch that always holds', [step('a', { branches: [{ go: 'c' }] }), step('b'), step('c')], ['/steps/1']],
    ['not behind one that may hold', [step('a', { branches: [{ go: 'c', when }] }), step('b'), step('c')], []],
    [
      'behind buttons that lead elsewhere',
      [step('a', { buttons: [button({ do: 'go', stepId: 'c' })] }), step('b'), step('c')],
      ['/steps/1'],
    ],
    ['not behind a button that goes on', [step('a', { buttons: [button({ do: 'next' })] }), step('b')], []],
    [
      'not where a click in the page goes on too',
      [
        step('a', { type: 'tooltip', target: { v: 1 }, advance: 'click', buttons: [button({ do: 'dismiss' })] }),
        step('b'),
      ],
      [],
    ],
    ['behind a hidden step that ends', [hidden('a', { actions: [{ do: 'complete' }] }), step('b')], ['/steps/1']],
    [
      'not where that one may be passed over',
      [hidden('a', { when, actions: [{ do: 'complete' }] }), step('b', { branches: [{ go: 'end' }] })],
      [],
    ],
    [
      'nor by a circle among themselves',
      [step('a', { branches: [{ go: 'end' }] }), step('b', { branches: [{ go: 'c' }] }), step('c')],
      ['/steps/1', '/steps/2'],
    ],
  ])('%s', (_, steps, paths) => {
    expect(found(guide(...steps))).toEqual(paths.map((path) => `unreachable-step ${path}`));
  });
});

test('more than seven steps are many, more than twelve too many; hidden ones do not count', () => {
  const steps = (count: number) => Array.from({ length: count }, (_, index) => step(`s${index}`));
  expect(found(guide(...steps(7), hidden('h')))).toEqual([]);
  expect(found(guide(...steps(8)))).toEqual(['many-steps /steps']);
  expect(found(guide(...steps(13)))).toEqual(['too-many-steps /steps']);
  expect(found(guide(...steps(13)), { goodSteps: 20 })).toEqual([]);
});

test('a translation is missing, outdated or said; what says nothing needs none', () => {
  const one: Walkthrough = {
    ...guide(step('a', { blocks: said('One') }), step('b')),
    translations: { de: { title: 'T', 'steps/a/title': 'A', 'steps/a/blocks': said('Eins') } },
    translatedFrom: { de: { title: printOf('G'), 'steps/a/blocks': printOf(said('Two')) } },
  };
  expect(textStates(one, 'de').map(({ path, state }) => `${path} ${state}`)).toEqual([
    ...['title said', 'steps/a/title said', 'steps/a/blocks outdated', 'steps/b/title missing'],
  ]);
  expect(found(one)).toEqual([
    'outdated-translation /translations/de/steps~1a~1blocks',
    'missing-translation /translations/de/steps~1b~1title',
  ]);
});

test('links that lead nowhere, or to the computer of whoever reads', () => {
  const dead = ['', '#', 'mailto:', 'tel:x', 'http://localhost:3000/a', '//127.0.0.1/', 'https://[', 'http://[::1]/'];
  const fine = ['/orders', '#orders', '?a', 'https://example.com', 'mailto:a@b.example', 'tel:+49 30 12', 'a:b'];
  const links = (addresses: string[]) => guide(...addresses.map((at, index) => step(`s${index}`, { url: at })));
  const codes = (addresses: string[]) => found(links(addresses), { goodSteps: 99 });
  expect(codes(dead)).toEqual(dead.map((_, index) => `dead-link /steps/${index}/url`));
  expect(codes(fine)).toEqual([]);
  expect(found(guide(step('a', { blocks: said('x', '#') })))).toEqual(['dead-link /steps/0/blocks/0/content/0/href']);
});

test('an action may start the guides that there are, when they are known', () => {
  const one = guide(step('a', { buttons: [button({ do: 'start', guideId: 'gone' }, { do: 'start', guideId: 'g' })] }));
  expect(found(one)).toEqual([]);
  const path = '/steps/0/buttons/0/actions/0/guideId';
  expect(found(one, { guideIds: new Set(['other']) })).toEqual([`unknown-guide ${path}`]);
});

test('colours that some cannot read, over those of the app', () => {
  const theme = { accent: '#ffff00', onAccent: '#ffffff' };
  expect(found(guide(step('a')), { theme })).toEqual([]);
  expect(found({ ...guide(step('a')), theme })).toContain('poor-contrast /theme');
  expect(found({ ...guide(step('a')), theme: { radius: 3 } })).toEqual([]);
});

test.each([
  [
    'en',
    'Click the button. Then type in your name. You can change it later. When you are done, press the key to save it.',
  ],
  [
    'de',
    'Klicken Sie auf den Knopf. Geben Sie dann den Namen ein. Sie können ihn später ändern. Am Ende drücken Sie auf Sichern.',
  ],
  [
    'fr',
    'Cliquez sur le bouton. Tapez votre nom. Vous pouvez le changer plus tard. À la fin, cliquez sur la touche pour le garder.',
  ],
])('plain words read easily in %s, those of an office do not', (locale, easy) => {
  const hard: Record<string, string> = {
    en: 'Notwithstanding aforementioned organisational particularities, administrative representatives consequently initiate comprehensive reimbursement documentation procedures immediately following authorisation, irrespective of departmental responsibilities.',
    de: 'Unbeschadet vorgenannter organisatorischer Besonderheiten veranlassen Verwaltungsangehörige unverzüglich umfangreiche Rückerstattungsdokumentationsverfahren nach entsprechender Genehmigungserteilung, ungeachtet anderweitiger abteilungsspezifischer Verantwortlichkeiten beziehungsweise Zuständigkeiten innerhalb nachgeordneter Organisationseinheiten.',
    fr: 'Nonobstant les particularités organisationnelles susmentionnées, les représentants administratifs initient immédiatement les procédures documentaires de remboursement, indépendamment des responsabilités départementales correspondantes.',
  };
  const words = (text: string) => ({ ...guide(step('a', { blocks: said(text) })), locale });
  expect(found(words(easy))).toEqual([]);
  expect(found(words(hard[locale] ?? ''))).toContain('hard-words /steps/0/blocks');
});

test('readability is the published formula', () => {
  // 24 words, 2 sentences, 24 syllables: 206.835 − 1.015 × 12 − 84.6 × 1.
  const line = 'The cat sat on the mat and the dog ran to him.';
  expect(readability([line, line], 'en-GB')).toBeCloseTo(110.055, 3);
  expect(readability([line], 'en')).toBeUndefined();
  expect(readability([line, line], 'xx')).toBeUndefined();
});

test('a sentence of more than 25 words is long', () => {
  const words = (count: number) => guide(step('a', { blocks: said(`${'go '.repeat(count)}.`) }));
  expect(found(words(25))).toEqual([]);
  expect(found(words(26))).toEqual(['long-sentence /steps/0/blocks']);
});

test('prints tell texts apart, whatever they hold', () => {
  fc.assert(
    fc.property(fc.string(), (text) => /^[0-9a-f]{8}$/.test(printOf(text)) && printOf(`${text}x`) !== printOf(text)),
  );
});
