import { onEachEngine } from '../../test/each-engine.ts';
import { figureContract } from './figure.contract.ts';

onEachEngine(figureContract);
