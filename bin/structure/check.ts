import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Program, parseSync, Visitor } from 'oxc-parser';
import { ambientUses, mustBeHandedTime } from './ambient.ts';
import { type Import, misplaced, wrongImport } from './rooms.ts';

/** What was looked at and what was found; a check that read nothing has found nothing out. */
export interface Structure {
  readonly modules: number;
  readonly imports: number;
  /** One line each: `src/squad/rules.ts:3 …`. */
  readonly violations: readonly string[];
}

/** Stands for a name that is known only when the program runs. */
const COMPUTED = '(a computed name)';

/** Reads every module under `root` that is ours and holds it against the rooms' rules. */
export function checkStructure(root: string): Structure {
  const files = globSync(['{src,packages}/**/*.{ts,tsx}', '{test,chaos,bench,sabotage,bin}/**/*.ts'], {
    cwd: root,
    exclude: ['**/node_modules/**'],
  }).map((file) => file.replaceAll('\\', '/'));
  const violations: string[] = [];
  let imports = 0;
  for (const file of files.sort()) {
    const source = readFileSync(join(root, file), 'utf8');
    const { program, errors } = parseSync(file, source, { sourceType: 'module' });
    const tell = (line: number, what: string) => violations.push(`${file}:${line} ${what}`);
    const place = misplaced(file);
    if (place !== undefined) tell(1, place);
    const [error] = errors;
    if (error !== undefined) {
      tell(lineAt(source, error.labels[0]?.start ?? 0), `cannot be read: ${error.message}`);
      continue;
    }
    for (const each of importsOf(file, source, program)) {
      imports += 1;
      const wrong =
        each.specifier === COMPUTED ? 'write the name out, so that it can be checked' : wrongImport(each);
      if (wrong !== undefined) tell(each.line, `imports ${each.specifier}: ${wrong}`);
    }
    for (const use of mustBeHandedTime(file) ? ambientUses(program) : []) {
      tell(lineAt(source, use.start), `uses ${use.what}: take it from the clock, or be handed it`);
    }
  }
  if (files.length === 0) violations.push(`No module was read under ${root}: the check has seen nothing.`);
  else if (imports === 0)
    violations.push(`No import was seen in ${files.length} modules: the check has seen nothing.`);
  return { modules: files.length, imports, violations };
}

/** Every way one module names another: import, re-export, `import()`, and `import('…')` as a type. */
function importsOf(file: string, source: string, program: Program): Import[] {
  const imports: Import[] = [];
  const add = (from: { value: string; start: number }, typeOnly: boolean) =>
    imports.push({
      file,
      line: lineAt(source, from.start),
      specifier: from.value,
      target: from.value.startsWith('.') ? posix.join(posix.dirname(file), from.value) : undefined,
      typeOnly,
    });
  new Visitor({
    ImportDeclaration(node) {
      const named = node.specifiers.length > 0;
      const onlyTypes = node.specifiers.every(
        (each) => each.type === 'ImportSpecifier' && each.importKind === 'type',
      );
      add(node.source, node.importKind === 'type' || (named && onlyTypes));
    },
    ExportAllDeclaration(node) {
      add(node.source, node.exportKind === 'type');
    },
    ExportNamedDeclaration(node) {
      if (node.source !== null) add(node.source, node.exportKind === 'type');
    },
    ImportExpression(node) {
      if (node.source.type === 'Literal' && typeof node.source.value === 'string') {
        add({ value: node.source.value, start: node.source.start }, false);
      } else {
        add({ value: COMPUTED, start: node.start }, false);
      }
    },
    TSImportType(node) {
      add(node.source, true);
    },
  }).visit(program);
  return imports;
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}
