{{- define "airflow.triggererContainers" -}}
{{- $values := .Values.triggerer -}}
{{- include "airflow.processContainer" (dict "root" . "name" "triggerer" "args" (list "triggerer") "values" $values "secrets" "secrets" "monitoringPort" 9102 "ports" (include "airflow.metricsPort" .) "probes" (include "airflow.monitoringProbes" (list "metrics" $values)) "mounts" (include "airflow.dagsMount" .)) }}
{{- if not .Values.airflow.dags.persistence.enabled }}
{{ include "airflow.gitSyncContainer" (list . false) }}
{{- end }}
{{- end }}

{{- define "airflow.triggererVolumes" -}}
- name: secrets
  {{- include "airflow.secretsVolume" (list . "database" "fernet-key" "jwt") | nindent 2 }}
{{- end }}
