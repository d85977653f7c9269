import { it } from 'vitest';
import { resolveQuery } from '../../src/model/query.js';
import { answerByOracle } from '../../src/testing/oracle/answer.js';
import { createRandom } from '../../src/testing/random.js';
import { randomEvents } from '../../src/testing/random-cases/events.js';
import { randomQuery } from '../../src/testing/random-cases.js';
import { Coverage } from '../engine/coverage.js';
const cpu = () => process.cpuUsage().user / 1000;
it('scratch', () => {
  const kinds = new Map<string, { n: number; ms: number; gen: number; pos: number; err: string[] }>();
  const cov = new Coverage();
  let gen = 0;
  let ans = 0;
  const general = Number(process.env['GEN'] ?? 34);
  for (let seed = 1; seed <= 600; seed++) {
    const random = createRandom(seed);
    const mode = seed % 2 === 0 ? 'funnelStress' : 'general';
    const events = randomEvents(random, mode);
    for (let i = 0; i < (mode === 'general' ? general : 5); i++) {
      const t0 = cpu();
      const { query, now, universe } = randomQuery(random, events, mode);
      const t1 = cpu();
      const k = kinds.get(query.kind) ?? { n: 0, ms: 0, gen: 0, pos: 0, err: [] };
      kinds.set(query.kind, k);
      k.n++; k.gen += t1 - t0; gen += t1 - t0;
      let paged = false;
      try {
        const r = resolveQuery(query, { now, ...(universe ? { universe } : {}) });
        const rows = answerByOracle(events, r);
        paged = 'cursor' in rows && rows.cursor !== undefined;
        if (/"(count|total|value|size|users|new|events)":[1-9]/.test(JSON.stringify(rows))) k.pos++;
      } catch (e) { k.err.push(String((e as Error).stack).slice(0, 300)); }
      k.ms += cpu() - t1; ans += cpu() - t1;
      cov.add(query, universe, paged);
    }
  }
  console.log('gen', gen, 'answer', ans);
  for (const [kind, k] of kinds) console.log(kind, k.n, 'ms', (k.ms / k.n).toFixed(2), 'gen', (k.gen / k.n).toFixed(2), 'pos', (k.pos/k.n).toFixed(2), k.err.length, k.err.slice(0, 2));
  const c = cov.counts();
  for (const kind of ['trend','funnel','retention','flow','sessions','timeline','lifecycle','stickiness','users','cohort','calendar']) console.log(c.filter(([n]) => n.startsWith(kind+':')).slice(0, 6).map((x) => x.join(' ')).join('; '));
  console.log(c.length, c.filter(([, n]) => n < 20).length);
  console.log(c.filter(([, n]) => n < 25).map((x) => x.join(' ')).join('\n'));
}, 120000);
