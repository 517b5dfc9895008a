/** A file on its way to a ticket, or of one. Where its bytes are is the engine's affair; its name is never part of a path. */
export interface UploadRecord {
  uploadId: string;
  appId: string;
  /** Who sends it: a visitor of the app or a member. */
  owner: string;
  /** What its sender calls it: the same key again is the same upload. */
  uploadKey: string;
  /** Of the page's secret; empty for members, who are known otherwise. */
  secretHash: string;
  /** For people, cleaned. */
  name: string;
  /** How many bytes were announced; once it is ready, how many there are. */
  bytes: number;
  /** How many bytes are on disk. */
  offset: number;
  createdAt: number;
  /** `ready`: all of it is here, looked at and cleaned. */
  state: 'open' | 'ready';
  /** Found in its content. */
  type: string;
  image: { width: number; height: number } | null;
}

export type FoundOut = Pick<UploadRecord, 'type' | 'image'>;

export interface UploadRecords {
  /** Begins an upload. When its owner has begun one with this key, that one is answered. */
  add(record: UploadRecord): Promise<{ record: UploadRecord; made: boolean }>;
  find(uploadId: string): Promise<UploadRecord | undefined>;
  /** Writes the next piece; kept when it is on disk. False: it does not go on here, or the upload is gone. */
  write(uploadId: string, offset: number, piece: Uint8Array): Promise<boolean>;
  /** All bytes of it; undefined when they are gone. */
  read(uploadId: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** What was found in it; `cleaned` takes the place of its bytes. */
  finish(uploadId: string, found: FoundOut, cleaned: Uint8Array | undefined): Promise<void>;
  remove(uploadId: string): Promise<void>;
  /** Removes what was begun before an instant and is part of no ticket; answers how many there were. */
  forget(before: number): Promise<number>;
  /** Removes the files that came with these tickets. */
  removeOf(ticketIds: readonly string[]): Promise<void>;
}
