import type { App } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { editMessages as words } from '../words.ts';
import { useServices } from '../services.ts';
import { AwaitEditor, type Opened } from './await-editor.tsx';
import { Field, Form, useDoing } from './form.tsx';

interface EditLiveProps {
  app: App;
  /** The guide to open; without one, a new one is begun. */
  guideId?: string;
  /** Whether the beginning of a new one is unfolded. */
  isOpen?: boolean;
  /** Path of the page to begin on. */
  path?: string | undefined;
}

/** Opens a page of the application with the editor over it, in a tab of its own. */
export function EditLive({ app, guideId, isOpen, path = '/' }: EditLiveProps) {
  const { api } = useServices();
  const doing = useDoing();
  const [url, setUrl] = useState(() => startOf(app, path));
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  async function open() {
    setOpened(undefined);
    // Before the question, since browsers open tabs only right after a press.
    const tab = window.open('', '_blank');
    if (tab === null) return doing.refuse(words.blocked);
    const made = await doing.run(() => api.editLink(app.appId, url.trim(), guideId));
    if (made === undefined) return tab.close();
    // The application is not to reach the dashboard through the tab that it was opened by.
    tab.opener = null;
    tab.location.replace(made.value.url);
    setOpened(made.value);
  }
  const form = (
    <>
      <Form
        label={guideId === undefined ? words.newTitle : words.title}
        button={guideId === undefined ? words.record : words.open}
        doing={doing}
        onSubmit={() => void open()}
      >
        <Field label={words.address} required value={url} onValue={setUrl} />
      </Form>
      {opened && <AwaitEditor app={app} opened={opened} />}
    </>
  );
  if (guideId === undefined)
    return (
      <details class="card folds" open={isOpen}>
        <summary class="button strong">{words.newTitle}</summary>
        <p>{words.newText}</p>
        {form}
      </details>
    );
  return (
    <section class="card" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      {form}
    </section>
  );
}

/** An origin of the app that stands for itself alone; the demo is served beside the dashboard. */
function startOf({ appId, origins = [] }: App, path: string): string {
  const origin = origins.find((one) => !one.includes('*'));
  if (origin !== undefined) return `${origin}${path}`;
  return appId === 'demo' ? new URL(path === '/' ? '../demo/' : path, location.href).href : '';
}
