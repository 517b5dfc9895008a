import type { Obstacle, RolloutStands } from '@handrail/protocol';
import { formatFullDay } from '../format.ts';
import { useDoing } from '../parts/form.tsx';
import { useServices } from '../services.ts';
import { rolloutMessages } from '../words.ts';
import { StateBadge } from './standing.tsx';

const words = rolloutMessages.edit;

interface GoLivePartProps {
  appId: string;
  stands: RolloutStands;
  /** Something is written and not saved. */
  isChanged: boolean;
  onMoved: (moved: RolloutStands) => void;
  onRemoved: () => void;
}

/** From draft to live to ended: what is in the way, and the buttons. The collector decides. */
export function GoLivePart({ appId, stands, isChanged, onMoved, onRemoved }: GoLivePartProps) {
  const { api } = useServices();
  const doing = useDoing();
  const { state, revision, obstacles, rollout, movedAt } = stands;
  const { rolloutId } = rollout;
  const move = (next: 'live' | 'ended') =>
    void doing
      .run(() => api.moveRollout(appId, rolloutId, { state: next, revision }))
      .then((done) => {
        if (done) onMoved(done.value);
      });
  const remove = () =>
    void doing
      .run(() => api.removeRollout(appId, rolloutId))
      .then((done) => {
        if (done) onRemoved();
      });
  const button = (label: string, press: () => void, isMain = false) => (
    <button
      type="button"
      class={isMain ? 'button strong' : 'button'}
      disabled={doing.busy || isChanged}
      onClick={press}
    >
      {label}
    </button>
  );
  return (
    <section class="card" aria-label={rolloutMessages.columns.state}>
      <h2>
        {rolloutMessages.columns.state} <StateBadge state={state} />
      </h2>
      {isChanged && <p class="hint">{words.saveFirst}</p>}
      {!isChanged && obstacles.length === 0 && <p>{words.ready}</p>}
      {!isChanged && state === 'draft' && obstacles.length > 0 && (
        <>
          <p>{words.notReady}</p>
          <ul>
            {obstacles.map((obstacle) => (
              <li key={`${obstacle.path} ${obstacle.reason}`} dir="auto">
                {placeOf(obstacle.path)} {obstacleText(obstacle)}.
              </li>
            ))}
          </ul>
        </>
      )}
      {movedAt !== null && <p class="hint">{words.moved}</p>}
      <p class="actions">
        {state === 'draft' && button(words.goLiveNow, () => move('live'), true)}
        {state === 'draft' && button(words.delete, remove)}
        {state === 'live' && button(words.end, () => move('ended'))}
        {state === 'live' && <span class="muted">{words.endNote}</span>}
      </p>
      <p class="fault" role="alert">
        {doing.fault}
      </p>
    </section>
  );
}

/** What is in the way, in the words of this page. */
const obstacleText = ({ day, ...obstacle }: Obstacle): string =>
  words.obstacles[obstacle.reason]({ ...obstacle, ...(day !== undefined && { day: formatFullDay(day) }) });

/** Where something is in the way, as people count. */
function placeOf(path: string): string {
  const [, number] = /^\/criteria\/(\d+)$/.exec(path) ?? [];
  return number === undefined ? words.criteria : words.criterion(Number(number) + 1);
}
