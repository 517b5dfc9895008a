import type { GuideRow, Ticket, TicketState } from '@handrail/protocol';
import type { WordsEditor } from '@handrail/editor/words';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Choice, useDoing } from '../parts/form.tsx';
import { Icon } from '../parts/icon.tsx';
import { WordsField } from '../parts/words-field.tsx';
import { useServices } from '../services.ts';
import { appName, useDesk, type Agent } from './desk.ts';
import { Files } from './files.tsx';
import { GuidePicker } from './guide-picker.tsx';
import { agentsFor, calledIn, stillCalled, Suggest } from './mention.tsx';
import { ticketMessages } from '../words.ts';
import { useDraft } from './use-draft.ts';
import { useFiles } from './use-files.ts';
import { fillIn } from './variables.ts';

const words = ticketMessages.write;
const KEEP = '';

interface ComposeProps {
  ticket: Ticket;
  guides: readonly GuideRow[];
  /** Which of the two was asked for; the number tells asking again. */
  wanted: { kind: 'reply' | 'note'; times: number };
  onTyped: () => void;
  onSent: () => void;
}

/** What is said next: to the visitor, or to members alone. */
export function Compose({ ticket, guides, wanted, onTyped, onSent }: ComposeProps) {
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
    const { entryKey, blocks, note, guideId } = draft;
    const done = await doing.run(() =>
      api.reply(ticket.ticketId, {
        ...{ entryKey, blocks },
        ...(note && { note }),
        ...(note && mentions.length > 0 && { mentions }),
        ...(!note && guideId !== undefined && { guideId }),
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
  const parts = { ticket, writing, editor };
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
      <Words {...parts} key={String(draft.note)} agents={agents} awaited={awaited} onTyped={onTyped} />
      <WithGuide writing={writing} guides={guides} />
      <Files files={files} />
      <Tools {...parts} guides={guides} onFiles={files.add} />
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

/** The guide that goes with a reply. */
function WithGuide({ writing, guides }: Pick<PartProps, 'writing'> & Pick<ComposeProps, 'guides'>) {
  const { note, guideId } = writing.draft;
  if (note || guideId === undefined) return null;
  return (
    <p class="with-guide">
      <Icon name="guide" /> <span dir="auto">{words.guideWith(titleOf(guides, guideId))}</span>
      <button type="button" class="button small quiet" onClick={writing.withoutGuide}>
        {words.withoutGuide}
      </button>
    </p>
  );
}

const titleOf = (guides: readonly GuideRow[], guideId: string) =>
  guides.find((one) => one.guideId === guideId)?.title ?? guideId;

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

interface PartProps {
  ticket: Ticket;
  writing: ReturnType<typeof useDraft>;
  editor: { current: WordsEditor | undefined };
}

interface WordsProps extends PartProps {
  agents: readonly Agent[];
  /** Whether the focus goes into the editor as soon as it is there. */
  awaited: { current: boolean };
  onTyped: () => void;
}

/** The words, and in a note whom they call. */
function Words({ writing, editor, agents, awaited, onTyped }: WordsProps) {
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

/** What is put into a reply besides words. */
function Tools({
  ticket,
  writing,
  editor,
  guides,
  onFiles,
}: PartProps & { guides: readonly GuideRow[]; onFiles: (files: File[]) => void }) {
  const desk = useDesk();
  const { settings, present } = desk;
  const [isPicking, setPicking] = useState(false);
  const id = useId();
  const fitting = (settings?.cannedReplies ?? []).filter(({ appIds }) => appIds?.includes(ticket.appId) ?? true);
  const putIn = (replyId: string) => {
    const canned = fitting.find((one) => one.replyId === replyId);
    if (!canned) return;
    const { requester, number, title } = ticket;
    const known = {
      ...{ name: requester.name, email: requester.email, agent: present.name },
      ...{ number: String(number), title, app: appName(desk, ticket.appId) },
    };
    const filled = fillIn(canned.blocks, known);
    if (editor.current) editor.current.insert(filled);
    else writing.change({ blocks: [...writing.draft.blocks, ...filled] });
    editor.current?.focus();
  };
  return (
    <div class="actions compose-tools">
      {fitting.length > 0 && (
        <Choice
          label={words.canned}
          value=""
          options={{ '': words.choose, ...Object.fromEntries(fitting.map(({ replyId, name }) => [replyId, name])) }}
          onValue={putIn}
        />
      )}
      {!writing.draft.note && (
        <button type="button" class="button" onClick={() => setPicking(true)}>
          <Icon name="guide" /> {words.guide}
        </button>
      )}
      <label class="button attach" for={id}>
        <Icon name="clip" /> {words.attach}
        <input
          id={id}
          class="unseen"
          type="file"
          multiple
          onChange={({ currentTarget }) => {
            onFiles([...(currentTarget.files ?? [])]);
            currentTarget.value = '';
          }}
        />
      </label>
      {isPicking && (
        <GuidePicker
          guides={guides}
          onTake={(guideId) => writing.change({ guideId })}
          onClose={() => setPicking(false)}
        />
      )}
    </div>
  );
}
