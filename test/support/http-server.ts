import { createServer, type RequestListener } from 'node:http';

/** A real HTTP server for one test file. */
export interface TestHttp {
  readonly port: number;
  close(): void;
}

export async function startHttp(listener: RequestListener, host = '127.0.0.1', port = 0): Promise<TestHttp> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(port, host, done));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no address');
  return {
    port: address.port,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
