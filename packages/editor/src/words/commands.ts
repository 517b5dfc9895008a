import { exitCode, setBlockType, toggleMark, wrapIn, lift } from 'prosemirror-commands';
import { Fragment, type Node } from 'prosemirror-model';
import { Selection, TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { isSafeUrl } from '@handrail/protocol/links';
import { wordsSchema } from './schema.ts';

const { nodes, marks } = wordsSchema;

export type Style = 'bold' | 'italic' | 'code' | 'link' | 'heading' | 'bullets' | 'numbers' | 'callout' | 'block-code';

export const toggleBold = toggleMark(marks.bold);
export const toggleItalic = toggleMark(marks.italic);
export const toggleCode = toggleMark(marks.code);

/** What the place of the cursor is. */
export function stylesAt({ selection, storedMarks, doc }: EditorState): ReadonlySet<Style> {
  const { $from, from, to, empty } = selection;
  const found = new Set<Style>();
  for (const name of ['bold', 'italic', 'code', 'link'] as const) {
    const has = empty ? marks[name].isInSet(storedMarks ?? $from.marks()) : doc.rangeHasMark(from, to, marks[name]);
    if (has) found.add(name);
  }
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const { type, attrs } = $from.node(depth);
    if (type === nodes.heading) found.add('heading');
    if (type === nodes.codeBlock) found.add('block-code');
    if (type === nodes.callout) found.add('callout');
    if (type === nodes.list) found.add(attrs['ordered'] ? 'numbers' : 'bullets');
  }
  return found;
}

/** A line becomes what is wanted, or a plain line when it is that already. */
export const toggleHeading: Command = (state, dispatch) =>
  stylesAt(state).has('heading')
    ? setBlockType(nodes.paragraph)(state, dispatch)
    : setBlockType(nodes.heading, { level: 2 })(state, dispatch);

export const toggleBlockCode: Command = (state, dispatch) =>
  stylesAt(state).has('block-code')
    ? setBlockType(nodes.paragraph)(state, dispatch)
    : setBlockType(nodes.codeBlock)(state, dispatch);

export const toggleCallout: Command = (state, dispatch) =>
  stylesAt(state).has('callout') ? lift(state, dispatch) : wrapIn(nodes.callout)(state, dispatch);

/** The lines of the selection as a list, the list as one of the other kind, or its lines as plain ones. */
export const toggleList =
  (ordered: boolean): Command =>
  (state, dispatch) => {
    const list = listAt(state);
    if (list !== undefined) {
      if (Boolean(list.node.attrs['ordered']) === ordered) return unlist(state, dispatch);
      dispatch?.(state.tr.setNodeMarkup(list.at, null, { ordered: ordered ? true : null }));
      return true;
    }
    const { $from, $to } = state.selection;
    const range = $from.blockRange($to, (parent) => parent === $from.node(Math.max(0, $from.depth - 1)));
    if (!range) return false;
    const lines: Node[] = [];
    for (let index = range.startIndex; index < range.endIndex; index += 1) lines.push(range.parent.child(index));
    if (!lines.every((line) => line.inlineContent && line.type !== nodes.codeBlock)) return false;
    const made = nodes.list.create(
      { ordered: ordered ? true : null },
      lines.map((line) => nodes.item.create(null, line.content)),
    );
    if (dispatch) {
      const tr = state.tr.replaceWith(range.start, range.end, made);
      // One deeper than before, by the list.
      const select = (at: number) => tr.doc.resolve(Math.min(at + 1, tr.doc.content.size));
      dispatch(tr.setSelection(TextSelection.between(select($from.pos), select($to.pos))).scrollIntoView());
    }
    return true;
  };

function listAt({ selection: { $from } }: EditorState): { node: Node; at: number; depth: number } | undefined {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type === nodes.list) return { node: $from.node(depth), at: $from.before(depth), depth };
  }
  return undefined;
}

const unlist: Command = (state, dispatch) => {
  const list = listAt(state);
  if (list === undefined) return false;
  const lines: Node[] = [];
  list.node.forEach((item) => lines.push(nodes.paragraph.create(null, item.content)));
  if (dispatch) {
    const tr = state.tr.replaceWith(list.at, list.at + list.node.nodeSize, Fragment.from(lines));
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(state.selection.from - 1))).scrollIntoView());
  }
  return true;
};

/** Enter in an empty line of a list ends the list there; Backspace at the beginning of its first line takes it apart. */
export const leaveList: Command = (state, dispatch) => {
  const list = listAt(state);
  const { $from, empty } = state.selection;
  if (list === undefined || !empty || $from.parent.type !== nodes.item || $from.parent.content.size > 0) return false;
  const index = $from.index(list.depth);
  const items: Node[] = [];
  list.node.forEach((item) => items.push(item));
  const part = (some: Node[]) => (some.length > 0 ? [nodes.list.create(list.node.attrs, some)] : []);
  const before = part(items.slice(0, index));
  const line = nodes.paragraph.create();
  if (dispatch) {
    const parts = Fragment.from([...before, line, ...part(items.slice(index + 1))]);
    const tr = state.tr.replaceWith(list.at, list.at + list.node.nodeSize, parts);
    const at = list.at + (before[0]?.nodeSize ?? 0) + 1;
    dispatch(tr.setSelection(TextSelection.create(tr.doc, at)).scrollIntoView());
  }
  return true;
};

export const backOutOfList: Command = (state, dispatch) => {
  const list = listAt(state);
  const { $from, empty } = state.selection;
  if (list === undefined || !empty || $from.parentOffset > 0 || $from.index(list.depth) > 0) return false;
  return unlist(state, dispatch);
};

/** A new line within the same paragraph is a new paragraph; out of code it leads on. */
export const leaveCode: Command = exitCode;

/** Links the selection, or the words that are linked already; an empty address takes the link away. */
export const setLink =
  (href: string): Command =>
  (state, dispatch) => {
    const { from, to, empty } = state.selection;
    if (href !== '' && !isSafeUrl(href)) return false;
    const range = empty ? linkAround(state) : { from, to };
    if (range === undefined) {
      if (href === '') return false;
      dispatch?.(state.tr.replaceSelectionWith(wordsSchema.text(href, [marks.link.create({ href })]), false));
      return true;
    }
    const tr = state.tr.removeMark(range.from, range.to, marks.link);
    dispatch?.(href === '' ? tr : tr.addMark(range.from, range.to, marks.link.create({ href })));
    return true;
  };

function linkAround(state: EditorState): { from: number; to: number } | undefined {
  const { $from } = state.selection;
  const start = $from.start();
  let found: { from: number; to: number } | undefined;
  $from.parent.forEach((node, offset) => {
    const from = start + offset;
    const to = from + node.nodeSize;
    if ($from.pos >= from && $from.pos <= to && marks.link.isInSet(node.marks)) found ??= { from, to };
  });
  return found;
}

/** The address under the cursor. */
export function linkAt(state: EditorState): string {
  const range = linkAround(state) ?? state.selection;
  let href = '';
  state.doc.nodesBetween(range.from, range.to, (node) => {
    const mark = marks.link.isInSet(node.marks);
    if (mark) href ||= String(mark.attrs['href']);
  });
  return href;
}

/** Puts a block after the one in which the cursor is. */
export const insertBlock =
  (block: Node): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(block).scrollIntoView());
    return true;
  };

export const insertText =
  (text: string): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.insertText(text).scrollIntoView());
    return true;
  };
