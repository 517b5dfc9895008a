import type { App, SegmentRow, SegmentUse } from '@handrail/protocol';
import { HeadedTable } from '../parts/headed-table.tsx';
import { ListDesk, RowActs, useListDesk } from '../parts/list-desk.tsx';
import { useDoing } from '../parts/form.tsx';
import { articleHref, guideHref, guidesHref } from '../route.ts';
import { segmentMessages as words } from '../words.ts';
import { SegmentFiles } from '../segments/segment-files.tsx';
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
  const { open, done, edit, close, finish } = useListDesk<SegmentRow>(view);
  useTitle(`${words.title} · ${app.name}`);
  const all = view.value?.segments ?? [];
  const changes = may('guide.publish');
  const remove = ({ segmentId, name }: SegmentRow) =>
    void doing.run(() => api.removeSegment(app.appId, segmentId)).then((gone) => gone && finish(words.removed(name)));
  return (
    <ListDesk
      {...{
        words,
        view,
        done,
        fault: doing.fault,
        backHref: guidesHref(app.appId),
        count: view.value?.segments.length,
      }}
      onMake={changes ? () => edit('new') : undefined}
      form={
        open !== undefined && (
          <SegmentForm
            key={open === 'new' ? 'new' : open.segmentId}
            {...{ app, all, segment: open === 'new' ? undefined : open }}
            onDone={(name) => finish(words.saved(name))}
            onCancel={close}
          />
        )
      }
    >
      <List {...{ app, all, changes, busy: doing.busy, remove, edit }} />
    </ListDesk>
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
              <RowActs
                {...{ name: segment.name, words, disabled: busy || segment.uses.length > 0 }}
                why={segment.uses.length > 0 ? words.kept : undefined}
                onEdit={() => edit(segment)}
                onRemove={() => remove(segment)}
              />
            )}
          </tr>
        ))}
      </HeadedTable>
      <SegmentFiles app={app} segments={all} />
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
