import type { NewMark } from '@handrail/protocol';
import { useRef, useState } from 'preact/hooks';
import { Field, useDoing } from '../parts/form.tsx';
import { useServices } from '../services.ts';
import { rolloutMessages } from '../words.ts';
import { newId } from './new-id.ts';

const words = rolloutMessages.test;

interface MarkStepProps {
  rolloutId: string;
  place: Pick<NewMark, 'appId' | 'guideId' | 'version' | 'stepId'>;
  title: string;
  appVersion: string;
  onMarked: () => void;
}

/** Two buttons; a failure asks what happened before it is sent. What was not answered is sent again under the same id. */
export function MarkStep({ rolloutId, place, title, appVersion, onMarked }: MarkStepProps) {
  const { api } = useServices();
  const doing = useDoing();
  const [failing, setFailing] = useState(false);
  const [note, setNote] = useState('');
  const [page, setPage] = useState('');
  const [done, setDone] = useState(false);
  const sent = useRef<NewMark | undefined>(undefined);

  async function send(outcome: 'pass' | 'fail') {
    const mark = {
      ...{ ...place, outcome },
      ...(appVersion.trim() !== '' && { appVersion: appVersion.trim() }),
      ...(outcome === 'fail' && { note: note.trim() }),
      ...(outcome === 'fail' && page.trim() !== '' && { page: page.trim() }),
    };
    const before = sent.current;
    const isSame =
      before !== undefined && JSON.stringify({ ...before, markId: '' }) === JSON.stringify({ ...mark, markId: '' });
    sent.current = isSame ? before : { ...mark, markId: newId() };
    const wanted = sent.current;
    setDone(false);
    if (!(await doing.run(() => api.markStep(place.appId, rolloutId, wanted)))) return;
    sent.current = undefined;
    setDone(true);
    setFailing(false);
    setNote('');
    setPage('');
    onMarked();
  }
  return (
    <>
      <span class="actions">
        <button
          type="button"
          class="button small"
          aria-label={words.passStep(title)}
          disabled={doing.busy}
          onClick={() => void send('pass')}
        >
          {words.pass}
        </button>
        <button
          type="button"
          class="button small"
          aria-label={words.failStep(title)}
          aria-expanded={failing}
          onClick={() => setFailing(!failing)}
        >
          {words.fail}
        </button>
        <span role="status">{done && doing.fault === '' && words.marked}</span>
      </span>
      {failing && (
        <form
          class="form"
          aria-label={words.failStep(title)}
          onSubmit={(event) => {
            event.preventDefault();
            void send('fail');
          }}
        >
          <Field label={words.what} note={words.whatNote} lines={3} value={note} onValue={setNote} required />
          <Field label={words.page} note={words.pageNote} value={page} onValue={setPage} />
          <p class="actions">
            <button type="submit" class="button strong" disabled={doing.busy}>
              {words.send}
            </button>
            <button type="button" class="button" onClick={() => setFailing(false)}>
              {words.cancel}
            </button>
          </p>
        </form>
      )}
      <p class="fault" role="alert">
        {doing.fault}
      </p>
    </>
  );
}
