/** A port of a pod on a loopback port, as `kubectl port-forward` does it. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { PortForward } from '@kubernetes/client-node';
import { isReady, type Namespace } from './namespace.ts';

/** A way into the cluster. */
export interface Forward {
  readonly url: string;
  close(): void;
}

/** Opens a way to the pods that a selector finds; each connection goes to one that is ready then. */
export async function forward(namespace: Namespace, labels: string, port: number): Promise<Forward> {
  const forwarder = new PortForward(namespace.config);
  const sockets = new Set<Socket>();
  const connect = async (socket: Socket): Promise<void> => {
    const pod = (await namespace.pods(labels)).find(isReady);
    if (pod === undefined) throw new Error(`no pod is ready: ${labels}`);
    const opened = await forwarder.portForward(namespace.name, pod.metadata!.name!, [port], socket, null, socket);
    const webSocket = typeof opened === 'function' ? opened() : opened;
    webSocket?.on('close', () => socket.destroy());
    socket.on('close', () => webSocket?.close());
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    // Whoever called sees that the connection broke.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    connect(socket).catch(() => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
