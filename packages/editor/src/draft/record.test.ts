import { describe, expect, test } from 'vitest';
import type { Guide } from '@handrail/protocol';
import type { Act } from '../wire.ts';
import { blankGuide } from './blank.ts';
import { changed } from './change.ts';
import { freshId } from './fresh-id.ts';
import { addressOf, pageOf } from './page-of.ts';
import { record, startRecording, stepOf, type Recording } from './record.ts';
import { sentenceOf } from './sentence.ts';

const strength = { word: 'strong', code: 'several', needs: [] } as const;
let number = 0;
const act = (more: Partial<Act>): Act => ({
  ...{ actId: (number += 1), act: 'click', name: 'Save', role: 'button', url: 'https://x.test/orders' },
  ...{ target: { v: 1, label: more.name ?? 'Save' }, advance: 'click', strength: { ...strength, needs: [] } },
  ...more,
});
function play(...acts: Act[]): { guide: Guide | undefined; recording: Recording } {
  let guide: Guide | undefined;
  let recording = startRecording(0);
  for (const one of acts) {
    const done = record(recording, one, guide, 'en');
    recording = done.recording;
    if (done.change?.do === 'insert' && guide === undefined) {
      guide = blankGuide({ title: 'New', locale: 'en', taken: [], step: done.change.step });
    } else if (done.change !== undefined && guide !== undefined) guide = changed(guide, done.change);
  }
  return { guide, recording };
}
const steps = (...acts: Act[]) => {
  const { guide } = play(...acts);
  return guide?.kind === 'walkthrough' ? guide.steps : [];
};

test.each<[string, Partial<Act>, string]>([
  ['en', { act: 'choose', role: 'combobox', name: 'Supplier:' }, 'Select “Supplier”'],
  ['en', { act: 'type', role: 'textbox', name: 'Amount *' }, 'Type in “Amount”'],
  ['en-GB', { role: 'link', name: ' Orders \n (2)' }, 'Open “Orders (2)”'],
  ['de', { name: 'Sichern' }, 'Klicken Sie auf „Sichern“'],
  ['de-AT', { act: 'type', name: 'Betrag' }, 'Füllen Sie „Betrag“ aus'],
  ['fr', { act: 'choose', role: 'checkbox', name: 'Urgent' }, 'Cochez « Urgent »'],
  ['ja', { name: '保存' }, 'Click “保存”'],
  ['en', { name: '' }, 'Click here'],
])('says in %s what is to be done', (locale, more, said) => {
  expect(sentenceOf(act(more), locale)).toBe(said);
});

test('a long name is cut', () => {
  expect(sentenceOf(act({ name: 'x'.repeat(300) }), 'en')).toBe(`Click “${'x'.repeat(79)}…”`);
});

test.each([
  ['https://x.test/orders/17/lines', '/orders/*/lines'],
  ['https://x.test/a/0198c1d0-7e7a-7c3e-8f00-0123456789ab?tab=1#top', '/a/*'],
  ['http://x.test:1880/red#/flow/7', '/red#/flow/*'],
  ['https://x.test/assets/quarterly-report', '/assets/quarterly-report'],
  ['https://x.test/k/a1b2c3d4e5f6a7b8c9', '/k/*'],
  ['file:///home/ann/demo/index.html', '*/index.html'],
  ['nonsense', undefined],
])('the page of %s is %s', (url, page) => {
  expect(pageOf(url)).toBe(page);
});

test('the address to go to stays within the site', () => {
  expect(addressOf('https://x.test/a?b=1#c')).toBe('/a?b=1#c');
  expect(addressOf('file:///a')).toBeUndefined();
});

test.each([
  ['Select “Supplier”', [], 'select-supplier'],
  ['Wählen Sie „Straße“ aus', [], 'wahlen-sie-strasse-aus'],
  ['保存', [], 'step'],
  ['A', ['a', 'a-2'], 'a-3'],
  ['a-2', ['a-2'], 'a-3'],
  ['x'.repeat(90), [], 'x'.repeat(56)],
])('%s is named for people', (words, taken, id) => {
  expect(freshId(words, taken)).toBe(id);
});

describe('recording', () => {
  test('each act becomes a step with its target, its page and how it is left', () => {
    const all = steps(
      act({ name: 'New' }),
      act({ act: 'choose', role: 'combobox', name: 'Supplier', advance: 'input', url: 'https://x.test/orders/7' }),
    );
    expect(all).toEqual([
      {
        ...{ type: 'tooltip', stepId: 'click-new', page: '/orders', title: 'Click “New”', blocks: [] },
        ...{ target: { v: 1, label: 'New' }, advance: 'click' },
      },
      {
        ...{ type: 'tooltip', stepId: 'select-supplier', page: '/orders/*', title: 'Select “Supplier”', blocks: [] },
        ...{ target: { v: 1, label: 'Supplier' }, advance: 'input' },
      },
    ]);
  });

  test('clicking into a field and filling it is one step', () => {
    const field = { role: 'textbox', name: 'Amount' };
    const all = steps(act(field), act({ ...field, act: 'type', advance: 'input' }), act({ ...field, act: 'type' }));
    expect(all.map(({ stepId }) => stepId)).toEqual(['click-amount']);
    expect(all[0]).toMatchObject({ title: 'Type in “Amount”' });
  });

  test('two clicks on one thing are two steps', () => {
    expect(steps(act({}), act({}))).toHaveLength(2);
  });

  test('what is told again changes nothing, neither a step nor where the next one begins', () => {
    const went = act({ act: 'navigate', name: 'Suppliers', role: '', url: 'https://x.test/suppliers' });
    const filled = act({ act: 'type', name: 'A' });
    expect(play(went, filled, went, filled)).toEqual(play(went, filled));
  });

  test('where a click led the visitor is led by it; where the author went by hand, the guide takes them', () => {
    const url = 'https://x.test/suppliers?all=1';
    const went = () => act({ act: 'navigate', name: 'Suppliers', role: '', url });
    expect(steps(act({}), went(), act({ url }))[1]).not.toHaveProperty('url');
    expect(steps(act({ act: 'type', advance: 'input' }), went(), act({ url }))[1]).toMatchObject({
      page: '/suppliers',
      url: '/suppliers?all=1',
    });
  });

  test('more is put in where the recording began', () => {
    const { guide } = play(act({ name: 'A' }), act({ name: 'B' }));
    const more = record(startRecording(1), act({ name: 'C' }), guide, 'en');
    const after = guide && more.change && changed(guide, more.change);
    expect(after).toMatchObject({ steps: [{ title: 'Click “A”' }, { title: 'Click “C”' }, { title: 'Click “B”' }] });
  });

  test('a step that ends with Next says nothing of it', () => {
    expect(stepOf(act({ advance: 'next' }), 'en')).not.toHaveProperty('advance');
  });
});
