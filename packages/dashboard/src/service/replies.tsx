import type { CannedReply } from '@handrail/protocol';
import { Checks, Field } from '../parts/form.tsx';
import { WordsField } from '../parts/words-field.tsx';
import { freshId, List, Mistakes, Parsed } from './parts.tsx';
import { namesOf, orAll, type SettingsPartProps } from './settings-part.ts';
import { serviceMessages } from '../words.ts';

const { replies, closing } = serviceMessages;

const newReply = (): CannedReply => ({ replyId: freshId('reply'), name: '', blocks: [] });

/** Words that are ready. */
export function Replies({ settings, set, apps }: SettingsPartProps) {
  return (
    <List
      {...{ title: replies.title, note: replies.note, one: replies.one, path: '/cannedReplies' }}
      {...{ items: settings.cannedReplies, make: newReply }}
      nameOf={({ name }) => name}
      keyOf={({ replyId }) => replyId}
      onItems={(cannedReplies) => set({ cannedReplies })}
    >
      {(reply, change, at) => (
        <>
          <Field label={serviceMessages.name} required value={reply.name} onValue={(name) => change({ name })} />
          <Mistakes at={[`${at}/name`, `${at}/replyId`]} label={serviceMessages.name} />
          <Checks
            label={serviceMessages.apps}
            options={namesOf(apps)}
            chosen={reply.appIds ?? []}
            onChosen={(appIds) => change(orAll('appIds', appIds))}
          />
          <Mistakes at={[`${at}/appIds`]} label={serviceMessages.apps} />
          <WordsField label={replies.words} blocks={reply.blocks} onBlocks={(blocks) => change({ blocks })} />
          <Mistakes at={[`${at}/blocks`]} label={replies.words} />
        </>
      )}
    </List>
  );
}

/** A number that may be left out. */
const readNumber = (text: string): number | null | undefined => {
  if (text.trim() === '') return null;
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) && value >= 0 ? value : undefined;
};
const writeNumber = (value: number | null): string => (value === null ? '' : String(value));
const number = { read: readNumber, write: writeNumber, bad: closing.badNumber };

/** The end of solved tickets, and what a ticket costs. */
export function Closing({ settings, set }: SettingsPartProps) {
  const { closing: ends, ticketPrice: price } = settings;
  return (
    <section class="card settings-list" aria-label={closing.title}>
      <h2>{closing.title}</h2>
      <div class="form">
        <Parsed
          label={closing.afterDays}
          note={closing.afterDaysNote}
          value={ends?.afterDays ?? null}
          {...number}
          at={['/closing/afterDays']}
          onValue={(afterDays) => set({ closing: afterDays === null ? undefined : { ...ends, afterDays } })}
        />
        {ends && (
          <Parsed
            label={closing.noticeDays}
            note={closing.noticeDaysNote}
            value={ends.noticeDays ?? null}
            {...number}
            at={['/closing/noticeDays', '/closing']}
            onValue={(noticeDays) =>
              set({ closing: { afterDays: ends.afterDays, ...(noticeDays !== null && { noticeDays }) } })
            }
          />
        )}
        <Parsed
          label={closing.price}
          value={price?.amount ?? null}
          {...number}
          at={['/ticketPrice/amount']}
          onValue={(amount) =>
            set({ ticketPrice: amount === null ? undefined : { currency: 'EUR', ...price, amount } })
          }
        />
        {price && (
          <>
            <Field
              label={closing.currency}
              required
              value={price.currency}
              onValue={(currency) => set({ ticketPrice: { ...price, currency: currency.trim().toUpperCase() } })}
            />
            <Mistakes at={['/ticketPrice/currency']} label={closing.currency} />
          </>
        )}
      </div>
    </section>
  );
}
