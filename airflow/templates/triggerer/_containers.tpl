{{- define "airflow.triggererContainers" -}}
{{- $values := .Values.triggerer -}}
{{- include "airflow.processContainer" (dict
  "root" .
  "name" "triggerer"
  "args" (list "triggerer")
  "values" $values
  "secrets" (include "airflow.triggererSecrets" . | fromJsonArray)
  "secretsVolume" "secrets"
  "monitoringPort" 9102
  "ports" (include "airflow.metricsPort" .)
  "probes" (include "airflow.monitoringProbes" (list "metrics" $values))
  "mounts" (include "airflow.dagsMount" .)
) }}
{{- if not .Values.airflow.dags.persistence.enabled }}
{{ include "airflow.gitSyncContainer" (list . false) }}
{{- end }}
{{- end }}

{{- define "airflow.triggererSecrets" -}}
["database", "fernet-key", "jwt"]
{{- end }}

{{- define "airflow.triggererVolumes" -}}
- name: secrets
  {{- include "airflow.secretsVolume" (prepend (include "airflow.triggererSecrets" . | fromJsonArray) .) | nindent 2 }}
{{ include "airflow.dagsVolume" . }}
{{- end }}
