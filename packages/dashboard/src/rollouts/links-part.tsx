import { useId, useState } from 'preact/hooks';
import { formatMoment } from '../format.ts';
import { Field, Form, useDoing } from '../parts/form.tsx';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { rolloutMessages } from '../words.ts';

const words = rolloutMessages.links;
const LONGEST_DAYS = 90;
const POLL_MS = 30_000;

/** Links to the report: made for some days, shown once, taken back. */
export function LinksPart({ appId, rolloutId }: { appId: string; rolloutId: string }) {
  const { api, reportUrl } = useServices();
  const id = useId();
  const doing = useDoing();
  const view = useLive(`links ${rolloutId}`, () => api.reportLinks(appId, rolloutId), POLL_MS);
  const [days, setDays] = useState('14');
  const [address, setAddress] = useState<string | undefined>(undefined);
  const [done, setDone] = useState('');
  const links = view.value?.links ?? [];

  async function make() {
    const count = Number(days);
    if (!/^\d{1,2}$/.test(days) || count < 1 || count > LONGEST_DAYS) return doing.refuse(`1 – ${LONGEST_DAYS}`);
    const made = await doing.run(() => api.newReportLink(appId, rolloutId, count));
    if (!made) return;
    setAddress(`${reportUrl}#${made.value.token}`);
    setDone('');
    view.again();
  }
  async function revoke(linkId: string) {
    if (!(await doing.run(() => api.revokeReportLink(appId, rolloutId, linkId)))) return;
    setAddress(undefined);
    setDone(words.revoked);
    view.again();
  }
  return (
    <section class="card on-screen" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <Form label={words.title} button={words.make} doing={doing} done={done} onSubmit={() => void make()}>
        <Field label={words.days} type="number" value={days} onValue={setDays} required />
      </Form>
      {address !== undefined && (
        <div class="field">
          <label for={id}>{words.address}</label>
          <input id={id} readOnly value={address} onFocus={({ currentTarget }) => currentTarget.select()} />
          <small class="muted">{words.once}</small>
        </div>
      )}
      {links.length === 0 && <p class="muted">{words.none}</p>}
      <ul class="plain-list">
        {links.map(({ linkId, expiresAt, createdBy }) => (
          <li key={linkId}>
            <span>{words.until(formatMoment(expiresAt), createdBy.name)}</span>
            <button type="button" class="button small" disabled={doing.busy} onClick={() => void revoke(linkId)}>
              {words.revoke}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
