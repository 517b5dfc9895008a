import type { WordsEditor } from '@handrail/editor/words';
import { useId, useState } from 'preact/hooks';
import { WordsField } from '../parts/words-field.tsx';
import { ticketMessages } from '../words.ts';
import type { Agent } from './desk.ts';
import { agentsFor, calledIn, Suggest } from './mention.tsx';
import type { useDraft } from './use-draft.ts';

const words = ticketMessages.write;

/** What is being written, and the editor that it is written in once that is there. */
export interface Writing {
  writing: ReturnType<typeof useDraft>;
  editor: { current: WordsEditor | undefined };
}

interface ComposeWordsProps extends Writing {
  agents: readonly Agent[];
  /** Whether the focus goes into the editor as soon as it is there. */
  awaited: { current: boolean };
  onTyped: () => void;
}

/** The words, and in a note whom they call. */
export function ComposeWords({ writing, editor, agents, awaited, onTyped }: ComposeWordsProps) {
  const { draft } = writing;
  const id = useId();
  const [called, setCalled] = useState<string | undefined>(undefined);
  const [at, setAt] = useState(0);
  const fitting = draft.note && called !== undefined ? agentsFor(called, agents) : [];
  const take = ({ memberId, name }: Agent) => {
    const line = [{ type: 'paragraph' as const, content: [{ text: `@${name} ` }] }];
    writing.change({ mentions: [...new Set([...(draft.mentions ?? []), memberId])] });
    editor.current?.insert(line, (called?.length ?? 0) + 1);
    setCalled(undefined);
    editor.current?.focus();
  };
  const choose = (event: KeyboardEvent) => {
    if (fitting.length === 0) return;
    const { key } = event;
    const agent = fitting[at];
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      setAt((at + (key === 'ArrowDown' ? 1 : fitting.length - 1)) % fitting.length);
    } else if ((key === 'Enter' || key === 'Tab') && agent) take(agent);
    else if (key === 'Escape') setCalled(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="compose-words" onKeyDownCapture={choose}>
      <WordsField
        label={draft.note ? words.noteLabel : words.replyLabel}
        placeholder={draft.note ? words.noteHint : words.replyHint}
        blocks={draft.blocks}
        onBlocks={(blocks) => {
          writing.change({ blocks });
          setCalled(calledIn(editor.current?.before() ?? ''));
          setAt(0);
          onTyped();
        }}
        onEditor={(one) => {
          editor.current = one;
          if (!one || !awaited.current) return;
          awaited.current = false;
          one.focus();
        }}
      />
      {fitting.length > 0 && <Suggest id={id} agents={fitting} at={at} onTake={take} />}
      <span class="unseen" role="status">
        {fitting[at] && words.calling(fitting[at].name, at + 1, fitting.length)}
      </span>
    </div>
  );
}
