/** @jsxImportSource #kit */
import type { Question, Survey } from '@handrail/protocol';
import type { Child } from '../../../kit/jsx-runtime.ts';
import { wordsOf } from '../../../kit/words.ts';
import { Blocks } from '../../present/blocks.tsx';
import { Icon } from '../../present/icons.tsx';
import { Close } from '../../present/parts.tsx';
import type { Stage } from '../../stage.ts';
import { isEmpty, isLast, type Answer } from './flow.ts';
import { Field } from './fields.tsx';

export interface SurveyScene {
  stage: Stage<Survey>;
  /** None: the thanks. */
  question: Question | undefined;
  answer: Answer | undefined;
  /** Whether an answer was asked for and not given. */
  isMissing: boolean;
  /** The questions before. */
  trail: readonly Question[];
  form: 'dialog' | 'corner';
  isModal: boolean;
  corner: string;
  give(answer: Answer): void;
  send(): void;
  back(): void;
  close(): void;
  mute(): void;
}

export function SurveyView(scene: SurveyScene): Child {
  const { stage, question, form, isModal, corner, close } = scene;
  const { guide, messages } = stage;
  return (
    <>
      {isModal && <div class="scrim" />}
      <div
        class="card"
        role="dialog"
        aria-modal={isModal || undefined}
        aria-labelledby="guide title"
        tabIndex={-1}
        dir="auto"
        lang={guide.locale}
        data-form={form}
        data-corner={form === 'corner' ? corner : undefined}
        onKeyDown={(event: KeyboardEvent) => event.key === 'Escape' && close()}
      >
        {guide.questions.length > 1 && <Bar scene={scene} />}
        {question ? <Asked scene={scene} question={question} key={question.questionId} /> : <Thanks scene={scene} />}
        <Close label={messages.close} onClick={close} />
      </div>
    </>
  );
}

/** How far, by the order of the questions; the words below say the rest. */
function Bar({ scene: { stage, question } }: { scene: SurveyScene }): Child {
  const { questions } = stage.guide;
  const at = question ? questions.indexOf(question) : questions.length;
  return (
    <div class="bar" aria-hidden="true">
      <div style={{ width: `${((at + 0.25) / (questions.length + 0.25)) * 100}%` }} />
    </div>
  );
}

function Asked({ scene, question }: { scene: SurveyScene; question: Question }): Child {
  const { stage, answer, isMissing, trail, send, back, mute } = scene;
  const { guide, messages, asked } = stage;
  const words = wordsOf(messages);
  const isBeginning = question === guide.questions[0];
  const action =
    isEmpty(answer) && !question.required ? words.skip : isLast(guide, question) ? words.send : messages.next;
  return (
    <form
      noValidate
      onSubmit={(event: Event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="scroll">
        <p class="brow" id="guide">
          {guide.title}
        </p>
        <h2 id="title">
          {question.title}
          {question.required && <span aria-hidden="true"> *</span>}
        </h2>
        {question.blocks && (
          <div class="text">
            <Blocks blocks={question.blocks} messages={messages} />
          </div>
        )}
        <Field question={question} answer={answer} isMissing={isMissing} messages={messages} give={scene.give} />
        <p class="missing" id="missing" role="alert" lang={messages.locale}>
          {isMissing && words.required}
        </p>
        {guide.anonymous && isBeginning && (
          <p class="note" lang={messages.locale}>
            <Icon path="M8 2.2 3.2 4v3.6c0 3 2 5 4.8 6.2 2.800-1.200 4.800-3.200 4.800-6.200V4zM6 8l1.500 1.500L10.200 6.600" />
            {words.anonymous}
          </p>
        )}
      </div>
      <div class="foot" lang={messages.locale}>
        {!asked && isBeginning && (
          <button type="button" class="quiet" onClick={mute}>
            {messages.notAgain}
          </button>
        )}
        {trail.length > 0 && (
          <button type="button" class="quiet" onClick={back}>
            {messages.back}
          </button>
        )}
        <button type="submit" class={isEmpty(answer) && !question.required ? '' : 'main'}>
          {action}
        </button>
      </div>
    </form>
  );
}

function Thanks({ scene: { stage, close } }: { scene: SurveyScene }): Child {
  const { guide, messages } = stage;
  const words = wordsOf(messages);
  return (
    <>
      <div class="scroll thanks">
        <span class="good">
          <Icon path="m4.5 8.3 2.4 2.4 4.600-5" />
        </span>
        <h2 id="title" lang={messages.locale}>
          {words.thanks}
        </h2>
        <div class="text" lang={guide.thanks ? undefined : messages.locale}>
          {guide.thanks ? <Blocks blocks={guide.thanks} messages={messages} /> : <p>{words.thanksText}</p>}
        </div>
      </div>
      <div class="foot" lang={messages.locale}>
        <button type="button" class="main" onClick={close}>
          {messages.done}
        </button>
      </div>
    </>
  );
}
