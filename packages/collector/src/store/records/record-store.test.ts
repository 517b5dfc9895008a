import { describe } from 'vitest';
import { openMemoryRecords } from './memory/index.ts';
import { recordStoreContract } from './record-store.contract.ts';
import { openSqliteRecords } from './sqlite/index.ts';

describe('sqlite records', () => recordStoreContract(() => openSqliteRecords(':memory:')));
describe('memory records', () => recordStoreContract(openMemoryRecords));
