import all from './rollup.config.mjs';
export default (Array.isArray(all)?all:await all).filter(c=>{const d=[c.output].flat()[0]; return String(d?.dir??d?.file).includes(process.env.ONLY)});
