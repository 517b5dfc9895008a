/** A click, as far as rage shows in it. */
export interface RageClick {
  element: unknown;
  x: number;
  y: number;
  /** Milliseconds. */
  at: number;
}

const CLICKS = 3;
const WITHIN_MS = 1_000;
const NEAR_PX = 24;

/** Tells of each click whether it makes a burst of rage: the third within a second on one element, or within 24 px. */
export function createRage(): (click: RageClick) => boolean {
  let recent: RageClick[] = [];
  let wasRage = false;
  return (click) => {
    const isLike = ({ element, x, y }: RageClick): boolean =>
      element === click.element || Math.hypot(x - click.x, y - click.y) <= NEAR_PX;
    const last = recent.at(-1);
    // A burst is told of once, however long it lasts.
    if (last && (click.at - last.at > WITHIN_MS || !isLike(last))) wasRage = false;
    recent = [...recent.filter(({ at }) => click.at - at <= WITHIN_MS), click];
    const isRage = recent.filter(isLike).length >= CLICKS;
    const isNew = isRage && !wasRage;
    wasRage ||= isRage;
    return isNew;
  };
}
