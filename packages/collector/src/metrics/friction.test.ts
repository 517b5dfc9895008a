import { onEachEngine } from '../../test/each-engine.ts';
import { frictionContract } from './friction.contract.ts';

onEachEngine(frictionContract);
