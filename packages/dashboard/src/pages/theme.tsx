import type { App, Theme } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { Choice, Field, Form, useDoing } from '../parts/form.tsx';
import { Icon } from '../parts/icon.tsx';
import { settingsHref } from '../route.ts';
import { useServices } from '../services.ts';
import { ColourTable } from '../theme/colours.tsx';
import { Sample } from '../theme/sample.tsx';
import { draftOf, OURS, poorPairs, SCHEMES, withToken } from '../theme/theme-draft.ts';
import { themeMessages as words, workspaceMessages } from '../words.ts';
import { useTitle } from '../use-route.ts';

interface Numbers {
  radius: string;
  fontSize: string;
}
const RANGES = { radius: [0, 32], fontSize: [12, 24] } as const;

/** How guides of an app look: its tokens, and a step that wears them as they are changed. */
export function ThemePage({ app, onChanged }: { app: App; onChanged: () => void }) {
  const { api } = useServices();
  const doing = useDoing();
  const [theme, setTheme] = useState<Theme>(() => draftOf(app.theme));
  const [numbers, setNumbers] = useState<Numbers>(() => ({
    radius: String(app.theme?.radius ?? OURS.radius),
    fontSize: String(app.theme?.fontSize ?? OURS.fontSize),
  }));
  const [done, setDone] = useState<string | undefined>(undefined);
  useTitle(`${words.title}: ${app.name}`);
  const change = (next: Theme) => {
    setDone(undefined);
    setTheme(next);
  };
  const count = (token: keyof Numbers) => (text: string) => {
    setNumbers({ ...numbers, [token]: text });
    if (fits(token, text)) change(withToken(theme, token, Number(text)));
  };
  async function save() {
    const bad = (['radius', 'fontSize'] as const).find((token) => !fits(token, numbers[token]));
    if (bad !== undefined) return doing.refuse(words.badNumber(words[bad]));
    if (poorPairs(theme).length > 0) return doing.refuse(words.refused);
    // What else was changed of the app meanwhile stays.
    const apps = await doing.run(() => api.apps());
    const fresh = apps?.value.apps.find(({ appId }) => appId === app.appId);
    if (fresh === undefined || !(await doing.run(() => api.saveApp({ ...fresh, theme })))) return;
    setDone(words.saved);
    onChanged();
  }
  return (
    <>
      <a class="back" href={settingsHref(app.appId)}>
        <Icon name="back" />
        {workspaceMessages.settings.title}
      </a>
      <h1>{words.title}</h1>
      <p class="page-lead">{words.lead}</p>
      <div class="body theme-desk">
        <section class="card">
          <Form label={words.title} button={words.save} doing={doing} done={done} onSubmit={() => void save()}>
            <h2>{words.colours}</h2>
            <ColourTable theme={theme} onTheme={change} />
            <Poor theme={theme} />
            <h2>{words.shape}</h2>
            <Shape theme={theme} onTheme={change} />
            <div class="shape">
              <Field label={words.fontSize} type="number" value={numbers.fontSize} onValue={count('fontSize')} />
              <Field label={words.radius} type="number" value={numbers.radius} onValue={count('radius')} />
            </div>
          </Form>
        </section>
        <section class="card samples" aria-label={words.preview}>
          <h2>{words.preview}</h2>
          {SCHEMES.map((scheme) => (
            <Sample key={scheme} theme={theme} scheme={scheme} />
          ))}
        </section>
      </div>
    </>
  );
}

function fits(token: keyof Numbers, text: string): boolean {
  const [least, most] = RANGES[token];
  return /^\d{1,2}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
}

/** Each pair of colours that some people cannot read; while there is one, nothing is saved. */
function Poor({ theme }: { theme: Theme }) {
  const pairs = poorPairs(theme);
  return (
    <div role="status">
      {pairs.length > 0 && (
        <div class="stale">
          <div>
            <strong>{words.poorTitle}</strong>
            <ul class="plain-list">
              {pairs.map(({ front, back, scheme, ratio, needed }) => (
                <li key={`${scheme} ${front} ${back}`}>
                  {words.poor(words.tokens[front], words.tokens[back], words.schemeNames[scheme], ratio, needed)}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </div>
  );
}

function Shape({ theme, onTheme }: { theme: Theme; onTheme: (theme: Theme) => void }) {
  const { scheme, font, shadow, spacing } = { ...OURS, ...theme };
  return (
    <div class="shape">
      <Choice
        label={words.scheme}
        value={scheme}
        options={words.schemes}
        onValue={(value) => onTheme(withToken(theme, 'scheme', value))}
      />
      <Choice
        label={words.font}
        value={font}
        options={words.fonts}
        onValue={(value) => onTheme(withToken(theme, 'font', value))}
      />
      <Choice
        label={words.shadow}
        value={shadow}
        options={words.shadows}
        onValue={(value) => onTheme(withToken(theme, 'shadow', value))}
      />
      <Choice
        label={words.spacing}
        value={spacing}
        options={words.spacings}
        onValue={(value) => onTheme(withToken(theme, 'spacing', value))}
      />
    </div>
  );
}
