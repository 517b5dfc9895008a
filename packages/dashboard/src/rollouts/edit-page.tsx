import type { App, RolloutStands } from '@handrail/protocol';
import { useEffect, useState } from 'preact/hooks';
import { useDoing } from '../parts/form.tsx';
import { Failed, Loading } from '../parts/notice.tsx';
import { dayOf } from '../range.ts';
import { rolloutHref, rolloutsHref } from '../route.ts';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { navigate, useTitle } from '../use-route.ts';
import { CriteriaFields } from './criteria-fields.tsx';
import { contentOf, draftOf, emptyDraft, type RolloutDraft } from './draft.ts';
import { GoLivePart } from './go-live-part.tsx';
import { rolloutMessages } from '../words.ts';
import type { OfRollout } from './of-rollout.ts';
import { PlanFields } from './plan-fields.tsx';

const words = rolloutMessages.edit;

/** A rollout that is not there yet. */
export function NewPage({ app, apps }: { app: App; apps: readonly App[] }) {
  const { clock } = useServices();
  useTitle(`${words.newTitle} · ${app.name}`);
  return (
    <Plan
      app={app}
      apps={apps}
      first={emptyDraft(app.appId, dayOf(clock.now(), undefined))}
      onSaved={() => undefined}
    />
  );
}

export function EditPage({ app, apps, rolloutId, may }: OfRollout & { apps: readonly App[] }) {
  const { api } = useServices();
  const view = useLive(`rollout ${rolloutId}`, () => api.rollout(app.appId, rolloutId));
  const stands = view.value;
  useTitle(`${stands?.rollout.name ?? rolloutMessages.title} · ${app.name}`);
  if (!stands && view.failure) return <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} />;
  if (!stands) return <Loading />;
  const mayWrite = may('rollout.write') && stands.state !== 'ended';
  const of = { app, apps, stands, mayWrite, onSaved: view.again };
  return <Plan key={stands.rollout.rolloutId} {...of} first={draftOf(stands.rollout)} />;
}

interface PlanProps {
  app: App;
  apps: readonly App[];
  /** As it stands at the collector; undefined for one that was never saved. */
  stands?: RolloutStands;
  first: RolloutDraft;
  mayWrite?: boolean;
  onSaved: () => void;
}

function Plan({ app, apps, stands, first, mayWrite = true, onSaved }: PlanProps) {
  const { api } = useServices();
  const doing = useDoing();
  const [draft, setDraft] = useState(first);
  const [base, setBase] = useState(stands?.revision ?? 0);
  const [isChanged, setChanged] = useState(false);
  const [done, setDone] = useState('');
  // What others wrote is shown as long as nobody has written here.
  useEffect(() => {
    if (isChanged || stands === undefined || stands.revision === base) return;
    setBase(stands.revision);
    setDraft(draftOf(stands.rollout));
  }, [stands?.revision]);
  const change = (next: RolloutDraft) => {
    setDraft(next);
    setChanged(true);
    setDone('');
  };
  async function save() {
    const content = contentOf(draft);
    if ('noNumber' in content) return doing.refuse(words.notANumber(content.noNumber + 1));
    const { appId } = app;
    const saved = await doing.run(() =>
      stands === undefined
        ? api.newRollout(appId, content)
        : api.saveRollout(appId, { rolloutId: stands.rollout.rolloutId, ...content }, base),
    );
    if (!saved) return;
    setBase(saved.value.revision);
    setChanged(false);
    setDone(words.saved);
    onSaved();
    if (stands === undefined) navigate(rolloutHref(appId, saved.value.rollout.rolloutId, 'edit'), 'replace');
  }
  const own = { draft, apps, onChange: change };
  return (
    <>
      <div class="page-head">
        <h1 dir="auto">{stands === undefined ? words.newTitle : words.title(stands.rollout.name)}</h1>
      </div>
      <form
        class="rollout-plan"
        aria-label={words.what}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <fieldset disabled={!mayWrite}>
          <PlanFields {...own} />
          <CriteriaFields {...own} obstacles={isChanged ? [] : (stands?.obstacles ?? [])} />
        </fieldset>
        {mayWrite && (
          <p class="actions">
            <button type="submit" class="button strong" disabled={doing.busy}>
              {words.save}
            </button>
            <span role="status">{doing.fault === '' && (isChanged ? words.unsaved : done)}</span>
          </p>
        )}
        <p class="fault" role="alert">
          {doing.fault}
        </p>
      </form>
      {stands !== undefined && mayWrite && (
        <GoLivePart
          appId={app.appId}
          stands={{ ...stands, revision: base }}
          isChanged={isChanged}
          onMoved={(moved) => {
            setBase(moved.revision);
            onSaved();
          }}
          onRemoved={() => navigate(rolloutsHref(app.appId))}
        />
      )}
    </>
  );
}
