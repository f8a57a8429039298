import { writeFile } from 'node:fs/promises';
import { run } from './commands.ts';
import { apiServiceAddress, nodeAddress } from './network.ts';

const validDays = '30';

/** Makes the cluster's authority, the API server's certificate and the key that signs service account tokens. */
export async function createCertificates(folder: string): Promise<void> {
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder });
  await openssl('genrsa', '-out', 'service-accounts.key', '2048');
  await openssl('rsa', '-in', 'service-accounts.key', '-pubout', '-out', 'service-accounts.pub');

  const newKey = ['req', '-newkey', 'rsa:2048', '-nodes'];
  const authority = ['-x509', '-subj', '/CN=leeward-test-cluster', '-days', validDays];
  await openssl(...newKey, ...authority, '-keyout', 'authority.key', '-out', 'authority.crt');

  const names = ['localhost', 'kubernetes', 'kubernetes.default', 'kubernetes.default.svc'].map(
    (name) => `DNS:${name}`,
  );
  const addresses = ['127.0.0.1', apiServiceAddress, nodeAddress].map((address) => `IP:${address}`);
  await writeFile(`${folder}/api-server.ext`, `subjectAltName=${[...names, ...addresses].join(',')}\n`);
  await openssl(...newKey, '-subj', '/CN=kube-apiserver', '-keyout', 'api-server.key', '-out', 'api-server.csr');
  const signed = ['x509', '-req', '-in', 'api-server.csr', '-CA', 'authority.crt', '-CAkey', 'authority.key'];
  const output = ['-CAcreateserial', '-days', validDays, '-extfile', 'api-server.ext', '-out', 'api-server.crt'];
  await openssl(...signed, ...output);
}
