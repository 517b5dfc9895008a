import type { Ticket, TicketState } from '@handrail/protocol';
import type { WordsEditor } from '@handrail/editor/words';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Choice, useDoing } from '../parts/form.tsx';
import { Icon } from '../parts/icon.tsx';
import { useServices } from '../services.ts';
import { Along, ComposeTools, type Sendables } from './compose-tools.tsx';
import { ComposeWords } from './compose-words.tsx';
import { useDesk } from './desk.ts';
import { Files } from './files.tsx';
import { stillCalled } from './mention.tsx';
import { ticketMessages } from '../words.ts';
import { useDraft } from './use-draft.ts';
import { useFiles } from './use-files.ts';

const words = ticketMessages.write;
const KEEP = '';

interface ComposeProps {
  ticket: Ticket;
  sendables: Sendables;
  /** Which of the two was asked for; the number tells asking again. */
  wanted: { kind: 'reply' | 'note'; times: number };
  onTyped: () => void;
  onSent: () => void;
}

/** What is said next: to the visitor, or to members alone. */
export function Compose({ ticket, sendables, wanted, onTyped, onSent }: ComposeProps) {
  const { api } = useServices();
  const { present, agents } = useDesk();
  const writing = useDraft(ticket.ticketId, present.member?.memberId ?? 'token');
  const files = useFiles(ticket.ticketId);
  const doing = useDoing();
  const editor = useRef<WordsEditor | undefined>(undefined);
  const [state, setState] = useState<TicketState | typeof KEEP>(KEEP);
  const [said, setSaid] = useState('');
  const { draft } = writing;
  const awaited = useRef(false);

  useEffect(() => {
    if (wanted.times === 0) return;
    const note = wanted.kind === 'note';
    // Another kind has an editor of its own, which comes with the next drawing; the first one has to be fetched.
    awaited.current = note !== draft.note || !editor.current;
    writing.change({ note });
    if (!awaited.current) editor.current?.focus();
  }, [wanted.times]);

  async function send() {
    const uploadIds = files.files.flatMap(({ uploadId }) => uploadId ?? []);
    if (files.underWay) return doing.refuse(words.waitForFiles);
    if (writing.isEmpty && uploadIds.length === 0) return doing.refuse(words.empty);
    const mentions = stillCalled(draft.blocks, draft.mentions ?? [], agents);
    const { entryKey, blocks, note, guideId, articleId } = draft;
    const done = await doing.run(() =>
      api.reply(ticket.ticketId, {
        ...{ entryKey, blocks },
        ...(note && { note }),
        ...(note && mentions.length > 0 && { mentions }),
        ...(!note && guideId !== undefined && { guideId }),
        ...(!note && articleId !== undefined && { articleId }),
        ...(uploadIds.length > 0 && { uploadIds }),
        ...(state !== KEEP && { state }),
      }),
    );
    if (!done) return;
    setSaid(note ? words.noted : words.sent);
    writing.end();
    files.clear();
    setState(KEEP);
    onSent();
  }
  const parts = { writing, editor };
  return (
    <section
      class={`card compose${draft.note ? ' note' : ''}`}
      aria-label={words.title}
      onDragOver={(event) => event.dataTransfer?.types.includes('Files') && event.preventDefault()}
      onDropCapture={(event) => takeFiles(event, event.dataTransfer, files.add)}
      onPasteCapture={(event) => takeFiles(event, event.clipboardData, files.add)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
      }}
    >
      <Kinds isNote={draft.note} onNote={(note) => writing.change({ note })} />
      <ComposeWords {...parts} key={String(draft.note)} agents={agents} awaited={awaited} onTyped={onTyped} />
      <Along writing={writing} sendables={sendables} />
      <Files files={files} />
      <ComposeTools {...parts} {...{ ticket, sendables }} onFiles={files.add} />
      <div class="actions send">
        <Choice
          label={words.then}
          value={state}
          options={{ [KEEP]: words.keep, ...ticketMessages.states }}
          onValue={setState}
        />
        <button type="button" class="button strong" disabled={doing.busy} onClick={() => void send()}>
          {doing.busy ? words.sending : draft.note ? words.addNote : words.send}
          <kbd>{words.sendKeys}</kbd>
        </button>
        {!writing.isEmpty && (
          <button type="button" class="button quiet" onClick={writing.end}>
            {words.throwAway}
          </button>
        )}
        <span role="status" class="muted">
          {writing.isEmpty ? said : words.kept}
        </span>
      </div>
      <p class="fault" role="alert">
        {doing.fault}
      </p>
    </section>
  );
}

/** Files that were dropped or pasted are taken here; everything else goes on to the words. */
function takeFiles(event: Event, data: DataTransfer | null, add: (files: File[]) => void): void {
  if (!data || data.files.length === 0) return;
  event.preventDefault();
  event.stopPropagation();
  add([...data.files]);
}

function Kinds({ isNote, onNote }: { isNote: boolean; onNote: (isNote: boolean) => void }) {
  const name = useId();
  return (
    <fieldset class="kinds">
      <legend class="unseen">{words.kind}</legend>
      {([false, true] as const).map((note) => (
        <label key={String(note)}>
          <input type="radio" name={name} checked={isNote === note} onChange={() => onNote(note)} />
          <span>
            <Icon name={note ? 'lock' : 'back'} />
            {note ? words.note : words.reply}
          </span>
        </label>
      ))}
      <small class="muted">{isNote ? words.noteHint : words.replyHint}</small>
    </fieldset>
  );
}
