import type { App, Condition, SegmentRow } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { EditCard } from '../parts/edit-card.tsx';
import { Field, useDoing } from '../parts/form.tsx';
import { segmentMessages as words } from '../words.ts';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { ConditionField } from './condition-field.tsx';
import { segmentIdFor } from './segment-id.ts';

interface SegmentFormProps {
  app: App;
  all: readonly SegmentRow[];
  /** The one that is changed; without it another one is made. */
  segment: SegmentRow | undefined;
  onDone: (name: string) => void;
  onCancel: () => void;
}

/** A segment, new or there already. */
export function SegmentForm({ app, all, segment, onDone, onCancel }: SegmentFormProps) {
  const { api } = useServices();
  const doing = useDoing();
  const [name, setName] = useState(segment?.name ?? '');
  const [when, setWhen] = useState<Condition | undefined>(segment?.when);
  const guides = useLive(`guides of ${app.appId}`, () => api.guides(app.appId));
  const others = all.filter(({ segmentId }) => segmentId !== segment?.segmentId);
  const title = segment === undefined ? words.makeTitle : words.editTitle(segment.name);
  async function save() {
    if (when === undefined) return doing.refuse(words.empty);
    const ids = all.map(({ segmentId }) => segmentId);
    const segmentId = segment?.segmentId ?? segmentIdFor(name, ids);
    const saved = await doing.run(() => api.saveSegment(app.appId, { segmentId, name: name.trim(), when }));
    if (saved !== undefined) onDone(name.trim());
  }
  return (
    <EditCard
      lead={
        segment !== undefined && segment.uses.length > 0 && <p class="hint">{words.affects(segment.uses.length)}</p>
      }
      {...{ title, words, doing, onCancel }}
      onSave={() => void save()}
    >
      <Field label={words.name} required value={name} onValue={setName} />
      <fieldset class="conditions">
        <legend>{words.who}</legend>
        <ConditionField value={when} onValue={setWhen} segments={others} guides={guides.value?.guides} />
      </fieldset>
    </EditCard>
  );
}
