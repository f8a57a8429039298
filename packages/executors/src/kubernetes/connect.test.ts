import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { expect, test } from 'vitest';
import { connectKubernetes } from './connect.ts';
import { settingsOf } from './testing.ts';

// Of an authority that signed itself for 127.0.0.1, until 2126; nothing else uses it.
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgPErqoeZXBIZxzCmR
PrIeajaMuEROQuhvrgP9DHiu97+hRANCAATHL6BesFM/GtKabsOcSoD96cjsT/KN
dKG4ti+DSgHxxdRlAVp1n8/pcc3By/hkta23JUxHVTwh2jkjjQV3kvlM
-----END PRIVATE KEY-----`;
const cert = `-----BEGIN CERTIFICATE-----
MIIBhTCCASygAwIBAgIUQdwgOV4pdYE8ZywFDL4SsIaAzL4wCgYIKoZIzj0EAwIw
DzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMjcyMTIyMzBaGA8yMTI2MTEwMzIxMjIz
MFowDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABMcv
oF6wUz8a0ppuw5xKgP3pyOxP8o10obi2L4NKAfHF1GUBWnWfz+lxzcHL+GS1rbcl
TEdVPCHaOSONBXeS+UyjZDBiMB0GA1UdDgQWBBQDNc8gr/Zxk31sayyk1/BgBSwu
WjAfBgNVHSMEGDAWgBQDNc8gr/Zxk31sayyk1/BgBSwuWjAPBgNVHRMBAf8EBTAD
AQH/MA8GA1UdEQQIMAaHBH8AAAEwCgYIKoZIzj0EAwIDRwAwRAIgYPOntWbyYq5p
lu/V2ndIKf307/sBGp6EvvtSSlBuXFMCIBf7MrHn1nY/jyQsk85vdDqyYnONDytD
IQpUkBjRXtxO
-----END CERTIFICATE-----`;

test('ssl_ca_cert takes the place of the authorities that the cluster brings, a service account for one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'connect-'));
  const server = createServer({ key, cert }, (_, response) => response.end('{"metadata":{"name":"p"}}'));
  try {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const configFile = join(folder, 'kubeconfig');
    const sslCaCert = join(folder, 'own.pem');
    await writeFile(join(folder, 'other.pem'), rootCertificates[0] ?? '');
    await writeFile(sslCaCert, cert);
    const address = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await writeFile(configFile, kubeconfig(address));
    const connection = { ...settingsOf().connection, inCluster: false, configFile };
    const own = connectKubernetes({ ...connection, sslCaCert });
    expect(await own.readPod('default', 'p')).toEqual({ metadata: { name: 'p' } });
    await own.close();
    const clusters = connectKubernetes(connection);
    await expect(clusters.readPod('default', 'p')).rejects.toThrow('did not answer');
    await clusters.close();
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true });
  }
});

function kubeconfig(server: string): string {
  return JSON.stringify({
    'current-context': 'c',
    contexts: [{ name: 'c', context: { cluster: 'c', user: 'u' } }],
    clusters: [{ name: 'c', cluster: { server, 'certificate-authority': 'other.pem' } }],
    users: [{ name: 'u', user: { token: 't' } }],
  });
}
