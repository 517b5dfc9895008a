/** 128 random bits, by which something that is sent twice is known. Works also where the page is not secure. */
export const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
