import { useState } from 'preact/hooks';
import { messages } from '../words.ts';
import { guidesHref } from '../route.ts';
import { useServices } from '../services.ts';
import { navigate, useTitle } from '../use-route.ts';

const words = messages.start;

interface NewAppProps {
  /** There is none yet: the first thing to do in an empty Handrail. */
  isFirst: boolean;
  /** It is there, and is to be in the list. */
  onMade: (appId: string) => void;
}

/** Names an app that is to be guided. */
export function NewAppPage({ isFirst, onMade }: NewAppProps) {
  const { api, onSignedOut } = useServices();
  const [name, setName] = useState('');
  const [state, setState] = useState<{ making: boolean; fault?: string }>({ making: false });
  const title = isFirst ? words.noAppTitle : words.newAppTitle;
  useTitle(title);

  async function make() {
    setState({ making: true });
    const answer = await api.makeApp(name.trim());
    if ('value' in answer) {
      navigate(guidesHref(answer.value.appId), 'replace');
      onMade(answer.value.appId);
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
      <h1>{title}</h1>
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
