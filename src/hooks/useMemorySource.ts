'use client';
import { useState } from 'react';

import type { AnalyticsSource } from '../model/source.js';
import { type MemorySourceOptions, memorySource } from '../sources/memory.js';

interface Kept {
  rows: Parameters<typeof memorySource>[0];
  source: AnalyticsSource;
}

/**
 * A {@link memorySource} over rows a component holds: made once for the same array, made anew for another one. Options
 * are read when it is made.
 */
export function useMemorySource(
  rows: Parameters<typeof memorySource>[0],
  options?: MemorySourceOptions,
): AnalyticsSource {
  const [kept, setKept] = useState<Kept>(() => ({ rows, source: memorySource(rows, options) }));
  if (kept.rows === rows) return kept.source;
  const next = { rows, source: memorySource(rows, options) };
  setKept(next);
  return next.source;
}
