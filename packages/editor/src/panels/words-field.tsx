import type { Block } from '@handrail/protocol';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { WordsEditor } from '../words/index.ts';
import { usePanel } from './context.ts';

interface WordsFieldProps {
  label: string;
  placeholder?: string;
  blocks: readonly Block[];
  onBlocks(blocks: Block[]): void;
}

/** Rich words; what writes them is fetched when the first such field is shown. */
export function WordsField({ label, placeholder, blocks, onBlocks }: WordsFieldProps) {
  const { desk, words } = usePanel();
  const room = useRef<HTMLDivElement>(null);
  const editor = useRef<WordsEditor | undefined>(undefined);
  const now = useRef({ blocks, onBlocks });
  now.current = { blocks, onBlocks };
  // What was written and has not come back yet: while it is under way the words here are newer than those of the draft.
  const away = useRef<(readonly Block[])[]>([]);
  useEffect(() => {
    let gone = false;
    void import('../words/index.ts').then(({ mountWords }) => {
      if (gone || !room.current) return;
      editor.current = mountWords(room.current, {
        ...{ label, blocks: now.current.blocks, locale: words.locale },
        ...(placeholder !== undefined && { placeholder }),
        onChange(next) {
          away.current.push(next);
          now.current.onBlocks(next);
        },
        onUndo: (again) => (again ? desk.redo() : desk.undo()),
      });
    });
    return () => {
      gone = true;
      editor.current?.stop();
      editor.current = undefined;
    };
  }, []);
  useLayoutEffect(() => {
    const at = away.current.indexOf(blocks);
    if (at < 0) {
      away.current = [];
      editor.current?.set(blocks);
    } else away.current = away.current.slice(at + 1);
  }, [blocks]);
  return (
    <div class="field">
      <span class="label">{label}</span>
      <div ref={room} />
    </div>
  );
}
