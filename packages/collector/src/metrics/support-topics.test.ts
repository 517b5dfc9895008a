import { onEachEngine } from '../../test/each-engine.ts';
import { supportTopicsContract } from './support-topics.contract.ts';

onEachEngine(supportTopicsContract);
