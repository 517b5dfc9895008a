/** Ends what was started. Calling it again does nothing. */
export type Stop = () => void;

export interface Lifetime {
  /** Takes over a stop; the last one added is called first. Added after the end, it is called at once. */
  add(stop: Stop): void;
  end: Stop;
  ended(): boolean;
}

/** Collects stops, so that whatever starts in parts can be ended as one. A stop that fails does not keep the others. */
export function createLifetime(onFailure?: (error: unknown) => void): Lifetime {
  const stops: Stop[] = [];
  let ended = false;

  function call(stop: Stop): void {
    try {
      stop();
    } catch (error) {
      onFailure?.(error);
    }
  }

  return {
    add(stop) {
      if (ended) call(stop);
      else stops[stops.length] = stop;
    },
    ended: () => ended,
    end() {
      ended = true;
      for (let stop = stops.pop(); stop; stop = stops.pop()) call(stop);
    },
  };
}
