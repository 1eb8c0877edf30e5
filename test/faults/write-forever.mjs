// Opens the store of a folder and writes to it without end, saying on its output what was acknowledged.
import { appendAudit } from '../../dist/store/audit/append.js';
import { openStore } from '../../dist/store/connect.js';
import { prepareStore } from '../../dist/store/migrate/prepare.js';
import { commitBatch } from '../../dist/store/write/batches.js';
import { addOffice } from '../../dist/store/write/offices.js';
import { inTransaction } from '../../dist/store/write/transaction.js';

const [folder = '', run = ''] = process.argv.slice(2);
const writers = 4;

const opened = await openStore({ dataDir: folder });
if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
const { pool } = opened.value;
await prepareStore(pool, `${folder}/snapshots`);
await addOffice(pool, { id: 'a', name: '市', level: 'city', parent: null });
process.stdout.write('ready\n');
await Promise.all(Array.from({ length: writers }, (_, i) => write(`${run}-${i}`)));

/** Writes forever; what fails while the database is down is written again. */
async function write(name) {
  for (let n = 0; ; ) {
    try {
      await commit(`${name}-${n}`);
      process.stdout.write(`ack ${name}-${n}\n`);
      n++;
    } catch (error) {
      process.stdout.write(`failed ${error instanceof Error ? error.message : error}\n`);
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

/** Two tables in one transaction. */
function commit(name) {
  const batch = { office: 'a', dataset: name, batch: '0'.repeat(64), action: 'append', by: 'b', source: [] };
  return inTransaction(pool, async (client) => {
    await commitBatch(client, { ...batch, rows: 1, rejects: 0 });
    await appendAudit(client, {
      office: 'a',
      actor: 'b',
      action: 'batch.commit',
      subject: name,
      details: {},
    });
  });
}
