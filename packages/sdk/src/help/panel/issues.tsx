/** @jsxImportSource #kit */
import type { Child } from '../../kit/jsx-runtime.ts';
import { say, sayDay } from '../../kit/say.ts';
import { createSaved } from '../../core/saved.ts';
import { wordsOf } from '../../kit/words.ts';
import type { KnownGuide } from '../context.ts';
import type { Room } from './room.ts';

/** By this step the history of a visitor knows that they are affected, as where the guide itself is shown. */
const AFFECTED = 'affected';

/** Faults of the application that are known on this page, each with "I have this too". */
export function Issues({ room }: { room: Room }): Child {
  const { library } = room;
  const issues = library.guides().filter(({ kind }) => kind === 'known-issue');
  const anywhere = issues.filter(({ trigger }) => trigger.on !== 'page' || !trigger.path);
  return (
    <>
      {[...new Set([...library.here(issues), ...anywhere])].map((issue) => (
        <Issue room={room} issue={issue} key={issue.guideId} />
      ))}
    </>
  );
}

function Issue({ room, issue }: { room: Room; issue: KnownGuide; key?: string }): Child {
  const { context, messages, locale } = room;
  const { guideId, version, title, publishedAt } = issue;
  const own = wordsOf(messages);
  // The history may not have come to this page.
  const saved = createSaved(
    context.platform.session,
    `${context.prefix}affected:${guideId}`,
    (value) => value === true,
  );
  const isCounted = saved.read() ?? !!context.facts().history?.(guideId)?.stepIds?.includes(AFFECTED);
  const count = (): void => {
    if (isCounted) return;
    saved.write(true);
    context.recorder.record({ name: 'issue.affected', guideId, version });
    context.recorder.record({ name: 'step.completed', guideId, version, stepId: AFFECTED });
    room.announce(own.counted);
    room.draw();
  };
  return (
    <div class="issue">
      <h2 dir="auto">{title}</h2>
      <p>{say(own.since, { date: sayDay(publishedAt, locale) })}</p>
      <button type="button" aria-disabled={isCounted || undefined} onClick={count}>
        {isCounted ? own.counted : own.affected}
      </button>
    </div>
  );
}
