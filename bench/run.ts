import { parseArgs } from 'node:util';
import { benches } from './benches.ts';

const [name, ...args] = process.argv.slice(2);
const bench = benches.find((known) => known.name === name);
if (bench) {
  const { values, positionals } = parseArgs({
    args,
    options: { ...bench.options },
    allowPositionals: bench.operand !== undefined,
  });
  const given = bench.operand ? { ...values, [bench.operand]: positionals[0] } : values;
  for await (const figure of bench.run(given)) console.log(JSON.stringify(figure));
} else {
  if (name) console.error(`There is no bench "${name}". These are the benches:`);
  for (const { name, about, operand, options } of benches) {
    const flags = Object.keys(options).map((option) => ` [--${option} …]`);
    console.log(`${name}${operand ? ` ${operand}` : ''}${flags.join('')}\n    ${about}`);
  }
  process.exitCode = name ? 2 : 0;
}
process.exit(); // a bench may leave sockets behind; its figures are printed
