import type { Block } from '@handrail/protocol';
import type { WordsEditor } from '@handrail/editor/words';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { messages } from '../words.ts';

interface WordsFieldProps {
  label: string;
  placeholder?: string;
  /** @default as many as a step of a guide takes */
  mostBlocks?: number;
  blocks: readonly Block[];
  onBlocks: (blocks: Block[]) => void;
  /** Handed the editor once it is there, and undefined when it goes. */
  onEditor?: (editor: WordsEditor | undefined) => void;
}

/** Rich words, written with what authors write guides with; it is fetched when the first such field is shown. */
export function WordsField({ label, placeholder, mostBlocks, blocks, onBlocks, onEditor }: WordsFieldProps) {
  const room = useRef<HTMLDivElement>(null);
  const editor = useRef<WordsEditor | undefined>(undefined);
  const now = useRef({ blocks, onBlocks, onEditor });
  now.current = { blocks, onBlocks, onEditor };
  const [failed, setFailed] = useState(false);
  const written = useRef<readonly Block[]>(blocks);
  useEffect(() => {
    let gone = false;
    const mount = ({ mountWords }: typeof import('@handrail/editor/words')): void => {
      if (gone || !room.current) return;
      editor.current = mountWords(room.current, {
        ...{ label, mostBlocks, blocks: now.current.blocks, locale: document.documentElement.lang },
        ...(placeholder !== undefined && { placeholder }),
        onChange(next) {
          written.current = next;
          now.current.onBlocks(next);
        },
      });
      now.current.onEditor?.(editor.current);
    };
    import('@handrail/editor/words').then(mount, () => gone || setFailed(true));
    return () => {
      gone = true;
      editor.current?.stop();
      editor.current = undefined;
      now.current.onEditor?.(undefined);
    };
  }, []);
  useLayoutEffect(() => {
    if (blocks !== written.current) editor.current?.set(blocks);
  }, [blocks]);
  if (failed) return <p class="fault">{messages.failure.part}</p>;
  return <div class="words-field" ref={room} />;
}
