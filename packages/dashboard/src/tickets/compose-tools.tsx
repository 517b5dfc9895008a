import type { Ticket } from '@handrail/protocol';
import { useId, useState } from 'preact/hooks';
import { Choice } from '../parts/form.tsx';
import { Icon } from '../parts/icon.tsx';
import { ticketMessages } from '../words.ts';
import type { Writing } from './compose-words.tsx';
import { ContentPicker, type Sendable } from './content-picker.tsx';
import { appName, useDesk } from './desk.ts';
import { fillIn } from './variables.ts';

const words = ticketMessages.write;
const KINDS = ['guide', 'article'] as const;
const FIELDS = { guide: 'guideId', article: 'articleId' } as const;

/** What visitors of the app have, to be sent with a reply. */
export type Sendables = Record<(typeof KINDS)[number], readonly Sendable[]>;

/** The guide and the article that go with a reply. */
export function Along({ writing, sendables }: Pick<Writing, 'writing'> & { sendables: Sendables }) {
  const { draft } = writing;
  if (draft.note) return null;
  return KINDS.map((kind) => {
    const id = draft[FIELDS[kind]];
    if (id === undefined) return null;
    const title = sendables[kind].find((one) => one.id === id)?.title ?? id;
    return (
      <p key={kind} class="with-guide">
        <Icon name="guide" /> <span dir="auto">{words.pick[kind].along(title)}</span>
        <button type="button" class="button small quiet" onClick={() => writing.without(FIELDS[kind])}>
          {words.pick[kind].without}
        </button>
      </p>
    );
  });
}

interface ComposeToolsProps extends Writing {
  ticket: Ticket;
  sendables: Sendables;
  onFiles: (files: File[]) => void;
}

/** What is put into a reply besides words. */
export function ComposeTools({ ticket, writing, editor, sendables, onFiles }: ComposeToolsProps) {
  const desk = useDesk();
  const { settings, present } = desk;
  const [picking, setPicking] = useState<(typeof KINDS)[number] | undefined>(undefined);
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
      {!writing.draft.note &&
        KINDS.map((kind) => (
          <button key={kind} type="button" class="button" onClick={() => setPicking(kind)}>
            <Icon name="guide" /> {words.pick[kind].title}
          </button>
        ))}
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
      {picking && (
        <ContentPicker
          kind={picking}
          all={sendables[picking]}
          onTake={(id) => writing.change({ [FIELDS[picking]]: id })}
          onClose={() => setPicking(undefined)}
        />
      )}
    </div>
  );
}
