/** @jsxImportSource #kit */
import type { Announcement } from '@handrail/protocol';
import type { Child } from '../../../kit/jsx-runtime.ts';
import { createLifetime } from '../../../core/lifetime.ts';
import { claimRoom } from '../../../kit/room.ts';
import { onEscape } from '../../../page/escape.ts';
import { Blocks } from '../../present/blocks.tsx';
import { carryOut } from '../../present/carry-out.ts';
import cornerCss from '../../present/corner.css?inline';
import { Close, Foot } from '../../present/parts.tsx';
import { createSurface } from '../../present/surface.ts';
import { keepFocusIn } from '../../present/keep-focus-in.ts';
import type { Stage, StartGuide } from '../../stage.ts';
import css from './announcement.css?inline';

export { prepare } from '../../prepare.ts';
export { hasBlocks as isWhole } from '../../read-guide.ts';

/** Says something once: over the page, from its side or in a corner. Only the dialog holds the visitor up. */
export const start: StartGuide<Announcement> = (stage) => {
  const { guide, guard, messages, look, aside } = stage;
  const { form = 'dialog', corner = 'bottom-end' } = guide;
  const life = createLifetime();
  const surface = createSurface({ css: cornerCss + css, look, messages, guard });
  life.add(surface.stop);
  const dismiss = guard(() => stage.end({ how: 'dismissed' }));

  const isModal = form === 'dialog' && !aside;
  surface.draw(<View stage={stage} form={form} isModal={isModal} corner={corner} dismiss={dismiss} />);
  const card = surface.part('.card');
  if (card && isModal) {
    life.add(onEscape(dismiss));
    life.add(keepFocusIn(card, surface.focus));
  } else if (card) {
    surface.introduce(card, guide.title);
    if (form === 'corner') life.add(claimRoom(corner, card, guard));
  }
  return { guideId: guide.guideId, navigated: () => undefined, clicked: () => undefined, stop: life.end };
};

interface ViewProps {
  stage: Stage<Announcement>;
  form: NonNullable<Announcement['form']>;
  isModal: boolean;
  corner: string;
  dismiss(): void;
}

function View({ stage, form, isModal, corner, dismiss }: ViewProps): Child {
  const { guide, messages, guard, asked } = stage;
  const [first, ...rest] = guide.blocks;
  // A picture that comes first spans the card, above the title.
  const hero = first?.type === 'image' ? first : undefined;
  return (
    <>
      {isModal && <div class="scrim" />}
      <div
        class="card"
        role="dialog"
        aria-modal={isModal || undefined}
        aria-labelledby="title"
        aria-describedby="text"
        tabIndex={-1}
        dir="auto"
        lang={guide.locale}
        data-form={form}
        data-corner={form === 'dialog' ? undefined : corner}
        onKeyDown={(event: KeyboardEvent) => event.key === 'Escape' && dismiss()}
      >
        <div class="scroll">
          {hero && (
            <div class="hero">
              <Blocks blocks={[hero]} messages={messages} />
            </div>
          )}
          <h2 id="title">{guide.title}</h2>
          <div id="text" class="text" dir="auto">
            <Blocks blocks={hero ? rest : guide.blocks} messages={messages} />
          </div>
        </div>
        <Foot
          buttons={guide.buttons}
          messages={messages}
          press={guard((actions) => carryOut(actions, { stage }))}
          mute={asked ? undefined : guard(() => stage.end({ how: 'muted' }))}
        />
        <Close label={messages.close} onClick={dismiss} />
      </div>
    </>
  );
}
