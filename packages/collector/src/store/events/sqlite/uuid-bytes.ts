const VALUES = new Uint8Array(128);
for (let value = 0; value < 16; value += 1) VALUES[value.toString(16).charCodeAt(0)] = value;

/** The 16 bytes of a UUID, into `bytes`. It was checked to be one, in lower case. */
export function writeUuid(uuid: string, bytes: Uint8Array): void {
  let at = 0;
  for (let index = 0; index < 36; index += 2) {
    if (index === 8 || index === 13 || index === 18 || index === 23) index += 1;
    bytes[at] = ((VALUES[uuid.charCodeAt(index)] ?? 0) << 4) | (VALUES[uuid.charCodeAt(index + 1)] ?? 0);
    at += 1;
  }
}

export function uuidBytes(uuid: string): Uint8Array {
  const bytes = new Uint8Array(16);
  writeUuid(uuid, bytes);
  return bytes;
}

export function uuidText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
