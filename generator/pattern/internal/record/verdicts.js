// Reads lines of a pattern and texts, in base64, and prints a line of verdicts for each, as Verdicts.java does: of searches with flag u.
'use strict';
const vm = require('vm');
const decode = (field) => Buffer.from(field.slice(1), 'base64').toString('utf8');
const context = vm.createContext({});
const test = new vm.Script('pattern.test(text)');
const out = [];
for (const line of require('fs').readFileSync(0, 'latin1').split('\n').slice(0, -1)) {
  const [pattern, ...texts] = line.split(' ').map(decode);
  let verdicts = '';
  try {
    context.pattern = new RegExp(pattern, 'u');
  } catch (e) {
    out.push('!');
    continue;
  }
  for (const text of texts) {
    context.text = text;
    try {
      verdicts += test.runInContext(context, { timeout: 200 }) ? '1' : '0';
    } catch (e) {
      verdicts += '?';
    }
  }
  out.push(verdicts);
}
process.stdout.write(out.join('\n') + '\n');
