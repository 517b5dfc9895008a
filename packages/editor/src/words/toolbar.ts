import { NodeSelection, type Command } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { isSafeUrl } from '@handrail/protocol/links';
import { ask, type Question } from './ask.ts';
import * as commands from './commands.ts';
import type { WordsTexts } from './say.ts';
import { wordsSchema } from './schema.ts';

type Tool = commands.Style | 'divider' | 'image' | 'variable';

/** In a field of 16 by 16. */
const ICONS: Readonly<Record<Tool, string>> = {
  bold: 'M5 3h4a2.5 2.5 0 0 1 0 5H5zm0 5h4.7a2.5 2.5 0 0 1 0 5H5z',
  italic: 'M7 3h5M4 13h5M9.5 3l-3 10',
  code: 'm5.5 4.5-3 3.5 3 3.5m5-7 3 3.5-3 3.5',
  link: 'M6.5 9.5 9.5 6.5M7 4.8l1-1a2.9 2.9 0 0 1 4.2 4.2l-1 1M9 11.2l-1 1A2.9 2.9 0 0 1 3.8 8l1-1',
  heading: 'M3.5 3v10m9-10v10m-9-5h9',
  bullets: 'M6.5 4.5H13M6.5 8H13m-6.5 3.5H13M3.2 4.5h.1M3.2 8h.1m-.1 3.5h.1',
  numbers: 'M7 4.5h6M7 8h6m-6 3.5h6M3 3.5l1-.5v3m-1.2 4h1.4l-1.4 3h1.5',
  callout: 'M2.5 3h11v8H8l-3 2.5V11H2.5zM8 5v2.5m0 1.4v.1',
  'block-code': 'M2.5 3h11v10h-11zm3 3L4.5 8l1 2m5-4 1 2-1 2m-1.6-4.5-1.8 5',
  divider: 'M2.5 8h11M5 4.5h6m-6 7h6',
  image: 'M2.5 3h11v10h-11zm0 8 3.5-3.5 2.5 2.5L10.5 8l3 3M9.8 5.6h.1',
  variable: 'M8 8a2.4 2.4 0 1 0 0-4.8A2.4 2.4 0 0 0 8 8m-4.8 5.2c.5-2.2 2.4-3.5 4.8-3.5s4.3 1.3 4.8 3.5',
};

const PLAIN: readonly [Tool, Command, keys?: string][] = [
  ['bold', commands.toggleBold, 'Control+B'],
  ['italic', commands.toggleItalic, 'Control+I'],
  ['code', commands.toggleCode, 'Control+E'],
  ['heading', commands.toggleHeading],
  ['bullets', commands.toggleList(false)],
  ['numbers', commands.toggleList(true)],
  ['callout', commands.toggleCallout],
  ['block-code', commands.toggleBlockCode],
];
const { nodes } = wordsSchema;

export interface Toolbar {
  element: HTMLElement;
  /** Shows what the place of the cursor is. */
  show(): void;
  askForLink(): void;
}

/** Buttons for what the keyboard can do too; arrows lead from one to the next. */
export function createToolbar(view: EditorView, texts: WordsTexts): Toolbar {
  const element = document.createElement('div');
  element.className = 'tools';
  const bar = document.createElement('div');
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', texts.tools);
  const below = document.createElement('div');
  element.append(bar, below);
  const buttons = new Map<Tool, HTMLButtonElement>();
  const back = (): void => view.focus();
  const run = (command: Command): void => {
    command(view.state, view.dispatch);
    back();
  };
  const add = (tool: Tool, press: () => void, keys?: string): void => {
    const button = toolButton(tool, texts[tool], keys);
    button.addEventListener('click', press);
    button.tabIndex = buttons.size === 0 ? 0 : -1;
    buttons.set(tool, button);
    bar.append(button);
  };
  const inquire = (questions: Question[], take: (given: Readonly<Record<string, string>>) => string | undefined) =>
    ask(below, questions, texts, take, back);

  const askForLink = (): void =>
    inquire([{ name: 'href', label: texts.address, value: commands.linkAt(view.state) }], ({ href = '' }) => {
      if (href !== '' && !isSafeUrl(href)) return texts.unsafe;
      commands.setLink(href)(view.state, view.dispatch);
      return undefined;
    });
  for (const [tool, command, keys] of PLAIN) add(tool, () => run(command), keys);
  add('link', askForLink, 'Control+K');
  add('divider', () => run(commands.insertBlock(nodes.divider.create())));
  add('image', () => inquire(imageQuestions(view, texts), (given) => takeImage(view, texts, given)));
  add('variable', () =>
    inquire(
      [
        { name: 'trait', label: texts.trait, value: '' },
        { name: 'otherwise', label: texts.otherwise, value: '' },
      ],
      ({ trait = '', otherwise = '' }) => {
        const name = trait.replace(/[{}|]/g, '').trim();
        if (name === '') return texts.trait;
        commands.insertText(`{${name}|${otherwise.replace(/[{}]/g, '')}}`)(view.state, view.dispatch);
        return undefined;
      },
    ),
  );
  bar.addEventListener('keydown', (event) => rove(event, [...buttons.values()]));
  return {
    element,
    askForLink,
    show() {
      const styles = commands.stylesAt(view.state);
      for (const [tool, button] of buttons) {
        if (tool === 'divider' || tool === 'image' || tool === 'variable') continue;
        button.setAttribute('aria-pressed', String(styles.has(tool)));
      }
    },
  };
}

function imageQuestions({ state: { selection } }: EditorView, texts: WordsTexts): Question[] {
  const chosen = selection instanceof NodeSelection && selection.node.type === nodes.image ? selection.node.attrs : {};
  return [
    { name: 'src', label: texts.address, value: String(chosen['src'] ?? '') },
    { name: 'alt', label: texts.alt, value: String(chosen['alt'] ?? '') },
  ];
}

function takeImage(
  view: EditorView,
  texts: WordsTexts,
  { src = '', alt = '' }: Readonly<Record<string, string>>,
): string | undefined {
  if (src === '' || !isSafeUrl(src) || /^(?:mailto|tel):/i.test(src)) return texts.unsafe;
  commands.insertBlock(nodes.image.create({ src, alt: alt.slice(0, 500) }))(view.state, view.dispatch);
  return undefined;
}

function toolButton(tool: Tool, label: string, keys?: string): HTMLButtonElement {
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', title: label });
  button.setAttribute('aria-label', label);
  if (keys !== undefined) button.setAttribute('aria-keyshortcuts', keys);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICONS[tool]);
  svg.append(path);
  button.append(svg);
  // The words keep their selection while a tool is pressed.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  return button;
}

function rove(event: KeyboardEvent, buttons: readonly HTMLButtonElement[]): void {
  const at = buttons.findIndex((button) => button === event.target);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (at < 0 || step === undefined) return;
  event.preventDefault();
  const next = buttons[(at + step + buttons.length) % buttons.length];
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next?.focus();
}
