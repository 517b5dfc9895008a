import type { Condition, Segment } from '@handrail/protocol';
import type { Around } from '@handrail/editor/conditions';
import { useEffect, useState } from 'preact/hooks';
import { messages } from '../words.ts';

const words = messages.failure;

interface ConditionFieldProps {
  value: Condition | undefined;
  onValue: (value: Condition | undefined) => void;
  segments: readonly Segment[];
  guides: Around['guides'];
}

type Conditions = typeof import('@handrail/editor/conditions');

/** A condition, written with what authors write those of guides with; it is fetched when the first one is shown. */
export function ConditionField({ value, onValue, segments, guides }: ConditionFieldProps) {
  const [drawn, setDrawn] = useState<{ by: Conditions; words: Around['words'] } | 'failed'>();
  useEffect(() => {
    let gone = false;
    void import('@handrail/editor/conditions')
      .then(async (by) => ({ by, words: await by.loadMessages(document.documentElement.lang) }))
      .then(
        (found) => gone || setDrawn(found),
        () => gone || setDrawn('failed'),
      );
    return () => {
      gone = true;
    };
  }, []);
  if (drawn === 'failed') return <p class="fault">{words.part}</p>;
  if (drawn === undefined) return <div class="bone tall" />;
  const { AroundContext, ConditionFields } = drawn.by;
  return (
    <AroundContext.Provider value={{ words: drawn.words, segments, guides }}>
      <ConditionFields value={value} onValue={onValue} />
    </AroundContext.Provider>
  );
}
