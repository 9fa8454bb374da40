import { dirname } from 'node:path';
import { checkStructure } from './structure/check.ts';

/** The folders and files that are asked about; none: all. What they import is read in any case. */
const paths = process.argv.slice(2).map((path) => path.replace(/^\.\//, '').replace(/\/+$/, ''));
const isAsked = (violation: string): boolean =>
  paths.length === 0 ||
  paths.some((path) => path === '.' || violation.startsWith(`${path}/`) || violation.startsWith(`${path}:`));

const { modules, imports, violations } = checkStructure(dirname(import.meta.dirname));
const asked = violations.filter(isAsked);
for (const violation of asked) console.log(violation);
console.log(`${modules} modules, ${imports} imports, ${asked.length} violations.`);
process.exitCode = asked.length === 0 ? 0 : 1;
