/** `npm run fuzz [-- COUNT [SEED]]`: many generated requests, and whether the memory grows. Ends with 1 where anything failed. */

import { fuzz } from '../test/fuzz/run.js';
import { startIssuer } from '../test/teams/issuer.js';

const [count = '100000', seed = '20261125'] = process.argv.slice(2);
/** MiB by which the heap may differ between the second tenth, when all caches are filled, and the end. */
const TOLERANCE = 8;

const issuer = await startIssuer();
const start = performance.now();
const { sent, statuses, failures, unhandled, codes, heap } = await fuzz(Number(count), Number(seed), issuer);
await issuer.stop();
const growth = (heap.at(-1) ?? 0) - (heap[1] ?? 0);
console.log(`${sent} Anfragen in ${((performance.now() - start) / 1_000).toFixed(0)} s, Startwert ${seed}`);
console.log(`Status: ${JSON.stringify(statuses)}`);
console.log(`5xx: ${failures.length}, unbehandelte Ablehnungen: ${unhandled.length}, Codes im Protokoll: ${JSON.stringify(codes)}`);
console.log(
  `Heap in MiB nach je einem Zehntel: ${heap.map((mib) => mib.toFixed(0)).join(', ')} (Zuwachs ab dem zweiten: ${growth.toFixed(1)})`,
);
for (const { status, request } of failures.slice(0, 10)) console.log(`  ${status} ${request.body.slice(0, 500)}`);
for (const text of unhandled.slice(0, 10)) console.log(`  ${text}`);
process.exit(failures.length + unhandled.length > 0 || growth > TOLERANCE || 'LOTSE-203' in codes || 'LOTSE-301' in codes ? 1 : 0);
