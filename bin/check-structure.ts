import { dirname } from 'node:path';
import { checkStructure } from './structure/check.ts';

const { modules, imports, violations } = checkStructure(dirname(import.meta.dirname));
for (const violation of violations) console.log(violation);
console.log(`${modules} modules, ${imports} imports, ${violations.length} violations.`);
process.exitCode = violations.length === 0 ? 0 : 1;
