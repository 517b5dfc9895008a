import type { Checklist, ChecklistItem } from '@handrail/protocol';
import { freshId } from '../draft/fresh-id.ts';
import { ConditionFields, GuideChoice } from './condition.tsx';
import { usePanel } from './context.ts';
import { Choice, Field, optionsOf, Tick } from './fields.tsx';
import type { SetKind } from './kind.tsx';
import { Pieces } from './pieces.tsx';
import { ActionFields } from './ways.tsx';

const MOST_ITEMS = 30;

/** The things to do of a checklist. */
export function ItemsPart({ guide: { items, ordered = false }, set }: { guide: Checklist; set: SetKind }) {
  const { words } = usePanel();
  const ids = items.map(({ itemId }) => itemId);
  return (
    <>
      <Pieces<ChecklistItem>
        title={words.items}
        all={items}
        most={MOST_ITEMS}
        idOf={({ itemId }) => itemId}
        nameOf={({ title }) => title}
        onAll={(next) => set({ items: next }, 'items')}
        add={[words.addItem, () => ({ itemId: freshId('item', ids), title: words.todo, completedBy: 'tick' })]}
      >
        {(item, put) => <ItemFields item={item} put={put} />}
      </Pieces>
      <Tick label={words.ordered} on={ordered} onValue={(on) => set({ ordered: on || undefined })} />
    </>
  );
}

type Way = 'tick' | 'guide' | 'event' | 'when';
function wayOf(by: ChecklistItem['completedBy']): Way {
  if (by === 'tick') return by;
  if ('guideId' in by) return 'guide';
  return 'event' in by ? 'event' : 'when';
}

function ItemFields({ item, put }: { item: ChecklistItem; put(next: ChecklistItem): void }) {
  const { desk, state, words } = usePanel();
  const { completedBy: by, actions, ...rest } = item;
  // A checklist does not send to itself.
  const others = state.entries?.filter((one) => one.guideId !== desk.guide()?.guideId) ?? [];
  const { guideId = 'guide' } = others.find(({ kind }) => kind === 'walkthrough') ?? others[0] ?? {};
  const ways: Record<Way, ChecklistItem['completedBy']> = {
    ...{ tick: 'tick', guide: { guideId }, event: { event: 'event' } },
    when: { when: { type: 'page', path: '/' } },
  };
  const done = (completedBy: ChecklistItem['completedBy']): void => put({ ...item, completedBy });
  // What is done with a guide starts it, until its author says otherwise.
  const withGuide = (next: string): void => {
    const starts = !actions || (actions.length === 1 && actions[0]?.do === 'start');
    put({ ...item, completedBy: { guideId: next }, ...(starts && { actions: [{ do: 'start', guideId: next }] }) });
  };
  return (
    <>
      <Field
        label={words.title}
        value={item.title}
        max={200}
        onValue={(title) => title.trim() && put({ ...item, title })}
      />
      <Choice
        label={words.completedBy}
        value={wayOf(by)}
        options={optionsOf(words.completions)}
        onValue={(way) => (way === 'guide' ? withGuide(guideId) : done(ways[way]))}
      />
      {by !== 'tick' && 'guideId' in by && <GuideChoice value={by.guideId} onValue={withGuide} />}
      {by !== 'tick' && 'event' in by && (
        <Field
          label={words.eventName}
          value={by.event}
          max={100}
          onValue={(event) => event && done({ ...by, event })}
        />
      )}
      {by !== 'tick' && 'when' in by && <ConditionFields value={by.when} onValue={(when) => when && done({ when })} />}
      <Tick
        label={words.acts}
        on={actions !== undefined}
        onValue={(on) => put({ ...rest, completedBy: by, ...(on && { actions: [{ do: 'start', guideId }] }) })}
      />
      {actions?.[0] && (
        <ActionFields action={actions[0]} onAction={(action) => put({ ...item, actions: actions.with(0, action) })} />
      )}
    </>
  );
}
