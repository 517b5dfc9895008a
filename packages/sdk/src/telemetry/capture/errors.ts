import type { Stop } from '../../core/lifetime.ts';
import { onFault, type Fault } from '../../page/faults.ts';
import { maskPath } from '../../core/mask.ts';
import type { CaptureOptions } from './capture.ts';
import { maskMessage } from './mask-message.ts';

/** A page that fails again and again says so often enough. */
const MOST = 50;
const MOST_ALIKE = 5;

/** Notes errors of the page that nobody caught, and tells of each; ours are none of them. */
export function noteErrors(
  { record, guard }: Pick<CaptureOptions, 'record' | 'guard'>,
  isOurs: (url: string) => boolean,
  onError: () => void,
): Stop {
  const counts = new Map<string, number>();
  let left = MOST;
  return onFault(guard, ({ message, source, line }: Fault) => {
    if (isOurs(source)) return;
    onError();
    const props = { message: maskMessage(message), source: pathOf(source), line };
    const kind = Object.values(props).join('\n');
    const alike = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, alike);
    if (alike > MOST_ALIKE || left <= 0) return;
    left -= 1;
    record({ name: 'error.caught', props });
  });
}

/** Where a script lies on its server. */
function pathOf(source: string): string {
  if (!URL.canParse(source)) return '';
  return maskPath(new URL(source).pathname).slice(0, 500);
}
