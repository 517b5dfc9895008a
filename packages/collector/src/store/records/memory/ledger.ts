import type { Ground } from '../in-turns.ts';

/** What is kept in memory, so that changes can be taken back. */
export interface Ledger extends Ground {
  /** A map whose changes are written down. Values are replaced and never changed, or they could not be taken back. */
  map<K, V>(): Map<K, V>;
}

export function createLedger(): Ledger {
  let undo: (() => void)[] = [];
  let isOpen = false;

  class Noted<K, V> extends Map<K, V> {
    override set(key: K, value: V): this {
      this.#note(key);
      return super.set(key, value);
    }
    override delete(key: K): boolean {
      if (super.has(key)) this.#note(key);
      return super.delete(key);
    }
    #note(key: K): void {
      if (!isOpen) return;
      const [had, before] = [super.has(key), super.get(key)];
      // What was there is put back as it was; it is of the type of the map.
      undo.push(() => (had ? super.set(key, before as V) : super.delete(key)));
    }
  }

  function end(): void {
    isOpen = false;
    undo = [];
  }
  return {
    map: () => new Noted(),
    begin: () => void (isOpen = true),
    hasWritten: () => undo.length > 0,
    leave: end,
    commit: () => Promise.resolve(end()),
    rollBack() {
      for (const step of undo.reverse()) step();
      end();
    },
  };
}
