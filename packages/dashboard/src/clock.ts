/** Ends what was started. */
export type Stop = () => void;

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  after(ms: number, run: () => void): Stop;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Whether anybody can see the page, and when that changes. */
export interface Visibility {
  visible(): boolean;
  onChange(listener: () => void): Stop;
}

export const documentVisibility: Visibility = {
  visible: () => document.visibilityState === 'visible',
  onChange: (listener) => {
    document.addEventListener('visibilitychange', listener);
    return () => document.removeEventListener('visibilitychange', listener);
  },
};
