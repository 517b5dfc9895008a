import type { App, SegmentRow, SegmentUse } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { HeadedTable } from '../parts/headed-table.tsx';
import { Icon } from '../parts/icon.tsx';
import { useDoing } from '../parts/form.tsx';
import { Failed, Loading, Notice, Stale } from '../parts/notice.tsx';
import { articleHref, guideHref, guidesHref } from '../route.ts';
import { segmentMessages as words } from '../words.ts';
import { SegmentForm } from '../segments/segment-form.tsx';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { useTitle } from '../use-route.ts';

interface SegmentsPageProps {
  app: App;
  may: (right: string) => boolean;
}

/** The named audiences of an app, and what uses each. */
export function SegmentsPage({ app, may }: SegmentsPageProps) {
  const { api } = useServices();
  const doing = useDoing();
  const view = useLive(`segments ${app.appId}`, () => api.segments(app.appId));
  const [open, setOpen] = useState<SegmentRow | 'new' | undefined>(undefined);
  const [done, setDone] = useState('');
  useTitle(`${words.title} · ${app.name}`);
  const all = view.value?.segments;
  const changes = may('guide.publish');
  const finish = (said: string) => {
    setOpen(undefined);
    setDone(said);
    view.again();
  };
  const remove = ({ segmentId, name }: SegmentRow) =>
    void doing.run(() => api.removeSegment(app.appId, segmentId)).then((gone) => gone && finish(words.removed(name)));
  const edit = (next: typeof open) => {
    setDone('');
    setOpen(next);
  };
  return (
    <>
      <a class="back" href={guidesHref(app.appId)}>
        <Icon name="back" />
        {words.back}
      </a>
      <div class="page-head">
        <h1>{words.title}</h1>
        {changes && (
          <button type="button" class="button strong" onClick={() => edit('new')}>
            {words.make}
          </button>
        )}
      </div>
      <p class="page-lead">{words.lead}</p>
      {all && <Stale view={view} />}
      {!all && view.failure && <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} />}
      {!all && !view.failure && <Loading />}
      <div class="body">
        <p role="status">{done}</p>
        <p class="fault" role="alert">
          {doing.fault}
        </p>
        {all && open !== undefined && (
          <SegmentForm
            key={open === 'new' ? 'new' : open.segmentId}
            {...{ app, all, segment: open === 'new' ? undefined : open }}
            onDone={(name) => finish(words.saved(name))}
            onCancel={() => setOpen(undefined)}
          />
        )}
        {all?.length === 0 && open === undefined && (
          <Notice title={words.noneTitle}>
            <p>{words.none}</p>
          </Notice>
        )}
        {all && all.length > 0 && <List {...{ app, all, changes, busy: doing.busy, remove, edit }} />}
      </div>
    </>
  );
}

interface ListProps {
  app: App;
  all: readonly SegmentRow[];
  changes: boolean;
  busy: boolean;
  remove: (segment: SegmentRow) => void;
  edit: (segment: SegmentRow) => void;
}

function List({ app, all, changes, busy, remove, edit }: ListProps) {
  return (
    <section class="card">
      <HeadedTable
        kind="segments"
        caption={words.caption}
        heads={[words.name, words.usedBy, ...(changes ? [words.edit] : [])]}
      >
        {all.map((segment) => (
          <tr key={segment.segmentId}>
            <th scope="row" dir="auto">
              {segment.name}
            </th>
            <td>
              <Uses app={app} uses={segment.uses} />
            </td>
            {changes && (
              <td class="actions">
                <button
                  type="button"
                  class="button small"
                  aria-label={words.editOf(segment.name)}
                  onClick={() => edit(segment)}
                >
                  {words.edit}
                </button>
                <button
                  type="button"
                  class="button small"
                  disabled={busy || segment.uses.length > 0}
                  title={segment.uses.length > 0 ? words.kept : undefined}
                  aria-label={words.removeOf(segment.name)}
                  onClick={() => remove(segment)}
                >
                  {words.remove}
                </button>
              </td>
            )}
          </tr>
        ))}
      </HeadedTable>
    </section>
  );
}

function Uses({ app: { appId }, uses }: { app: App; uses: readonly SegmentUse[] }) {
  if (uses.length === 0) return <span class="muted">{words.nobody}</span>;
  const hrefs = { guide: guideHref, article: articleHref, segment: undefined };
  return (
    <ul class="plain-list">
      {uses.map(({ kind, id, title }) => {
        const href = hrefs[kind]?.(appId, id);
        return (
          <li key={`${kind} ${id}`}>
            {href === undefined ? (
              <span dir="auto">{title}</span>
            ) : (
              <a href={href} dir="auto">
                {title}
              </a>
            )}
            <span class="muted">{words.use[kind]}</span>
          </li>
        );
      })}
    </ul>
  );
}
