import { useState } from 'preact/hooks';
import { formatMoment } from '../format.ts';
import { guideMessages } from '../words.ts';
import { useServices } from '../services.ts';
import type { DeskProps } from './desk.tsx';
import { useDoing } from './form.tsx';

const words = guideMessages.versions;

/** The frozen versions of a guide, each of which can become the draft again. */
export function Versions({ app, draft, may, onChanged }: DeskProps) {
  const { api } = useServices();
  const doing = useDoing();
  const [done, setDone] = useState('');
  const restore = (version: number) =>
    void doing
      .run(() => api.restore(app.appId, draft.guide.guideId, version))
      .then((answer) => {
        if (answer === undefined) return;
        setDone(words.restored(version));
        onChanged();
      });
  const isIn = (version: number) =>
    draft.live
      .filter((one) => one.version === version)
      .map(({ environment }) => guideMessages.environments[environment])
      .join(', ');
  return (
    <section class="card" aria-label={words.title}>
      <h2>{words.title}</h2>
      {draft.versions.length === 0 && <p class="quiet">{words.none}</p>}
      <p role="status">{done}</p>
      <p class="fault" role="alert">
        {doing.fault}
      </p>
      {draft.versions.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label={words.caption}>
          <table class="figures">
            <caption class="unseen">{words.caption}</caption>
            <thead>
              <tr>
                {[words.version, words.made, words.approved, words.live].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {draft.versions.map(({ version, publishedAt, by, approvedBy }) => (
                <tr key={version}>
                  <th scope="row">{version}</th>
                  <td>
                    {formatMoment(publishedAt)} <span class="muted">{by?.name}</span>
                  </td>
                  <td>{approvedBy?.name}</td>
                  <td>{isIn(version)}</td>
                  <td>
                    {may('guide.write') && (
                      <button type="button" class="button small" disabled={doing.busy} onClick={() => restore(version)}>
                        {words.restoreOf(version)}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
