/** @jsxImportSource #kit */
import type { KnownIssue } from '@handrail/protocol';
import type { Child } from '../../../kit/jsx-runtime.ts';
import { sayDay, say } from '../../../kit/say.ts';
import { wordsOf } from '../../../kit/words.ts';
import { carryOut } from '../../present/carry-out.ts';
import { Icon } from '../../present/icons.tsx';
import type { StartGuide } from '../../stage.ts';
import { startStrip, type Strip } from '../../present/strip.tsx';

export { lying } from '../../lying.ts';
export { prepare } from '../../prepare.ts';
export { hasBlocks as isWhole } from '../../read-guide.ts';

/** By this name the history of a visitor knows that they are affected, so that nobody is counted twice. */
const AFFECTED = 'affected';

/** Tells of a fault; "I have this too" counts the visitor once. */
export const start: StartGuide<KnownIssue> = (stage) => {
  const { guide, guard, messages, record, kept } = stage;
  const { guideId, version } = guide;
  const words = wordsOf(messages);
  const history = stage.facts().history?.(guideId);
  let counted = kept.read() === AFFECTED || !!history?.stepIds?.includes(AFFECTED);

  const count = guard(() => {
    if (counted) return;
    counted = true;
    kept.write(AFFECTED);
    record({ name: 'issue.affected', guideId, version });
    record({ name: 'step.completed', guideId, version, stepId: AFFECTED });
    strip.draw();
    strip.announce(words.counted);
  });

  const extra = (): Child => (
    <>
      <span class="since" lang={messages.locale}>
        {say(words.since, { date: sayDay(guide.publishedAt, messages.locale) })}
      </span>
      {guide.buttons?.map((button) => (
        <button type="button" onClick={guard(() => carryOut(button.actions, { stage }))}>
          {button.label}
        </button>
      ))}
      {/* The same button before and after, so that the focus stays. */}
      <button
        type="button"
        class={counted ? 'counted' : 'me'}
        aria-disabled={counted || undefined}
        lang={messages.locale}
        onClick={count}
      >
        {counted && <Icon path="m3.5 8.5 3 3 6-6.5" />}
        {counted ? words.counted : words.affected}
      </button>
    </>
  );

  const strip: Strip = startStrip({ stage, tone: 'warning', extra });
  return strip;
};
