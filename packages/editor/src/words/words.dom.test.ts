import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Block } from '@handrail/protocol';
import { mountWords, type WordsEditor, type WordsOptions } from './index.ts';

let editor: WordsEditor | undefined;
let root: HTMLElement | undefined;
afterEach(() => {
  editor?.stop();
  root?.remove();
});

const said = (text: string): Block => ({ type: 'paragraph', content: [{ text }] });

/** A field in a shadow root, as in the card of a step; what was written last. */
function open(options: Partial<WordsOptions> = {}, inShadow = true) {
  root = document.createElement('div');
  document.body.append(root);
  const room = document.createElement('div');
  (inShadow ? root.attachShadow({ mode: 'open' }) : root).append(room);
  let blocks: readonly Block[] = options.blocks ?? [];
  editor = mountWords(room, {
    ...{ blocks, label: 'Words', locale: 'en', onChange: (next) => (blocks = next) },
    ...options,
  });
  editor.focus();
  const find = (selector: string): HTMLElement => {
    const found = room.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
  const tool = (name: string): HTMLElement => find(`[aria-label="${name}"]`);
  return { room, find, tool, written: () => blocks };
}

test.each([true, false])(
  'words are written in a shadow root (%s) or a document, with marks and lists',
  async (inShadow) => {
    const { tool, written } = open({}, inShadow);
    await userEvent.keyboard('Plain ');
    await userEvent.keyboard('{Control>}b{/Control}strong{Control>}b{/Control}');
    await userEvent.keyboard('{Enter}- one{Enter}two{Enter}{Enter}');
    await userEvent.click(tool('Heading'));
    await userEvent.keyboard('Next');
    expect(written()).toEqual([
      { type: 'paragraph', content: [{ text: 'Plain ' }, { text: 'strong', marks: ['bold'] }] },
      { type: 'list', items: [[{ text: 'one' }], [{ text: 'two' }]] },
      { type: 'heading', level: 2, content: [{ text: 'Next' }] },
    ]);
  },
);

test('a link is taken only where it is safe', async () => {
  const { find, tool, written } = open();
  await userEvent.keyboard('here');
  await userEvent.keyboard('{Shift>}{Home}{/Shift}');
  await userEvent.click(tool('Link'));
  await userEvent.keyboard('javascript:alert(1){Enter}');
  expect(find('.fault').textContent).toMatch(/https/);
  await userEvent.fill(find('input[name=href]'), 'https://example.com/');
  await userEvent.keyboard('{Enter}');
  expect(written()).toEqual([{ type: 'paragraph', content: [{ text: 'here', href: 'https://example.com/' }] }]);
  expect(find('a').hasAttribute('href')).toBe(false);
});

test('pasting is text, never markup, and asks for no markup', async () => {
  const { find, written } = open();
  const data = new DataTransfer();
  data.setData('text/html', '<img src=x onerror="alert(1)"><b>bold</b>');
  data.setData('text/plain', 'One\nTwo');
  find('.ProseMirror').dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
  );
  expect(written()).toEqual([said('One'), said('Two')]);
  await userEvent.keyboard('{Control>}a{/Control}');
  const copied = new DataTransfer();
  find('.ProseMirror').dispatchEvent(
    new ClipboardEvent('copy', { clipboardData: copied, bubbles: true, cancelable: true }),
  );
  expect(copied.types).not.toContain('text/html');
  expect(copied.getData('text/plain')).toBe('One\nTwo');
});

test('what was copied here is pasted with its marks; what only looks so is text', () => {
  const { find, written } = open();
  const paste = (own: string, text: string): void => {
    const data = new DataTransfer();
    data.setData('application/x-handrail-words', own);
    data.setData('text/plain', text);
    find('.ProseMirror').dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  };
  paste('{"content":[{"type":"script","text":"x"}]}', 'a');
  paste('{"content":[{"type":"image","attrs":{"src":7}}]}', 'b');
  expect(written()).toEqual([said('ab')]);
  paste(
    '{"content":[{"type":"paragraph","content":[{"type":"text","text":"c","marks":[{"type":"bold"}]}]}],"openStart":1,"openEnd":1}',
    '-',
  );
  expect(written()).toEqual([{ type: 'paragraph', content: [{ text: 'ab' }, { text: 'c', marks: ['bold'] }] }]);
});

test('other words come in without moving the cursor, and tell nobody', async () => {
  const told: Block[][] = [];
  const { find } = open({ blocks: [said('One two')], onChange: (blocks) => told.push(blocks) });
  await userEvent.keyboard('{Home}');
  editor?.set([said('One two three')]);
  expect(told).toEqual([]);
  expect(find('.ProseMirror').textContent).toBe('One two three');
  await userEvent.keyboard('>');
  expect(told.at(-1)).toEqual([said('>One two three')]);
});

test('undoing is told where somebody remembers, and remembered here where nobody does', async () => {
  const told: boolean[] = [];
  open({ onUndo: (again) => told.push(again) });
  await userEvent.keyboard('a{Control>}z{/Control}{Control>}y{/Control}');
  expect(told).toEqual([false, true]);
  editor?.stop();
  root?.remove();
  const { written } = open();
  await userEvent.keyboard('a{Control>}z{/Control}');
  expect(written()).toEqual([]);
});

test('more than a guide takes is not written', async () => {
  const { written } = open({ blocks: Array.from({ length: 50 }, () => said('x')) });
  await userEvent.keyboard('{Control>}{End}{/Control}{Enter}');
  expect(written()).toHaveLength(50);
});

test('tables, films and columns stay as they are while the words around them change', async () => {
  const table: Block = { type: 'table', rows: [[[{ text: 'a' }]]] };
  const { written } = open({ blocks: [said('x'), table] });
  await userEvent.keyboard('{Control>}{Home}{/Control}y');
  expect(written()).toEqual([said('yx'), table]);
});

test('it has no style element and no style attribute of its own making', async () => {
  const { room } = open({ blocks: [said('x'), { type: 'callout', tone: 'note', blocks: [said('y') as never] }] });
  await userEvent.keyboard('z');
  expect(room.getRootNode()).toBeInstanceOf(ShadowRoot);
  expect(room.querySelectorAll('style, link, [style]')).toHaveLength(0);
});
