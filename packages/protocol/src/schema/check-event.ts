import { checkOf, type Checked } from './check.ts';
import {
  GUIDE_EVENTS,
  guideEventSchema,
  plainEventSchema,
  STEP_EVENTS,
  stepEventSchema,
  type GuideEvent,
  type PlainEvent,
  type StepEvent,
} from './event.ts';

const checkGuide = checkOf(guideEventSchema);
const checkStep = checkOf(stepEventSchema);
const checkPlain = checkOf(plainEventSchema);

const guideNames: ReadonlySet<unknown> = new Set(GUIDE_EVENTS);
const stepNames: ReadonlySet<unknown> = new Set(STEP_EVENTS);

/** Checks one event by the schema that its name asks for; a name that we do not know makes it a plain event. */
export function checkEvent(input: unknown): Checked<GuideEvent | StepEvent | PlainEvent> {
  const name = typeof input === 'object' && input !== null && 'name' in input ? input.name : undefined;
  if (guideNames.has(name)) return checkGuide(input);
  return stepNames.has(name) ? checkStep(input) : checkPlain(input);
}
