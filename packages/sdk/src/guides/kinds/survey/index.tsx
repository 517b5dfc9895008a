/** @jsxImportSource #kit */
import type { Question, Survey } from '@handrail/protocol';
import { createLifetime } from '../../../core/lifetime.ts';
import { isRecord } from '../../../core/saved.ts';
import { claimRoom } from '../../../kit/room.ts';
import { wordsOf } from '../../../kit/words.ts';
import { onEscape } from '../../../page/escape.ts';
import cornerCss from '../../present/corner.css?inline';
import { keepFocusIn } from '../../present/keep-focus-in.ts';
import { createSurface } from '../../present/surface.ts';
import { isId, isList, isText, type Body } from '../../read-guide.ts';
import type { StartGuide } from '../../stage.ts';
import { following, isEmpty, wireOf, type Answer } from './flow.ts';
import { recordNameless } from './nameless.ts';
import css from './survey.css?inline';
import { SurveyView, type SurveyScene } from './view.tsx';

export { prepare } from '../../prepare.ts';

const QUESTIONS: readonly unknown[] = ['nps', 'rating', 'single', 'multiple', 'text'];
export const isWhole = ({ questions }: Body): boolean =>
  isList(questions, (one) => isId(one.questionId) && isText(one.title) && QUESTIONS.includes(one.type));

/** How long the thanks stay, if nobody closes them. */
const THANKS_MS = 8_000;
/** In the place of a question, when all have been answered. */
const THANKS = '';

/** Asks one question after the other. An answer is noted when it is sent, so that one that goes half-way counts. */
export const start: StartGuide<Survey> = (stage) => {
  const { guide, guard, messages, look, kept, aside } = stage;
  const { guideId, version, questions, form = 'corner', corner = 'bottom-end' } = guide;
  const isModal = form === 'dialog' && !aside;
  const record = guide.anonymous ? recordNameless(stage) : stage.record;
  const life = createLifetime();
  const { at, way } = readKept(kept.read());
  const byId = (id: unknown): Question | undefined => questions.find(({ questionId }) => questionId === id);
  let question = at === THANKS ? undefined : (byId(at) ?? questions[0]);
  // The questions that led here. What was answered to them is known to this page alone: it is not kept.
  const trail = way.flatMap((id) => byId(id) ?? []);
  const given = new Map<string, Answer>();
  let answer: Answer | undefined;
  let isMissing = false;
  let ended = false;

  function end(how: 'completed' | 'dismissed' | 'muted'): void {
    if (ended) return;
    ended = true;
    stage.end({ how, ...(question && { stepId: question.questionId }) });
  }

  function completeIn(ms: number): void {
    const complete = guard(() => end('completed'));
    life.add(stage.after(ms, complete));
  }

  // The thanks were left without a word: nothing is asked again.
  if (at === THANKS) {
    completeIn(0);
    return { guideId, navigated: () => undefined, clicked: () => undefined, stop: life.end };
  }

  const surface = createSurface({ css: cornerCss + css, look, messages, guard });
  life.add(surface.stop);

  function draw(): void {
    surface.draw(<SurveyView {...{ stage, question, answer, isMissing, trail, form, isModal, corner }} {...acts} />);
  }

  function enter(): void {
    answer = question && given.get(question.questionId);
    isMissing = false;
    kept.write({ at: question?.questionId ?? THANKS, trail: trail.map(({ questionId }) => questionId) });
    draw();
    if (!question) return;
    record({ name: 'step.shown', guideId, version, stepId: question.questionId });
  }

  /** The visitor is at it: the focus, which was on the button, goes on to what is asked now. */
  function turnTo(next: Question | undefined): void {
    question = next;
    enter();
    surface.part('.card')?.focus({ preventScroll: true });
  }

  /** Notes an answer, once; another one in its place is noted as well, and one that was taken back as an empty one. */
  function note({ questionId }: Question): void {
    const [last, now] = [given.get(questionId), answer].map((one) => (one === undefined ? '' : wireOf(one)));
    if (answer !== undefined) given.set(questionId, answer);
    if (now !== last)
      record({ name: 'step.completed', guideId, version, stepId: questionId, props: { answer: now ?? '' } });
  }

  const acts: Pick<SurveyScene, 'give' | 'send' | 'back' | 'close' | 'mute'> = {
    give: guard((one: Answer) => {
      answer = one;
      isMissing = false;
      draw();
    }),
    send: guard(() => {
      if (!question) return end('completed');
      if (isEmpty(answer) && question.required) {
        isMissing = true;
        return draw();
      }
      note(question);
      trail.push(question);
      turnTo(following(guide, question, answer));
      if (question) return;
      surface.announce(wordsOf(messages).thanks);
      completeIn(THANKS_MS);
    }),
    back: guard(() => turnTo(trail.pop())),
    close: guard(() => end(question ? 'dismissed' : 'completed')),
    mute: guard(() => end('muted')),
  };

  enter();
  const card = surface.part('.card');
  if (card && isModal) {
    life.add(onEscape(acts.close));
    life.add(keepFocusIn(card, surface.focus));
  } else if (card) {
    surface.introduce(card, guide.title);
    if (form === 'corner') life.add(claimRoom(corner, card, guard));
  }
  return { guideId, navigated: () => undefined, clicked: () => undefined, stop: life.end };
};

const readKept = (kept: unknown): { at?: unknown; way: readonly unknown[] } =>
  isRecord(kept) ? { at: kept.at, way: Array.isArray(kept.trail) ? kept.trail : [] } : { way: [] };
