import { describe, expect, test } from 'vitest';
import { problemOf } from '../../test/collector-app.ts';
import { withMembers } from '../../test/members.ts';

const guide = (title = 'Order = "quickly", now') => ({
  ...{ kind: 'walkthrough', guideId: 'g', title, locale: 'en', trigger: { on: 'call' } },
  steps: [
    {
      ...{ type: 'dialog', stepId: 'a', title: 'Choose <b>' },
      blocks: [
        {
          type: 'paragraph',
          content: [{ text: 'Select ' }, { text: 'Supplier', marks: ['bold'] }, { text: ' & go, {name|you}' }],
        },
        { type: 'list', items: [[{ text: 'One' }], [{ text: 'two', href: '/two' }]] },
        { type: 'code', text: 'not read' },
      ],
    },
  ],
});
const PATH = '/api/apps/demo/guides/g';

async function withGuide() {
  const all = await withMembers();
  await all.ada('POST', '/api/apps/demo/guides', guide());
  const give = async (format: string, locale = 'de') =>
    (await all.ada('GET', `${PATH}/texts/${locale}?format=${format}`)).text();
  const take = (format: string, text: string, locale = 'de') =>
    all.ada('POST', `${PATH}/texts/${locale}`, { format, text });
  const found = async () => (await (await all.ada('GET', PATH)).json()).guide;
  return { ...all, give, take, found };
}

const GERMAN: Readonly<Record<string, string>> = {
  'Order = "quickly", now': '=Bestellen, "schnell"',
  'Choose <b>': 'Wählen <b>',
  One: 'Eins',
};
const TRANSLATED = {
  title: '=Bestellen, "schnell"',
  'steps/a/title': 'Wählen <b>',
  'steps/a/blocks': [
    {
      type: 'paragraph',
      content: [{ text: 'Lieferant', marks: ['bold'] }, { text: ' wählen & los, {name|du}' }],
    },
    { type: 'list', items: [[{ text: 'Eins' }], [{ text: 'zwei', href: '/two' }]] },
    { type: 'code', text: 'not read' },
  ],
};

/** The file with its targets filled in, as a translator's program does. */
function fillCsv(file: string): string {
  const target = (row: string): string => {
    if (row.startsWith('title,')) return row.replace(',,missing', ',"\'=Bestellen, ""schnell""",missing');
    if (row.includes('Choose')) return row.replace(',,missing', `,${GERMAN['Choose <b>']},missing`);
    if (row.includes('Supplier')) {
      return row.replace(',,missing', ',"<1>Lieferant</1> wählen & los, {name|du}",missing');
    }
    if (row.includes('One')) return row.replace(',,missing', ',Eins,missing');
    return row.replace(',,missing', ',<1>zwei</1>,missing');
  };
  return file.split('\r\n').map(target).join('\r\n');
}

function fillXliff(file: string): string {
  return file.replace(/<source>(.*?)<\/source>/g, (whole, source: string) => {
    const words = source.includes('Supplier')
      ? '<pc id="1">Lieferant</pc> wählen &amp; los, {name|du}'
      : source.includes('two')
        ? '<pc id="1">zwei</pc>'
        : source.includes('Choose')
          ? 'Wählen &lt;b&gt;'
          : source.includes('One')
            ? 'Eins'
            : '=Bestellen, &quot;schnell&quot;';
    return `${whole}<target>${words}</target>`;
  });
}

describe('texts', () => {
  test.each([
    ['csv', fillCsv],
    ['xliff', fillXliff],
  ] as const)('go out as %s and come back translated, with marks, links and variables', async (format, fill) => {
    const { give, take, found } = await withGuide();
    const answer = await take(format, fill(await give(format)));
    expect(await answer.json()).toEqual({ revision: 2, taken: 3, incomplete: [] });
    expect((await found()).translations).toEqual({ de: TRANSLATED });
    expect(await give(format)).toContain('Lieferant');
    expect(await (await take(format, await give(format))).json()).toMatchObject({ revision: 2, taken: 3 });
  });

  test('that were translated from an earlier source are outdated, missing ones are missing', async () => {
    const { ada, give, take } = await withGuide();
    const file = fillCsv(await give('csv'));
    await ada('PUT', PATH, guide('Order anew'));
    await take('csv', file);
    const [, title, step] = (await give('csv')).split('\r\n');
    expect([title, step]).toEqual([expect.stringContaining(',outdated,'), expect.stringContaining(',said,')]);
    expect(await give('csv', 'fr')).toContain(',missing,');
    expect(await give('xliff')).toContain('<note category="state">outdated</note>');
  });

  test('of which a piece is missing stay as they were, and are named', async () => {
    const { give, take, found } = await withGuide();
    const file = fillCsv(await give('csv')).replace('Eins', '');
    expect(await (await take('csv', file)).json()).toMatchObject({ taken: 2, incomplete: ['steps/a/blocks'] });
    expect(Object.keys((await found()).translations.de)).toEqual(['title', 'steps/a/title']);
  });

  const csv = (...rows: string[]) => ['key,target', ...rows].join('\n');
  const xliff = (inside: string) => `<xliff version="2.0" trgLang="de">\n<file id="g">${inside}</file></xliff>`;
  test.each([
    ['csv', 'key,words\na,b', 'line 1: the first line must name the columns "key" and "target".'],
    ['csv', csv('title,a,b'), 'line 2: has 3 cells, the first line has 2.'],
    ['csv', csv('title,"a'), 'line 2: has a quotation mark that does not fit.'],
    ['csv', csv('title,a', 'other,b'), 'line 3: this guide has no text "other".'],
    ['csv', csv('title,a', 'title,b'), 'line 3: "title" stands in the file twice.'],
    [
      'csv',
      csv('"steps/a/blocks#0.content",<9>x</9>', 'steps/a/blocks#1.items.0,a', 'steps/a/blocks#1.items.1,b'),
      'line 2: has a mark that the text does not have, at “<9>x</9>”.',
    ],
    ['xliff', '<!DOCTYPE x [<!ENTITY a "aaa">]><xliff version="2.0"/>', 'line 1: must have no document type.'],
    ['xliff', '<xliff version="1.2"></xliff>', 'line 1: is not XLIFF 2.'],
    ['xliff', xliff('<unit>'), 'line 2: </file> closes nothing that is open.'],
    ['xliff', xliff('<unit name="title">&boom;</unit>'), 'line 2: has an entity that is not known: &boom;.'],
    ['xliff', xliff('').replace('"de"', '"fr"'), 'line 1: the file is for fr.'],
    ['xliff', 'hello < world', 'line 1: is not XML.'],
  ])('that do not fit are refused whole, with the line: %s %#', async (format, text, detail) => {
    const { take, found } = await withGuide();
    const answer = await problemOf(await take(format, text));
    expect(answer).toMatchObject({ status: 422, code: 'invalid-texts', detail });
    expect((await found()).translations).toBeUndefined();
  });

  test('have a language and a format that there are', async () => {
    const { ada, take } = await withGuide();
    expect((await problemOf(await take('csv', csv(), 'Deutsch'))).code).toBe('invalid-locale');
    expect((await problemOf(await ada('GET', `${PATH}/texts/de?format=doc`))).code).toBe('invalid-format');
    expect((await ada('GET', '/api/apps/demo/guides/none/texts/de')).status).toBe(404);
  });
});

describe('a handout', () => {
  test('is a page of words alone, in a language, that runs and loads nothing', async () => {
    const { ada, give, take } = await withGuide();
    await take('csv', fillCsv(await give('csv')));
    const answer = await ada('GET', `${PATH}/handout?locale=de`);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    const page = await answer.text();
    expect(page).toContain('<html lang="de">');
    expect(page).toContain('<h2>Wählen &lt;b&gt;</h2><p>Lieferant wählen &amp; los, du</p><p>Eins</p><p>zwei</p>');
  });

  test('is Markdown in which words mean nothing but themselves', async () => {
    const { ada } = await withGuide();
    expect(await (await ada('GET', `${PATH}/handout?format=md`)).text()).toBe(
      '# Order = "quickly", now\n\n## 1. Choose \\<b\\>\n\nSelect Supplier & go, you\n\nOne\n\ntwo\n',
    );
    expect((await ada('GET', `${PATH}/handout?of=4`)).status).toBe(404);
  });
});

describe('a comparison', () => {
  test('is between two versions, or a version and the draft', async () => {
    const { ada, cleo } = await withGuide();
    await cleo('POST', `${PATH}/publish`);
    await ada('PUT', PATH, guide('Other'));
    const changes = async (query: string) => (await (await ada('GET', `${PATH}/compare?${query}`)).json()).changes;
    const change = { what: 'changed', field: 'title', before: 'Order = "quickly", now', after: 'Other', entry: null };
    expect(await changes('from=1')).toEqual([change]);
    expect(await changes('from=1&to=1')).toEqual([]);
    expect((await ada('GET', `${PATH}/compare?from=7`)).status).toBe(404);
  });
});
