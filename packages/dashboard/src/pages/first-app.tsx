import { useState } from 'preact/hooks';
import { messages } from '../words.ts';
import { guidesHref } from '../route.ts';
import { useServices } from '../services.ts';
import { navigate, useTitle } from '../use-route.ts';

const words = messages.start;

/** The first thing to do in an empty Handrail: name the app that is to be guided. */
export function FirstAppPage({ onMade }: { onMade: () => void }) {
  const { api, onSignedOut } = useServices();
  const [name, setName] = useState('');
  const [state, setState] = useState<{ making: boolean; fault?: string }>({ making: false });
  useTitle(words.noAppTitle);

  async function make() {
    setState({ making: true });
    const answer = await api.makeApp(name.trim());
    if ('value' in answer) {
      navigate(guidesHref(answer.value.appId), 'replace');
      onMade();
      return;
    }
    const { failure } = answer;
    if (failure.kind === 'signed-out') {
      onSignedOut();
      return;
    }
    setState({ making: false, fault: failure.kind === 'refused' ? failure.detail : messages.failure.awayTitle });
  }

  return (
    <section class="card notice">
      <h1>{words.noAppTitle}</h1>
      <p>{words.noApp}</p>
      <form
        class="first-app"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <label>
          <span>{words.name}</span>
          <input
            type="text"
            required
            maxLength={120}
            autocomplete="off"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button strong" disabled={state.making || name.trim() === ''}>
          {state.making ? words.making : words.make}
        </button>
      </form>
      <p class="fault" role="alert">
        {state.fault}
      </p>
    </section>
  );
}
