import { fileURLToPath } from 'node:url';

/** The demo's own server: a collector with the purchasing application and its seeded walkthroughs. */
export const DEMO_SERVER = fileURLToPath(new URL('../../../demo/dist/serve.js', import.meta.url));
