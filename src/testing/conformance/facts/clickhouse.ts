import type { FactCase } from '../case.js';
import { agreedFacts } from './clickhouse-agreed.js';
import { differingFacts } from './clickhouse-differing.js';
import { clickhouseRetentionFacts } from './clickhouse-retention.js';

/** Answers of ClickHouse's public tests of `windowFunnel` and `retention`. */
export const clickhouseFacts: FactCase[] = [
  ...agreedFacts,
  ...differingFacts,
  ...clickhouseRetentionFacts,
];
