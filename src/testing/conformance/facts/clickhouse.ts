import type { FactCase } from '../case.js';
import { agreedFacts } from './clickhouse-agreed.js';
import { differingFacts } from './clickhouse-differing.js';

/** Answers of ClickHouse's public tests of `windowFunnel`. */
export const clickhouseFacts: FactCase[] = [...agreedFacts, ...differingFacts];
