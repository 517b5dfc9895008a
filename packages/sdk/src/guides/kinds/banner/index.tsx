/** @jsxImportSource #kit */
import type { Banner } from '@handrail/protocol';
import { carryOut } from '../../present/carry-out.ts';
import type { StartGuide } from '../../stage.ts';
import { startStrip } from '../../present/strip.tsx';

export { lying } from '../../lying.ts';
export { prepare } from '../../prepare.ts';
export { hasBlocks as isWhole } from '../../read-guide.ts';

/** A strip that the page makes room for. */
export const start: StartGuide<Banner> = (stage) =>
  startStrip({
    stage,
    tone: stage.guide.tone ?? 'note',
    extra: () =>
      stage.guide.buttons?.map((button) => (
        <button
          type="button"
          class={button.main ? 'main' : ''}
          onClick={stage.guard(() => carryOut(button.actions, { stage }))}
        >
          {button.label}
        </button>
      )),
  });
