import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrationFailed, ofDatabase, StatementFailed, uncopied } from './errors.ts';

const full = new Sqlite.SqliteError('database or disk is full', 'SQLITE_FULL');
const malformed = new Sqlite.SqliteError('database disk image is malformed', 'SQLITE_CORRUPT');

test('a statement or commit that failed is told as what is wrong with the file, without SQL', () => {
  const statement = new StatementFailed('SQLITE_FULL', full.message, 'insert into squads …', full);
  for (const error of [statement, full]) {
    const { message } = ofDatabase('squad.db', error) ?? {};
    expect(message).toMatch(/^squad\.db cannot be used \(database or disk is full\)\. .*space left/);
  }
  expect(ofDatabase('squad.db', new TypeError('fetch failed'))).toBeUndefined();
});

test('of a copy that failed it is told whether the file or the place of the copy is at fault', () => {
  expect(uncopied('squad.db', '/backups/', full).message).toMatch(
    /^squad\.db could not be copied to \/backups\/ \(.+ full\)/,
  );
  expect(uncopied('squad.db', '/backups/', malformed).message).toMatch(/^squad\.db is damaged/);
});

test('a migration for which there was no room asks for room, any other to be reported', () => {
  const failed = (cause: Error) => migrationFailed('squad.db', '0001_step', undefined, cause).message;
  expect(failed(full)).toContain('Make room');
  expect(failed(new Error('syntax error'))).toContain('report this message');
});
