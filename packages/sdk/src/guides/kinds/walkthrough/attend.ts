import type { Event as Recorded, ShownStep, TooltipStep, Validation } from '@handrail/protocol';
import { inAudience } from '@handrail/protocol/conditions';
import type { findExact } from '@handrail/target';
import { createLifetime, type Stop } from '../../../core/lifetime.ts';
import { listen } from '../../../page/listen.ts';
import type { Stage } from '../../stage.ts';
import { fieldOf, isInput, isSelect, isTicked, valueOf, type Field } from './field.ts';
import { judgeValue } from './judge-value.ts';

/** A visitor who types is not corrected before they rest. */
const REST_MS = 600;
/** How often a page that changes all the time is asked whether a condition holds now. */
const LOOK_MS = 250;

export interface AttendOptions extends Pick<Stage, 'guard' | 'after' | 'facts' | 'messages'> {
  findExact: typeof findExact;
  element(): Element | undefined;
  /** Says what does not fit, or that nothing is wrong. */
  say(problem: string | undefined): void;
  onDone(): void;
}

/** Follows what a visitor does in the page for one step. */
export interface Attending {
  /** The element of the step has been found, or replaced. */
  found(): void;
  /** Whether something does not fit; it is then said, and the field gets the focus. */
  objects(): boolean;
  /** Something happened: what the step waits for, or something after which its condition may hold. */
  look(event?: Recorded): void;
  stop: Stop;
}

/** Judges the field of a step while it is filled in, and tells when the step is done by it, or by what the page has become. */
export function attendStep(step: ShownStep, options: AttendOptions): Attending {
  const advance = step.type === 'dialog' ? undefined : step.advance;
  const life = createLifetime();
  const field = step.type === 'tooltip' && (step.validate || advance === 'input') && attendField(step, options);
  const look =
    typeof advance === 'object' && 'when' in advance
      ? whenHolds(() => inAudience(advance.when, options.facts()), options, life.add)
      : () => undefined;
  if (field) life.add(field.stop);
  return {
    found: () => (field && field.found(), look()),
    objects: () => field && field.objects(),
    look(event) {
      if (event && typeof advance === 'object' && 'event' in advance && advance.event === event.name) options.onDone();
      else look();
    },
    stop: life.end,
  };
}

/** Calls back once when something holds: asked after each change of the page, with rests between. */
function whenHolds(holds: () => boolean, options: AttendOptions, add: (stop: Stop) => void): () => void {
  const { guard, after, onDone } = options;
  let isDue = false;
  let ended = false;
  const look = guard(() => {
    if (isDue || ended) return;
    isDue = true;
    add(
      after(
        LOOK_MS,
        guard(() => {
          isDue = false;
          if (!ended && holds()) onDone();
        }),
      ),
    );
  });
  const changes = new MutationObserver(look);
  changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  // A style sheet shows and hides by `:hover` and `:focus` as well, and slowly, which changes nothing in the tree.
  for (const name of ['input', 'change', 'pointerover', 'focusin', 'transitionend'])
    add(listen(window, name, look, true));
  add(() => {
    ended = true;
    changes.disconnect();
  });
  look();
  return look;
}

function attendField(step: TooltipStep, options: AttendOptions): Pick<Attending, 'found' | 'objects' | 'stop'> {
  const { guard, after, say, onDone, messages } = options;
  const { validate = [], advance } = step;
  let life = createLifetime();
  let view: Window | null = null;
  let stopRest: Stop = () => undefined;
  let isSaid = false;

  const current = (): Field | undefined => fieldOf(options.element());
  function other({ sameAs }: Validation): string | undefined {
    const finding = sameAs && options.findExact(sameAs, document);
    const field = finding && 'element' in finding ? fieldOf(finding.element) : undefined;
    return field && valueOf(field);
  }
  const judge = (field: Field): string | undefined => judgeValue(valueOf(field), validate, other);

  function tell(field: Field): boolean {
    stopRest();
    const problem = judge(field);
    if (problem !== undefined || isSaid) say(problem);
    isSaid = problem !== undefined;
    return isSaid;
  }

  function typed(field: Field): void {
    stopRest();
    if (isSaid) tell(field);
    else
      stopRest = after(
        REST_MS,
        guard(() => tell(field)),
      );
  }

  /** The visitor is done with the field. */
  function left(field: Field): void {
    const isEmpty = valueOf(field) === '';
    if (isEmpty && !isSaid) return;
    if (!tell(field) && !isEmpty && advance === 'input') onDone();
  }

  function hear(event: Event): void {
    const field = current();
    if (!field) return;
    // Another field may be the one that this has to be equal to.
    if (!event.composedPath().includes(field)) {
      if (isSaid && event.type === 'input') tell(field);
      return;
    }
    const isChosen = isSelect(field) || isTicked(field);
    if (event.type === 'input') typed(field);
    else if (isLeft(event, field, isChosen)) {
      stopRest();
      // On its way the focus is nowhere, and the next card would take it: only when it has arrived.
      if (event.type === 'focusout')
        stopRest = after(
          0,
          guard(() => left(field)),
        );
      else left(field);
    }
  }

  return {
    found() {
      const now = options.element()?.ownerDocument.defaultView ?? window;
      if (now === view) return;
      view = now;
      life.end();
      life = createLifetime();
      for (const name of ['input', 'change', 'focusout', 'keydown']) life.add(listen(now, name, guard(hear), true));
    },
    objects() {
      const field = current();
      if (!field) return false;
      const isEmpty = advance === 'input' && valueOf(field) === '';
      if (!tell(field) && isEmpty) say(messages.fillTarget);
      if (isSaid || isEmpty) field.focus();
      return isSaid || isEmpty;
    },
    stop() {
      stopRest();
      life.end();
    },
  };
}

/** Whether an event means that the visitor is done with a field: of what is chosen, by the choice. */
function isLeft(event: Event, field: Field, isChosen: boolean): boolean {
  if (event.type === 'change') return isChosen;
  if (event.type === 'focusout') return !isChosen && !isGoingToUs(event);
  return isEnter(event) && isInput(field);
}

const isEnter = (event: Event): boolean =>
  'key' in event && event.key === 'Enter' && !(event as KeyboardEvent).isComposing;

/** On the way to our card, or to another window, nobody is done with a field. */
function isGoingToUs(event: Event): boolean {
  const { relatedTarget } = event as FocusEvent;
  return !document.hasFocus() || (relatedTarget instanceof Element && relatedTarget.localName === 'handrail-root');
}
