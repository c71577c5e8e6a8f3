import { compareLoad } from './load.js';

const [turns = '20000', rounds = '3'] = process.argv.slice(2);
await compareLoad(Number(turns), Number(rounds));
