import { useState } from 'react';
import { createRoot } from 'react-dom/client';

/** All controlled: what the fields show is what React knows. */
function Form() {
  const [form, setForm] = useState({ name: '', amount: '', note: '', kind: '', terms: false, speed: '' });
  const put =
    (key, property = 'value') =>
    ({ target }) =>
      setForm((now) => ({ ...now, [key]: target[property] }));
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <input id="name" aria-label="Name" value={form.name} onChange={put('name')} />
      <input id="amount" aria-label="Amount" type="number" value={form.amount} onChange={put('amount')} />
      <textarea id="note" aria-label="Note" value={form.note} onChange={put('note')} />
      <select id="kind" aria-label="Kind" value={form.kind} onChange={put('kind')}>
        <option value="">Choose</option>
        <option value="g">Goods</option>
      </select>
      <label>
        <input id="terms" type="checkbox" checked={form.terms} onChange={put('terms', 'checked')} /> Terms
      </label>
      <label>
        <input
          id="fast"
          type="radio"
          name="speed"
          value="fast"
          checked={form.speed === 'fast'}
          onChange={put('speed')}
        />{' '}
        Fast
      </label>
      <button id="send">Send</button>
      <output id="known">{JSON.stringify(form)}</output>
    </form>
  );
}

createRoot(document.querySelector('#app')).render(<Form />);
