// A small tablet that speaks with a real server over HTTP: it joins with a code, hands in ops that it wrote by hand, and reads
// what there is. It keeps nothing; who uses it decides what to send again.
import { joinPath, type JoinAnswer } from '#protocol/join.ts';
import { livePath } from '#protocol/live.ts';
import { opToWire, type Op } from '#protocol/op.ts';
import { pullPath, type PageRow, type PullLine } from '#protocol/pull.ts';
import { pushPath, type PushAnswer } from '#protocol/push.ts';
import { freshDevice, Tablet } from './fresh-server.ts';

export class HttpTablet {
  readonly tablet: Tablet;
  readonly #joined: JoinAnswer;

  private constructor(joined: JoinAnswer) {
    this.#joined = joined;
    this.tablet = new Tablet({ id: joined.device, unitId: joined.unitId } as Tablet['row']);
  }
  static async join(address: string, code: string): Promise<HttpTablet> {
    const joined = await post(`${address}${joinPath}`, { code, freshDevice: freshDevice(), name: 'máy thử' });
    return new HttpTablet((await joined.json()) as JoinAnswer);
  }

  /** The answer, whatever its status. Rejects when none came. */
  send(address: string, ops: readonly Op[]): Promise<Response> {
    const { device, epoch, token } = this.#joined;
    return post(`${address}${pushPath}`, { device, epoch, ops: ops.map(opToWire) }, token);
  }
  /** The outcomes, or undefined when the server did not give any. */
  async push(address: string, ops: readonly Op[]): Promise<PushAnswer | undefined> {
    try {
      const answer = await this.send(address, ops);
      return answer.ok ? ((await answer.json()) as PushAnswer) : undefined;
    } catch {
      return undefined;
    }
  }
  /** The stream of hints. */
  listen(address: string): Promise<Response> {
    return fetch(`${address}${livePath}`, { headers: { authorization: `Bearer ${this.#joined.token}` } });
  }
  /** Everything of these scopes, from the beginning. */
  async read(address: string): Promise<Map<string, PageRow[]>> {
    const { device, epoch, token, unitId } = this.#joined;
    const scopes = ['unit', 'people'].map((kind) => ({ scope: `${kind}:${unitId}`, after: 0 }));
    const answer = await post(`${address}${pullPath}`, { device, epoch, scopes }, token);
    const lines = (await answer.text()).trim().split('\n');
    const rows = new Map<string, PageRow[]>();
    for (const line of lines.map((text) => JSON.parse(text) as PullLine)) {
      if (line.kind === 'page') rows.set(line.scope, [...(rows.get(line.scope) ?? []), ...line.rows]);
    }
    return rows;
  }
}

function post(address: string, body: object, token?: string): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  return fetch(address, { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(20_000) });
}
