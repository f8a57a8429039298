#!/usr/bin/env bash
# usage: create-volumes.sh SERVER LOGS_FOLDER [DAGS_FOLDER]
# Makes the claims nfs-airflow-logs and, if a folder is given, nfs-airflow-dags in the namespace airflow (or $NAMESPACE), each bound
# to a volume of its own on that NFS server. Running it again changes nothing; delete-volumes.sh removes them, not the files.
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,3s/^# //p' "$0" >&2; exit 2; }
server=$1
namespace=${NAMESPACE:-airflow}
if [ "${3:-}" = "$2" ]; then
  echo "Logs and Dags need a folder each; both are $2." >&2
  exit 2
fi

volume() {
  kubectl apply --filename - <<YAML
apiVersion: v1
kind: PersistentVolume
metadata:
  name: $namespace-$1
spec:
  capacity: { storage: 10Gi }
  accessModes: [ReadWriteMany]
  persistentVolumeReclaimPolicy: Retain
  storageClassName: ""
  claimRef: { namespace: $namespace, name: $1 }
  nfs: { server: $server, path: $2 }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: $1
  namespace: $namespace
spec:
  accessModes: [ReadWriteMany]
  storageClassName: ""
  volumeName: $namespace-$1
  resources: { requests: { storage: 10Gi } }
YAML
}

volume nfs-airflow-logs "$2"
[ -z "${3:-}" ] || volume nfs-airflow-dags "$3"
