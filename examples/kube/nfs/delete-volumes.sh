#!/usr/bin/env bash
# usage: delete-volumes.sh
# Removes what create-volumes.sh made in the namespace airflow (or $NAMESPACE); the files on the server stay.
set -euo pipefail
namespace=${NAMESPACE:-airflow}
for name in nfs-airflow-logs nfs-airflow-dags; do
  kubectl delete persistentvolumeclaim "$name" --namespace "$namespace" --ignore-not-found
  kubectl delete persistentvolume "$namespace-$name" --ignore-not-found
done
