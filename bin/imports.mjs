// Loaded before the bot's own files. Node reads the package.json of a package again for each of its files that is
// imported, and for each file that imports it; those of these two list every file of theirs, 200 KB each, which made up
// half of a start.
import { registerHooks } from 'node:module';

const large = /^(?:drizzle-orm|date-fns)(?:\/|$)/;
const withinDrizzle = /\/node_modules\/drizzle-orm\/.*\.js$/;
const known = new Map();

registerHooks({
  resolve(specifier, context, next) {
    const { parentURL = '', conditions } = context;
    if (!conditions.includes('import')) return next(specifier, context);
    // All that drizzle's modules import of each other are modules, named with their ending.
    if (specifier.startsWith('.') && specifier.endsWith('.js') && withinDrizzle.test(parentURL)) {
      return { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true };
    }
    if (!large.test(specifier) || parentURL.includes('/node_modules/')) return next(specifier, context);
    const found = known.get(specifier) ?? { ...next(specifier, context), shortCircuit: true };
    known.set(specifier, found);
    return found;
  },
});
