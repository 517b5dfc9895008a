import type { Admit, Admitted, TurnedAway } from '../services/admission.ts';
import { problem, tooMany, unknownAppKey } from './problem.ts';
import type { Call } from './route.ts';

type Knocking = Pick<Call, 'request' | 'cors'>;

/** Asks for a page to be let in; what keeps it out is a problem document that other origins cannot read. */
export async function admitPage(
  admit: Admit,
  call: Knocking,
  knock: { appKey: string; visitorId?: string; identity?: string | undefined },
): Promise<Admitted | { problem: Response }> {
  const origin = call.request.headers.get('origin');
  const admission = await admit({ ...knock, origin });
  if ('turnedAway' in admission) return { problem: turnAway(call, admission) };
  if (admission.isBound) call.cors.origin = origin ?? undefined;
  return admission;
}

export function turnAway({ cors }: Pick<Call, 'cors'>, away: TurnedAway): Response {
  if (away.turnedAway === 'often') return tooMany(away.waitMs);
  if (away.turnedAway === 'keys-away') {
    const detail = 'The keys by which the app signs who visitors are cannot be had now; send it again later.';
    const headers = { 'retry-after': String(Math.ceil(away.waitMs / 1_000)) };
    return problem(503, 'keys-away', detail, { headers });
  }
  if (away.turnedAway === 'unknown-app-key') return unknownAppKey();
  cors.origin = undefined;
  return problem(
    403,
    'origin-not-allowed',
    'The app does not take pages of this origin; add it in the settings of the app.',
  );
}
