import fc from 'fast-check';
import Type from 'typebox';
import { articleBlocksSchema, checkOf } from '@handrail/protocol/schema';
import { describe, expect, test } from 'vitest';
import { findUnsafeAddresses } from '../../guide-mistakes/unsafe-addresses.ts';
import { importArticle } from './index.ts';

const html = (text: string) => importArticle({ format: 'html', text });
const blocksOf = (text: string) => html(text).blocks;
const droppedOf = (text: string) => html(text).dropped.map(({ what }) => what);
const p = (text: string) => ({ type: 'paragraph', content: [{ text }] });

describe('HTML', () => {
  test('is read as paragraphs, headings, lists, tables, code and quotations; the heading above all is the title', () => {
    const { title, blocks, dropped } = html(
      `<title>Tab</title><h1>Reset</h1><p>Press <b>Forgot <i>it</i></b>,<br>then <a href="https://x.test/a?b=1">wait</a>.</p>
       <h2>More</h2><ol><li>One<li>Two<ul><li>Deep</ul></ol><blockquote><p>So it was.</p></blockquote>
       <pre><code>a  b\nc</code></pre><hr><table><tr><th>A<th>B</tr><tr><td>1<td><p>2</p><p>3</p></table>`,
    );
    expect(title).toBe('Reset');
    expect(blocks).toEqual([
      {
        type: 'paragraph',
        content: [
          { text: 'Press ' },
          { text: 'Forgot ', marks: ['bold'] },
          { text: 'it', marks: ['bold', 'italic'] },
          { text: ',' },
        ],
      },
      {
        type: 'paragraph',
        content: [{ text: 'then ' }, { text: 'wait', href: 'https://x.test/a?b=1' }, { text: '.' }],
      },
      { type: 'heading', level: 2, content: [{ text: 'More' }] },
      { type: 'list', ordered: true, items: [[{ text: 'One' }], [{ text: 'Two' }], [{ text: 'Deep' }]] },
      { type: 'callout', tone: 'note', blocks: [p('So it was.')] },
      { type: 'code', text: 'a  b\nc' },
      { type: 'divider' },
      {
        type: 'table',
        header: [[{ text: 'A' }], [{ text: 'B' }]],
        rows: [[[{ text: '1' }], [{ text: '2' }, { text: ' 3' }]]],
      },
    ]);
    expect(dropped).toEqual([{ what: 'lists within lists, now one list', times: 1 }]);
  });

  test('of Word has its bullets as text, and its lists as paragraphs', () => {
    const item = (mark: string, text: string) =>
      `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${mark}<span>&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>`;
    expect(
      blocksOf(
        `<html><head><style>p{}</style><!--[if gte mso 9]><xml>x</xml><![endif]--></head><body><div class=WordSection1>
         <p class=MsoNormal>First:</p>${item('·', 'one')}${item('·', 'two')}<p class=MsoNormal>Then:</p>${item('1.', 'three')}</div></body></html>`,
      ),
    ).toEqual([
      p('First:'),
      { type: 'list', items: [[{ text: 'one' }], [{ text: 'two' }]] },
      p('Then:'),
      { type: 'list', ordered: true, items: [[{ text: 'three' }]] },
    ]);
  });

  test('of Confluence has panels and code; other macros are named', () => {
    const text = `<ac:structured-macro ac:name="warning"><ac:parameter ac:name="title">T</ac:parameter><ac:rich-text-body><p>Hot</p></ac:rich-text-body></ac:structured-macro>
      <ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[if (a < b) {}]]></ac:plain-text-body></ac:structured-macro>
      <ac:structured-macro ac:name="toc"></ac:structured-macro><ac:image><ri:attachment ri:filename="a.png"/></ac:image>
      <div class="confluence-information-macro confluence-information-macro-tip"><p>Easy</p></div>`;
    expect(blocksOf(text)).toEqual([
      { type: 'callout', tone: 'danger', blocks: [p('Hot')] },
      { type: 'code', text: 'if (a < b) {}' },
      { type: 'callout', tone: 'success', blocks: [p('Easy')] },
    ]);
    expect(droppedOf(text)).toEqual(['the macro “toc” of Confluence', 'pictures that are kept elsewhere']);
  });

  test('keeps links and pictures that mean the same here, and the words of all others', () => {
    const text = `<p><a href="java\tscript:alert(1)">a</a> <a href="/wiki/7">b</a> <a href="#top">c</a> <a href="mailto:a@b.test">d</a></p>
      <img src="https://x.test/p.png" alt="A plan" width="40" height="30"><img src="data:image/png;base64,xx"><img src="attachments/1.png">`;
    expect(blocksOf(text)).toEqual([
      { type: 'paragraph', content: [{ text: 'a b c ' }, { text: 'd', href: 'mailto:a@b.test' }] },
      { type: 'image', src: 'https://x.test/p.png', alt: 'A plan', width: 40, height: 30 },
    ]);
    expect(html(text).dropped).toEqual([
      { what: 'links that lead nowhere from here', times: 2 },
      { what: 'pictures that are kept elsewhere', times: 2 },
    ]);
  });

  test('that is more than an article takes is cut, and this is said', () => {
    const { blocks, dropped } = html('<p>x</p>'.repeat(400));
    expect(blocks).toHaveLength(300);
    expect(dropped.map(({ what }) => what)).toContain('what comes after 300 blocks');
    const wide = `<table><tr>${'<td>x</td>'.repeat(12)}</tr></table><ul>${'<li>x</li>'.repeat(120)}</ul><p>${'y'.repeat(4_100)}</p>`;
    expect(blocksOf(wide).map(({ type }) => type)).toEqual(['table', 'list', 'list', 'list', 'paragraph']);
    expect(droppedOf(wide)).toEqual(['columns of a table after the 8th']);
    expect(blocksOf(`${'<div>'.repeat(5_000)}deep`)).toEqual([]);
  });
});

describe('Markdown', () => {
  test('has the same blocks, and its HTML is read as HTML', () => {
    const text =
      '# Title\n\nSome **bold** [link](https://x.test) [bad](javascript:alert(1)).\n\n- a\n- b\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n```js\n<b>\n```\n\n<script>alert(1)</script>\n\n<p onclick="x()">raw</p>\n';
    const { title, blocks, dropped } = importArticle({ format: 'markdown', text });
    expect(title).toBe('Title');
    expect(blocks).toMatchObject([
      {
        content: [
          { text: 'Some ' },
          { text: 'bold', marks: ['bold'] },
          { text: ' ' },
          { text: 'link' },
          { text: ' bad.' },
        ],
      },
      { type: 'list', items: [[{ text: 'a' }], [{ text: 'b' }]] },
      { type: 'table', header: [[{ text: 'A' }], [{ text: 'B' }]], rows: [[[{ text: '1' }], [{ text: '2' }]]] },
      { type: 'code', text: '<b>' },
      p('raw'),
    ]);
    expect(dropped.map(({ what }) => what)).toEqual(['links that lead nowhere from here', 'scripts']);
  });
});

const NAMES =
  'p div b i a img ul ol li table tr td th thead pre code h1 h3 blockquote br hr script style svg math iframe template title textarea select video ac:structured-macro ac:plain-text-body o:p constructor'.split(
    ' ',
  );
const ATTRIBUTES = [
  ...['onerror="EVIL()"', 'style="mso-list:Ignore;x:EVIL"', 'class="MsoListParagraph EVIL"', 'ac:name="code"'],
  ...[
    'href="javascript:EVIL"',
    'href=" jAvA\tscript&colon;EVIL"',
    'href="data:text/html,EVIL"',
    'href="https://x.test/?a"',
  ],
  ...[
    'src="javascript:EVIL"',
    'src="data:x,EVIL"',
    'src="https://x.test/p"',
    'width="1e9" height="-1"',
    'srcdoc="<b>EVIL"',
  ],
];
const tag = fc
  .tuple(fc.constantFrom(...NAMES), fc.array(fc.constantFrom(...ATTRIBUTES), { maxLength: 3 }), fc.boolean())
  .map(([name, attributes, ends]) => (ends ? `</${name}>` : `<${name} ${attributes.join(' ')}>`));
const piece = fc.oneof(
  { weight: 5, arbitrary: tag },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }).filter((text) => !/[<>"'=&]/.test(text)) },
  { weight: 1, arbitrary: fc.constantFrom('<!--EVIL-->', '<!EVIL>', '<?EVIL?>', '&lt;', '&#0;', '\ud800', '&amp;') },
  { weight: 1, arbitrary: fc.constant('<script>EVIL</script>') },
);

describe.each(['html', 'markdown'] as const)('hostile %s', (format) => {
  const check = checkOf(Type.Object({ blocks: articleBlocksSchema }));
  test('becomes blocks that an article takes, without a trace of what is no words', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const { blocks } = importArticle({ format, text: pieces.join('') });
        expect(check({ blocks })).toMatchObject({ ok: true });
        expect(findUnsafeAddresses({ blocks })).toEqual([]);
        expect(JSON.stringify(blocks).isWellFormed()).toBe(true);
        if (format === 'html') expect(JSON.stringify(blocks)).not.toContain('EVIL');
      }),
      { numRuns: 1_500 },
    );
  });
});
