import type { Language } from '../../src/index.js';
import { arabicPage } from './arabic-page.js';
import { arabicRetention } from './arabic-retention.js';

/** Arabic for the retention grid, with what surrounds it. */
export const arabic: Language = { ...arabicPage, ...arabicRetention };
