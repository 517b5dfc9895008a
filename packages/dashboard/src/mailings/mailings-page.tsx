import type { App, Mailing } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import type { Present } from '../api.ts';
import { formatMoment } from '../format.ts';
import { Field, Form, useDoing } from '../parts/form.tsx';
import { HeadedTable } from '../parts/headed-table.tsx';
import { ListDesk, RowActs, SwitchButton, useListDesk } from '../parts/list-desk.tsx';
import { overviewHref, type Route } from '../route.ts';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { useTitle } from '../use-route.ts';
import { mailingMessages as words, switchMessages } from '../words.ts';
import { MailingFiles } from './mailing-files.tsx';
import { MailingForm } from './mailing-form.tsx';

interface MailingsPageProps {
  apps: readonly App[];
  present: Present;
  route: Extract<Route, { page: 'mailings' }>;
}

/** Reports that leave by mail, when each is due, and how the last one went. */
export function MailingsPage({ apps, present, route }: MailingsPageProps) {
  const { api } = useServices();
  const doing = useDoing();
  const view = useLive('mailings', () => api.mailings());
  const { make = '' } = route;
  const { open, done, edit, close, finish } = useListDesk<Mailing>(view, make === '' ? undefined : 'new');
  useTitle(words.title);
  const all = view.value?.mailings ?? [];
  const own = apps.filter(({ appId }) => present.apps[appId]?.includes('mailing.write'));
  const remove = ({ mailingId, name }: Mailing) =>
    void doing.run(() => api.removeMailing(mailingId)).then((gone) => gone && finish(words.removed(name)));
  const turn = ({ mailingId, name, what, when, memberIds, addresses, isOff = false }: Mailing) =>
    void doing
      .run(() => api.saveMailing(mailingId, { name, what, when, memberIds, addresses, isOff: !isOff }))
      .then((saved) => saved && finish(switchMessages[isOff ? 'isOn' : 'isOff'](name)));
  return (
    <>
      <ListDesk
        {...{ words, view, done, fault: doing.fault, backHref: overviewHref(), count: view.value?.mailings.length }}
        onMake={own.length > 0 ? () => edit('new') : undefined}
        form={
          open !== undefined && (
            <MailingForm
              key={open === 'new' ? `new ${make}` : open.mailingId}
              {...{ apps: own, make, mailing: open === 'new' ? undefined : open, memberId: present.member?.memberId }}
              seesMembers={present.rights.includes('member.manage')}
              onDone={(name) => finish(words.saved(name))}
              onCancel={close}
            />
          )
        }
      >
        <List {...{ all, apps, busy: doing.busy, remove, turn, edit }} />
      </ListDesk>
      <div class="body">
        {view.value?.isOn === false && <p class="hint">{words.off}</p>}
        {present.rights.includes('member.manage') && <Allowed />}
      </div>
    </>
  );
}

interface ListProps {
  all: readonly Mailing[];
  apps: readonly App[];
  busy: boolean;
  remove: (mailing: Mailing) => void;
  turn: (mailing: Mailing) => void;
  edit: (mailing: Mailing) => void;
}

function List({ all, apps, busy, remove, turn, edit }: ListProps) {
  const aboutOf = ({ what }: Mailing): string => {
    const app = apps.find(({ appId }) => appId === what.appId)?.name ?? what.appId ?? words.allApps;
    return `${words.kinds[what.kind]}: ${app}`;
  };
  return (
    <section class="card">
      <HeadedTable
        kind="mailings"
        caption={words.caption}
        heads={[words.name, words.what, words.due, words.last, words.edit]}
      >
        {all.map((mailing) => (
          <tr key={mailing.mailingId}>
            <th scope="row" dir="auto">
              {mailing.name}
            </th>
            <td dir="auto">{aboutOf(mailing)}</td>
            <td>{mailing.isOff ? switchMessages.off : formatMoment(mailing.standing.dueAt)}</td>
            <td class={mailing.standing.fault === null ? undefined : 'look'}>{standingText(mailing)}</td>
            <RowActs
              {...{ name: mailing.name, words, disabled: busy }}
              onEdit={() => edit(mailing)}
              onRemove={() => remove(mailing)}
            >
              <SwitchButton {...mailing} disabled={busy} onSwitch={() => turn(mailing)} />
            </RowActs>
          </tr>
        ))}
      </HeadedTable>
      <MailingFiles mailings={all} />
    </section>
  );
}

function standingText({ standing: { sentFor, sent, leftOut, fault } }: Mailing): string {
  if (fault !== null) return words.faults[fault.code];
  return sentFor === null ? words.never : words.sent(formatMoment(sentFor), sent, leftOut);
}

/** To which addresses of people without an account reports may go. */
function Allowed() {
  const { api } = useServices();
  const doing = useDoing();
  const view = useLive('mailing addresses', () => api.mailingAddresses());
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const [done, setDone] = useState('');
  if (view.value === undefined) return null;
  const save = async () => {
    const addresses = (draft ?? '').split(/[\s,;]+/).filter((one) => one !== '');
    if ((await doing.run(() => api.allowAddresses(addresses))) === undefined) return;
    setDraft(undefined);
    setDone(words.allowedSaved);
    view.again();
  };
  return (
    <section class="card" aria-label={words.allowed}>
      <h2>{words.allowed}</h2>
      <Form label={words.allowed} button={words.save} doing={doing} done={done} onSubmit={() => void save()}>
        <Field
          label={words.addresses}
          note={words.allowedNote}
          lines={4}
          value={draft ?? view.value.addresses.join('\n')}
          onValue={setDraft}
        />
      </Form>
    </section>
  );
}
