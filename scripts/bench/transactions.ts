import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';

/** Raw transactions a second of the shape of one cycle: insert an open attempt, read it, answer it; WAL, synchronous=FULL. */
export function rawCyclesPerSecond(variant: string, seconds = 3): number {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hopwise-raw-'));
  const db = new Database(path.join(folder, 'raw.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(
    'CREATE TABLE attempt (id TEXT PRIMARY KEY, learner TEXT, variant TEXT, answeredAt TEXT, response TEXT, earned REAL); CREATE INDEX a ON attempt (learner)',
  );
  const insert = db.prepare('INSERT INTO attempt (id, learner, variant) VALUES (?, ?, ?)');
  const read = db.prepare('SELECT * FROM attempt WHERE id = ? AND learner = ?');
  const answer = db.prepare(
    'UPDATE attempt SET answeredAt = ?, response = ?, earned = ? WHERE id = ? AND answeredAt IS NULL',
  );
  const start = performance.now();
  let cycles = 0;
  for (; performance.now() - start < seconds * 1000; cycles++) {
    const id = `a${cycles}`;
    insert.run(id, 'learner', variant);
    read.get(id, 'learner');
    answer.run('2026-11-24', '"a"', 1, id);
  }
  const rate = (cycles * 1000) / (performance.now() - start);
  db.close();
  fs.rmSync(folder, { recursive: true });
  return rate;
}
