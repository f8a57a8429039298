import { chmod, mkdir } from 'node:fs/promises';
import type { Layout } from './configuration.ts';
import { dnsServiceAddress, nodeAddress } from './network.ts';

/** A volume serves one claim and is not given back: as many as a whole run of the tier claims, several times over. */
const volumeCount = 99;

/** What a Kubernetes of a provider has from the start: a name service, and volumes for whoever claims one. */
export async function basicObjects(layout: Layout): Promise<object[]> {
  return [...nameService(), ...(await volumes(layout.volumes))];
}

/** CoreDNS runs as a process on the node; pods reach it by the address of a service. */
function nameService(): object[] {
  const metadata = { name: 'kube-dns', namespace: 'kube-system' };
  const ports = [
    { name: 'dns', port: 53, protocol: 'UDP' },
    { name: 'dns-tcp', port: 53, protocol: 'TCP' },
  ];
  return [
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { clusterIP: dnsServiceAddress, ports } },
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { ...metadata, labels: { 'kubernetes.io/service-name': metadata.name } },
      addressType: 'IPv4',
      endpoints: [{ addresses: [nodeAddress] }],
      ports,
    },
  ];
}

/** A default storage class without a provisioner, and folders of the machine as volumes that any claim may take. */
async function volumes(folder: string): Promise<object[]> {
  const storageClass = {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'standard', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
    provisioner: 'kubernetes.io/no-provisioner',
  };
  const made: object[] = [storageClass];
  for (let number = 1; number <= volumeCount; number += 1) {
    const name = `volume-${String(number).padStart(2, '0')}`;
    await mkdir(`${folder}/${name}`, { recursive: true });
    // Kubernetes changes no owner on such a volume, and the pods that claim it run as any user.
    await chmod(`${folder}/${name}`, 0o777);
    made.push({
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name },
      spec: {
        capacity: { storage: '100Gi' },
        accessModes: ['ReadWriteOnce', 'ReadWriteMany', 'ReadOnlyMany'],
        persistentVolumeReclaimPolicy: 'Retain',
        storageClassName: storageClass.metadata.name,
        hostPath: { path: `${folder}/${name}` },
      },
    });
  }
  return made;
}
