{{/* The volumes of every pod: a writable home and /tmp under a read-only root. */}}
{{- define "airflow.volumes" -}}
- name: tmp
  emptyDir: {}
- name: home
  emptyDir: {}
{{- with .Values.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* "dags": an EmptyDir that git-sync fills, or the claim. */}}
{{- define "airflow.dagsVolume" -}}
{{- $persistence := .Values.airflow.dags.persistence -}}
- name: dags
{{- if $persistence.enabled }}
  persistentVolumeClaim:
    claimName: {{ $persistence.existingClaim | default (printf "%s-dags" (include "airflow.fullname" .)) | quote }}
{{- else }}
  emptyDir: {}
{{ include "airflow.gitVolumes" . }}
{{- end }}
{{- end }}

{{/*
  (list $ "scheduler"): what a container may write to, apart from its neighbours in the pod. A task's container has the volumes for itself
  and is given no name: the kubelet runs several programs for each subPath, 20 ms of CPU for each in every task's pod.
*/}}
{{- define "airflow.mounts" -}}
- name: tmp
  mountPath: /tmp
  {{- with index . 1 }}
  subPath: {{ . }}
  {{- end }}
- name: home
  mountPath: /usr/local/airflow
  {{- with index . 1 }}
  subPath: {{ . }}
  {{- end }}
{{- with (index . 0).Values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* The Dags as their readers see them. */}}
{{- define "airflow.dagsMount" -}}
- name: dags
  mountPath: {{ .Values.airflow.dags.path }}
  readOnly: true
{{- if .Values.airflow.dags.persistence.enabled }}
{{- with .Values.airflow.dags.persistence.existingClaimSubPath }}
  subPath: {{ . | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/* "true" where pods on several nodes may mount the Dags at once. */}}
{{- define "airflow.dagsVolumeIsShared" -}}
{{- $persistence := .Values.airflow.dags.persistence -}}
{{- if or (not $persistence.enabled) (has $persistence.accessMode (list "ReadWriteMany" "ReadOnlyMany")) -}}true{{- end -}}
{{- end }}

{{/* Where logs are kept: the claim, or an EmptyDir where they are in a bucket or end with their pod. */}}
{{- define "airflow.logsVolume" -}}
- name: logs
{{- if include "airflow.logsOnVolume" . }}
  persistentVolumeClaim:
    claimName: {{ .Values.airflow.logs.persistence.existingClaim | default (printf "%s-logs" (include "airflow.fullname" .)) | quote }}
{{- else }}
  emptyDir: {}
{{- end }}
{{- end }}

{{- define "airflow.logsMount" -}}
- name: logs
  mountPath: /usr/local/airflow/logs
{{- if include "airflow.logsOnVolume" . }}
{{- with .Values.airflow.logs.persistence.existingClaimSubPath }}
  subPath: {{ . | quote }}
{{- end }}
{{- end }}
{{- end }}

{{- define "airflow.logsOnVolume" -}}
{{- if and .Values.airflow.logs.persistence.enabled (empty .Values.airflow.logs.s3.url) -}}true{{- end -}}
{{- end }}

{{/* "true" where several pods may write to the volume of logs: the triggerer then writes there too. */}}
{{- define "airflow.logsAreShared" -}}
{{- if and (include "airflow.logsOnVolume" .) (eq .Values.airflow.logs.persistence.accessMode "ReadWriteMany") -}}true{{- end -}}
{{- end }}
