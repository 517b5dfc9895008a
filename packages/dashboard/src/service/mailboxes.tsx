import type { Mailbox } from '@handrail/protocol';
import { Choice, Field } from '../parts/form.tsx';
import { mailboxMessages as words } from '../words.ts';
import { List, Mistakes } from './parts.tsx';
import { namesOf, type SettingsPartProps } from './settings-part.ts';

/** Addresses whose mails open tickets, and whom they are opened for. */
export function Mailboxes({ settings, set, apps }: SettingsPartProps) {
  const make = (): Mailbox => ({ address: '', appId: apps[0]?.appId ?? '', senders: 'known', authserv: '' });
  return (
    <List
      {...{ title: words.title, note: words.note, one: words.one, path: '/mailboxes', make }}
      items={settings.mailboxes ?? []}
      nameOf={({ address }) => address}
      // It has no name but its address, which is being typed.
      keyOf={(_, index) => String(index)}
      onItems={(mailboxes) => set({ mailboxes })}
    >
      {(mailbox, change, at) => (
        <>
          <Field
            label={words.address}
            note={words.addressNote}
            required
            value={mailbox.address}
            onValue={(address) => change({ address: address.trim().toLowerCase() })}
          />
          <Mistakes at={[`${at}/address`]} label={words.address} />
          <Choice
            label={words.app}
            value={mailbox.appId}
            options={namesOf(apps)}
            onValue={(appId) => change({ appId })}
          />
          <Mistakes at={[`${at}/appId`]} label={words.app} />
          <Choice
            label={words.senders}
            value={mailbox.senders}
            options={words.sendersOf}
            onValue={(senders) => change({ senders })}
          />
          <Field
            label={words.authserv}
            note={words.authservNote}
            required
            value={mailbox.authserv}
            onValue={(authserv) => change({ authserv: authserv.trim() })}
          />
          <Mistakes at={[`${at}/authserv`]} label={words.authserv} />
        </>
      )}
    </List>
  );
}
