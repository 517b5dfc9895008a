import { LOG_LIMITS } from '../../../config.ts';
import { addTo, decodePiece, emptyPiece, encodePiece, pieceOf } from './piece.ts';
import { daySpanOf } from './span.ts';

/** Sets of visitors, each of an owner and a span. To be used within the transaction that writes what they are made from. */
export interface Crowds {
  add(owner: number, quarter: number, visitor: number): void;
  /** Writes what was added. */
  flush(): void;
  /** To be called when a transaction was taken back, or when somebody else changed a set. */
  forget(): void;
}

export interface CrowdRows {
  load(owner: number, span: number, piece: number): Uint8Array | undefined;
  save(owner: number, span: number, piece: number, bits: Uint8Array): void;
}

interface Held {
  owner: number;
  span: number;
  piece: number;
  bits: Uint8Array;
  isChanged: boolean;
}

type Pieces = Map<number, Held>;

export function createCrowds({ load, save }: CrowdRows): Crowds {
  const owners = new Map<number, Map<number, Pieces>>();
  let held = 0;
  let changed: Held[] = [];
  /** Who was added last: rows of one person come together. */
  let last = { owner: NaN, quarter: NaN, visitor: NaN };

  function forget(): void {
    owners.clear();
    held = 0;
    changed = [];
    last = { owner: NaN, quarter: NaN, visitor: NaN };
  }

  function piecesOf(owner: number, span: number): Pieces {
    let spans = owners.get(owner);
    if (spans === undefined) owners.set(owner, (spans = new Map<number, Pieces>()));
    let pieces = spans.get(span);
    if (pieces === undefined) spans.set(span, (pieces = new Map<number, Held>()));
    return pieces;
  }

  /** Whether the visitor is new in it. */
  function addIn(owner: number, span: number, visitor: number): boolean {
    const pieces = piecesOf(owner, span);
    const piece = pieceOf(visitor);
    let one = pieces.get(piece);
    if (one === undefined) {
      const stored = load(owner, span, piece);
      one = { owner, span, piece, bits: stored === undefined ? emptyPiece() : decodePiece(stored), isChanged: false };
      pieces.set(piece, one);
      held += 1;
    }
    if (!addTo(one.bits, visitor)) return false;
    if (!one.isChanged) changed.push(one);
    one.isChanged = true;
    return true;
  }

  return {
    add(owner, quarter, visitor) {
      if (visitor === last.visitor && owner === last.owner && quarter === last.quarter) return;
      last = { owner, quarter, visitor };
      if (addIn(owner, quarter, visitor)) addIn(owner, daySpanOf(quarter), visitor);
    },
    flush() {
      for (const one of changed) {
        save(one.owner, one.span, one.piece, encodePiece(one.bits));
        one.isChanged = false;
      }
      changed = [];
      if (held > LOG_LIMITS.pieces) forget();
    },
    forget,
  };
}
