import { baseKeymap, chainCommands } from 'prosemirror-commands';
import { inputRules, textblockTypeInputRule, InputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { Slice, type Node } from 'prosemirror-model';
import { EditorState, Plugin, type Command, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view';
import type { Block } from '@handrail/protocol';
import { fromBlocks, toBlocks } from './blocks.ts';
import { clipboardEvents, openOf } from './clipboard.ts';
import * as commands from './commands.ts';
import { fits } from './fits.ts';
import { createMemory } from './memory.ts';
import { wordsTexts } from './say.ts';
import { wordsSchema } from './schema.ts';
import { createToolbar } from './toolbar.ts';
import wordsCss from './words.css?inline';

export interface WordsOptions {
  blocks: readonly Block[];
  /** What the field is called. */
  label: string;
  /** Said while there are no words. */
  placeholder?: string;
  /** Language of the tools. */
  locale: string;
  /** @default as many as a step of a guide takes */
  mostBlocks?: number | undefined;
  onChange(blocks: Block[]): void;
  /** Takes something back, or does it again, where whoever mounts it remembers what was done; else it remembers itself. */
  onUndo?: ((again: boolean) => void) | undefined;
}

export interface WordsEditor {
  /** Shows other words; the cursor stays where it can. */
  set(blocks: readonly Block[]): void;
  /** Writes words where the cursor is, in place of as many letters before it. */
  insert(blocks: readonly Block[], over?: number): void;
  /** The letters of the line up to the cursor. */
  before(): string;
  focus(): void;
  stop(): void;
}

const { nodes } = wordsSchema;
let sheet: CSSStyleSheet | undefined;

/** A field for the words of a step, with its tools, in a document or in a shadow root. It needs no style element. */
export function mountWords(into: HTMLElement, options: WordsOptions): WordsEditor {
  dress(into.getRootNode());
  const texts = wordsTexts(options.locale);
  const field = document.createElement('div');
  field.className = 'words';
  const memory = createMemory(() => performance.now());
  let last = JSON.stringify(options.blocks);
  const takeBack = (again: boolean): void => {
    if (options.onUndo) return options.onUndo(again);
    const wanted = memory.take(view.state.doc, again);
    if (wanted) view.dispatch(toBecome(view.state, wanted).setMeta('remembered', true));
  };
  const view: EditorView = new EditorView(field, {
    state: EditorState.create({
      doc: fromBlocks(options.blocks),
      plugins: pluginsOf(options, { askForLink: () => askForLink(), undo: takeBack }),
    }),
    attributes: {
      ...{ role: 'textbox', 'aria-multiline': 'true', 'aria-label': options.label, dir: 'auto' },
    },
    handleDOMEvents: clipboardEvents,
    dispatchTransaction(transaction) {
      if (transaction.docChanged && !transaction.getMeta('remembered')) memory.note(view.state.doc);
      view.updateState(view.state.apply(transaction));
      toolbar.show();
      if (!transaction.docChanged || transaction.getMeta('set')) return;
      const blocks = toBlocks(view.state.doc);
      last = JSON.stringify(blocks);
      options.onChange(blocks);
    },
  });
  const toolbar = createToolbar(view, texts);
  const { askForLink } = toolbar;
  toolbar.show();
  into.append(toolbar.element, field);
  return {
    set(blocks) {
      const next = JSON.stringify(blocks);
      if (next === last) return;
      last = next;
      // Who hands in other words remembers those before.
      view.dispatch(toBecome(view.state, fromBlocks(blocks)).setMeta('set', true).setMeta('remembered', true));
    },
    insert(blocks, over = 0) {
      const { state } = view;
      const { from, to } = state.selection;
      const { content } = fromBlocks(blocks);
      const tr = state.tr.replaceRange(from - over, to, new Slice(content, ...openOf(content.content)));
      view.dispatch(tr.scrollIntoView());
    },
    before() {
      const { $from } = view.state.selection;
      return $from.parent.textBetween(0, $from.parentOffset, undefined, ' ');
    },
    focus: () => view.focus(),
    stop() {
      view.destroy();
      toolbar.element.remove();
      field.remove();
    },
  };
}

/** Changes no more than is other, so that the cursor stays where it can. */
function toBecome(state: EditorState, wanted: Node): Transaction {
  const { doc } = state;
  const start = doc.content.findDiffStart(wanted.content);
  const end = doc.content.findDiffEnd(wanted.content);
  if (start === null || end === null) return state.tr;
  // What is equal at both ends may overlap.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const tr = state.tr.replace(start, end.a + overlap, wanted.slice(start, end.b + overlap));
  return tr.doc.eq(wanted) ? tr : state.tr.replaceWith(0, doc.content.size, wanted.content);
}

function dress(root: ReturnType<HTMLElement['getRootNode']>): void {
  if (!(root instanceof ShadowRoot || root instanceof Document)) return;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(wordsCss);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

interface Hooks {
  askForLink(): void;
  undo(again: boolean): void;
}

function pluginsOf({ placeholder, mostBlocks }: WordsOptions, { askForLink, undo }: Hooks): Plugin[] {
  const told =
    (again: boolean): Command =>
    () => {
      undo(again);
      return true;
    };
  return [
    new Plugin({ filterTransaction: (tr) => !tr.docChanged || fits(tr.doc, mostBlocks) }),
    typing,
    keymap({
      ...{ 'Mod-z': told(false), 'Mod-y': told(true), 'Shift-Mod-z': told(true) },
      ...{ 'Mod-b': commands.toggleBold, 'Mod-i': commands.toggleItalic, 'Mod-e': commands.toggleCode },
      'Mod-k': () => {
        askForLink();
        return true;
      },
      Enter: commands.leaveList,
      'Mod-Enter': commands.leaveCode,
      Backspace: commands.backOutOfList,
    }),
    keymap({ ...baseKeymap, 'Shift-Enter': chainCommands(commands.leaveCode, baseKeymap['Enter'] ?? (() => false)) }),
    marked(placeholder),
  ];
}

/** What is typed at the beginning of a line and means more than it says. */
const typing = inputRules({
  rules: [
    textblockTypeInputRule(/^##?\s$/, nodes.heading, { level: 2 }),
    textblockTypeInputRule(/^###\s$/, nodes.heading, { level: 3 }),
    textblockTypeInputRule(/^```$/, nodes.codeBlock),
    listRule(/^\s*[-*]\s$/, null),
    listRule(/^\s*1[.)]\s$/, true),
  ],
});

function listRule(pattern: RegExp, ordered: true | null): InputRule {
  return new InputRule(pattern, (state, _match, start, end) => {
    const { $from } = state.selection;
    if ($from.parent.type !== nodes.paragraph) return null;
    const rest = $from.parent.content.cut(end - $from.start());
    const item = nodes.item.create(null, rest);
    const tr = state.tr.replaceWith($from.before(), $from.after(), nodes.list.create({ ordered }, item));
    return start >= 0 ? tr.setSelection(state.selection.map(tr.doc, tr.mapping)) : null;
  });
}

/** Variables are shown as such, and an empty field says what it is for. */
function marked(placeholder: string | undefined): Plugin {
  return new Plugin({
    props: {
      decorations({ doc }) {
        const found: Decoration[] = [];
        const [first] = [doc.firstChild];
        if (placeholder !== undefined && doc.childCount === 1 && first?.type === nodes.paragraph && !first.childCount) {
          found.push(Decoration.node(0, first.nodeSize, { 'data-placeholder': placeholder }));
        }
        doc.descendants((node, at) => {
          if (!node.isText) return;
          for (const match of (node.text ?? '').matchAll(/\{[^{}|\s][^{}|]*\|[^{}]*\}/g)) {
            const from = at + match.index;
            found.push(Decoration.inline(from, from + match[0].length, { class: 'variable' }));
          }
        });
        return DecorationSet.create(doc, found);
      },
    },
  });
}
