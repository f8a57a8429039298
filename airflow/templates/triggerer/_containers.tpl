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
  "mounts" (include "airflow.triggererMounts" .)
) }}
{{- if not .Values.airflow.dags.persistence.enabled }}
{{ include "airflow.gitSyncContainer" (list . false) }}
{{- end }}
{{- end }}

{{- define "airflow.triggererSecrets" -}}
["database", "fernet-key", "jwt", "logs"]
{{- end }}

{{- define "airflow.triggererMounts" -}}
{{ include "airflow.dagsMount" . }}
{{- if include "airflow.logsAreShared" . }}
{{ include "airflow.logsMount" . }}
{{- end }}
{{- end }}

{{- define "airflow.triggererVolumes" -}}
- name: secrets
  {{- include "airflow.secretsVolume" (prepend (include "airflow.triggererSecrets" . | fromJsonArray) .) | nindent 2 }}
{{ include "airflow.dagsVolume" . }}
{{- if include "airflow.logsAreShared" . }}
{{ include "airflow.logsVolume" . }}
{{- end }}
{{- end }}
