// A server as RxDB's documents describe one for its HTTP replication: pull after a checkpoint, push with the assumed state.
import { attendanceTable } from './attendance-table.js';

export async function prepare({ app, express, folder, rows }) {
  const table = attendanceTable(folder);
  app.get('/pull', (request, response) => {
    const [updatedAt, limit] = [Number(request.query.updatedAt), Number(request.query.limit)];
    // Titles come in the order of their times, each time once.
    const from = updatedAt === 0 ? 0 : updatedAt - rows[0].updatedAt + 1;
    const documents = rows.slice(from, from + limit);
    const last = documents.at(-1);
    response.json({ documents, checkpoint: last ? { id: last.id, updatedAt: last.updatedAt } : null });
  });
  app.post('/push', express.json({ limit: '20mb' }), (request, response) => {
    table.putAll(request.body.map(({ newDocumentState }) => newDocumentState));
    response.json([]);
  });
}
