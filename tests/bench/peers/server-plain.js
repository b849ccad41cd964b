// A plain server: titles in pages, attendances in batches. The floors (raw IndexedDB, bare Dexie) speak to it.
import { attendanceTable } from './attendance-table.js';

export async function prepare({ app, express, folder, rows }) {
  const table = attendanceTable(folder);
  app.get('/titles', (request, response) => {
    const [after, limit] = [Number(request.query.after), Number(request.query.limit)];
    response.json(rows.slice(after, after + limit));
  });
  app.post('/attendances', express.json({ limit: '20mb' }), (request, response) => {
    table.putAll(request.body);
    response.json({ count: table.count() });
  });
}
