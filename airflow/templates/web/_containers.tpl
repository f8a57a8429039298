{{- define "airflow.webContainers" -}}
{{- $values := .Values.web -}}
{{- include "airflow.processContainer" (dict
  "root" .
  "name" "webserver"
  "args" (list "api-server")
  "values" $values
  "secrets" (include "airflow.webSecrets" . | fromJsonArray)
  "secretsVolume" "secrets"
  "monitoringPort" 9102
  "ports" (include "airflow.webPorts" .)
  "probes" (include "airflow.webProbes" .)
  "mounts" (include "airflow.webMounts" .)
  "lifecycle" (include "airflow.webLifecycle" .)
) }}
{{- if not .Values.airflow.dags.persistence.enabled }}
{{ include "airflow.gitSyncContainer" (list . false) }}
{{- end }}
{{- end }}

{{- define "airflow.webPorts" -}}
- { name: webserver, containerPort: 8080 }
- { name: metrics, containerPort: 9102 }
{{- end }}

{{/* Alive needs no database, so an outage of the database restarts nothing. */}}
{{- define "airflow.webProbes" -}}
{{- $path := include "airflow.webPath" . -}}
{{- $alive := dict "path" (printf "%s/api/v2/version" $path) "port" "webserver" -}}
{{- $ready := dict "path" (printf "%s/api/v2/monitor/health" $path) "port" "webserver" -}}
{{- include "airflow.probes" (list $alive $ready .Values.web) -}}
{{- end }}

{{/*
  A pod that goes is still sent requests until every node knows; where another one serves meanwhile, it goes on answering for so long.
  A lone one on a volume that cannot be shared goes at once: the next one waits for it.
*/}}
{{- define "airflow.webLifecycle" -}}
{{- if or (gt (int .Values.web.replicas) 1) (include "airflow.webMaySpread" . | empty | not) -}}
preStop:
  exec:
    command: ["sleep", "5"]
{{- end }}
{{- end }}

{{- define "airflow.webMounts" -}}
{{ include "airflow.logsMount" . }}
{{ include "airflow.dagsMount" . }}
{{- end }}

{{- define "airflow.webSecrets" -}}
["database", "fernet-key", "jwt", "users", "logs"]
{{- end }}

{{- define "airflow.webVolumes" -}}
- name: secrets
  {{- include "airflow.secretsVolume" (prepend (include "airflow.webSecrets" . | fromJsonArray) .) | nindent 2 }}
{{ include "airflow.dagsVolume" . }}
{{ include "airflow.logsVolume" . }}
{{- end }}

{{/* "true" where API servers on several nodes may run at once. */}}
{{- define "airflow.webMaySpread" -}}
{{- $logs := or (include "airflow.logsOnVolume" . | empty) (include "airflow.logsAreShared" .) -}}
{{- if and $logs (include "airflow.dagsVolumeIsShared" .) -}}true{{- end -}}
{{- end }}
