import { Fragment, Slice, type Node } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { isSafeUrl } from '@handrail/protocol/links';
import { setLink } from './commands.ts';
import { wordsSchema } from './schema.ts';

const { nodes } = wordsSchema;
const TYPE = 'application/x-handrail-words';

/**
 * Copying and pasting without markup: our own words as JSON, all else as text. ProseMirror would read HTML by way of
 * `innerHTML`, which strict policies forbid.
 */
export const clipboardEvents = {
  copy: (view: EditorView, event: ClipboardEvent) => copy(view, event),
  cut(view: EditorView, event: ClipboardEvent): boolean {
    if (copy(view, event)) view.dispatch(view.state.tr.deleteSelection().scrollIntoView());
    return true;
  },
  paste(view: EditorView, event: ClipboardEvent): boolean {
    event.preventDefault();
    const { clipboardData } = event;
    if (clipboardData) paste(view, clipboardData);
    return true;
  },
  drop(view: EditorView, event: DragEvent): boolean {
    event.preventDefault();
    const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
    const text = event.dataTransfer?.getData('text/plain');
    if (at && text) view.dispatch(view.state.tr.replaceRange(at.pos, at.pos, sliceOf(text)));
    return true;
  },
  dragstart(_: EditorView, event: DragEvent): boolean {
    event.preventDefault();
    return true;
  },
};

function copy({ state }: EditorView, event: ClipboardEvent): boolean {
  const { selection, doc } = state;
  if (selection.empty || !event.clipboardData) return true;
  event.preventDefault();
  event.clipboardData.setData('text/plain', doc.textBetween(selection.from, selection.to, '\n'));
  event.clipboardData.setData(TYPE, JSON.stringify(selection.content().toJSON()));
  return true;
}

function paste(view: EditorView, data: DataTransfer): void {
  const text = data.getData('text/plain');
  const { state } = view;
  // An address on words makes them a link.
  if (!state.selection.empty && /^https?:\/\/\S+$/.test(text.trim()) && isSafeUrl(text.trim())) {
    setLink(text.trim())(state, view.dispatch);
    return;
  }
  if (state.selection.$from.parent.type === nodes.codeBlock) {
    view.dispatch(state.tr.insertText(text).scrollIntoView());
    return;
  }
  view.dispatch(state.tr.replaceSelection(ownSlice(data.getData(TYPE)) ?? sliceOf(text)).scrollIntoView());
}

/** What was copied here; from elsewhere it may be anything, so it is checked as the schema says. */
function ownSlice(json: string): Slice | undefined {
  if (json === '') return undefined;
  try {
    const slice = Slice.fromJSON(wordsSchema, JSON.parse(json));
    slice.content.forEach((node) => node.check());
    return holdsKept(slice.content) ? undefined : slice;
  } catch {
    return undefined; // not ours, or of another version
  }
}

/** Tables and the like hold what no schema checks here. */
function holdsKept(content: Fragment): boolean {
  let found = false;
  content.descendants((node) => {
    found ||= node.type === nodes.kept || node.type === nodes.wide;
  });
  return found;
}

/** Lines of text as paragraphs; those with a dash, a dot or a number before them as lists. */
export function sliceOf(text: string): Slice {
  const lines = text.split(/\r?\n/).filter((line, _, all) => all.length === 1 || line.trim() !== '');
  const blocks: Node[] = [];
  for (const line of lines) {
    const [, mark, rest] = /^\s*([-*•]|\d+[.)])\s+(.*)$/.exec(line) ?? [];
    if (mark === undefined || rest === undefined || lines.length === 1) {
      blocks.push(nodes.paragraph.create(null, textOf(line)));
      continue;
    }
    const ordered = /\d/.test(mark) ? true : null;
    const item = nodes.item.create(null, textOf(rest));
    const last = blocks.at(-1);
    if (last?.type === nodes.list && last.attrs['ordered'] === ordered) {
      blocks[blocks.length - 1] = last.copy(last.content.append(Fragment.from(item)));
    } else blocks.push(nodes.list.create({ ordered }, item));
  }
  return new Slice(Fragment.from(blocks), ...openOf(blocks));
}

const textOf = (line: string): Node[] => (line === '' ? [] : [wordsSchema.text(line)]);

/** Text goes on in the line where it is put in; a list stands for itself. */
export const openOf = (blocks: readonly Node[]): [number, number] => [
  blocks[0]?.type === nodes.paragraph ? 1 : 0,
  blocks.at(-1)?.type === nodes.paragraph ? 1 : 0,
];
