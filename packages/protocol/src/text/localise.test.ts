import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Texts } from '../schema/kinds/any-guide.ts';
import type { Survey } from '../schema/kinds/survey.ts';
import type { Walkthrough } from '../schema/kinds/walkthrough.ts';
import { localise } from './localise.ts';
import { mapTexts } from './map-texts.ts';

const said = (text: string) => [{ type: 'paragraph' as const, content: [{ text }] }];
const guide: Walkthrough = {
  kind: 'walkthrough',
  guideId: 'g',
  title: 'Order',
  locale: 'en',
  trigger: { on: 'call' },
  steps: [
    {
      type: 'tooltip',
      stepId: 'choose',
      title: 'Choose',
      blocks: said('One of these'),
      target: { v: 1, label: 'title' },
      buttons: [{ buttonId: 'later', label: 'Later', actions: [{ do: 'track', name: 'x', props: { title: 'x' } }] }],
      validate: [{ pattern: '\\d{4}', message: 'Four digits' }],
      perform: { do: 'fill', value: 'Paper' },
    },
    { type: 'hidden', stepId: 'skip' },
  ],
};
const survey: Survey = {
  ...{ kind: 'survey', guideId: 's', title: 'Why', trigger: { on: 'call' }, thanks: said('Thanks') },
  questions: [
    { type: 'nps', questionId: 'nps', title: 'How likely?', low: 'Never', high: 'Always' },
    { type: 'single', questionId: 'why', title: 'Why?', options: [{ optionId: 'price', label: 'Price' }] },
  ],
};
function textsOf(from: object): Texts {
  const texts: Texts = {};
  mapTexts(from, (path, text) => (texts[path] = text));
  return texts;
}

test('every text of a guide has a path, by ids; what is for machines has none', () => {
  expect(Object.keys(textsOf(guide))).toEqual([
    ...['title', 'steps/choose/title', 'steps/choose/blocks', 'steps/choose/buttons/later/label'],
    ...['steps/choose/validate/0/message', 'steps/choose/perform/value'],
  ]);
  expect(Object.keys(textsOf(survey))).toEqual([
    ...['title', 'thanks', 'questions/nps/title', 'questions/nps/low', 'questions/nps/high'],
    ...['questions/why/title', 'questions/why/options/price/label'],
  ]);
});

test('each text comes from the nearest language that has it, else from the guide', () => {
  const translations = { de: { title: 'Bestellung', 'steps/choose/title': 'Wählen' }, 'de-AT': { title: 'Bstellung' } };
  const austrian = localise({ ...guide, translations }, ['de-AT', 'en']);
  expect(textsOf(austrian)).toEqual({ ...textsOf(guide), title: 'Bstellung', 'steps/choose/title': 'Wählen' });
  expect(austrian).toMatchObject({ locale: 'de-AT', guideId: 'g', trigger: { on: 'call' } });
  expect(localise({ ...guide, translations }, ['de-CH'])).toMatchObject({ locale: 'de', title: 'Bestellung' });
});

test('the first of the visitor’s languages that the guide has wins, and its own is one of them', () => {
  const translations = { de: { title: 'Bestellung' }, fr: { title: 'Commande' } };
  const title = (...locales: string[]) => localise({ ...guide, translations }, locales).title;
  expect(title('en-GB', 'de')).toBe('Order');
  expect(title('ja', 'FR-ca', 'de')).toBe('Commande');
  expect(title('ja')).toBe('Order');
  expect(title()).toBe('Order');
  expect(localise({ ...guide, locale: 'en-US', translations }, ['en', 'de']).title).toBe('Order');
});

test('while a guide does not say its language, only the first wish counts', () => {
  const unsaid: Walkthrough = { ...guide, translations: { de: { title: 'Bestellung' } } };
  delete unsaid.locale;
  expect(localise(unsaid, ['en', 'de']).title).toBe('Order');
  expect(localise(unsaid, ['de', 'en']).title).toBe('Bestellung');
});

test('a translation of the wrong type, or of a name that objects inherit, is left', () => {
  const translations = { de: { title: said('x'), 'steps/choose/blocks': 'x', steps: 'x' } };
  expect(localise({ ...guide, translations }, ['de'])).toEqual({ ...guide, locale: 'de' });
});

test('no text is ever lost, whatever is translated and wished', () => {
  const texts = textsOf(guide);
  const language = fc.constantFrom('en', 'en-GB', 'de', 'de-AT', 'fr');
  const some = fc
    .subarray(Object.keys(texts))
    .chain((paths) =>
      fc.constant(
        Object.fromEntries(
          paths.map((path) => [path, typeof texts[path] === 'string' ? `T ${path}` : said(`T ${path}`)]),
        ),
      ),
    );
  fc.assert(
    fc.property(fc.dictionary(language, some), fc.array(language), (translations, wishes) => {
      const shown = textsOf(localise({ ...guide, translations }, wishes));
      expect(Object.keys(shown)).toEqual(Object.keys(texts));
      for (const [path, text] of Object.entries(shown)) {
        expect([texts[path], ...Object.values(translations).map((one) => one[path])]).toContainEqual(text);
      }
    }),
  );
});
