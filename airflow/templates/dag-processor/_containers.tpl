{{/* The Dag processor and the git-sync that feeds it: in the scheduler's pod or in one of their own. */}}
{{- define "airflow.dagProcessorContainers" -}}
{{- $values := .Values.dagProcessor -}}
{{- include "airflow.processContainer" (dict
  "root" .
  "name" "dag-processor"
  "args" (list "dag-processor")
  "values" $values
  "secrets" (include "airflow.dagProcessorSecrets" . | fromJsonArray)
  "secretsVolume" "dag-processor-secrets"
  "monitoringPort" 9103
  "ports" (include "airflow.dagProcessorPorts" .)
  "probes" (include "airflow.monitoringProbes" (list "dag-metrics" $values))
  "mounts" (include "airflow.dagsMount" .)
) }}
{{- if not .Values.airflow.dags.persistence.enabled }}
{{ include "airflow.gitSyncContainer" (list . true) }}
{{- end }}
{{- end }}

{{- define "airflow.dagProcessorPorts" -}}
- { name: dag-metrics, containerPort: 9103 }
{{- end }}

{{- define "airflow.dagProcessorSecrets" -}}
["database", "fernet-key"]
{{- end }}

{{- define "airflow.dagProcessorVolumes" -}}
- name: dag-processor-secrets
  {{- include "airflow.secretsVolume" (prepend (include "airflow.dagProcessorSecrets" . | fromJsonArray) .) | nindent 2 }}
{{ include "airflow.dagsVolume" . }}
{{- if include "airflow.hasInitDags" . }}
- name: init-dags
  configMap:
    name: {{ include "airflow.fullname" . }}-init-dags
- name: staged-dags
  emptyDir: {}
{{- end }}
{{- end }}

{{- define "airflow.hasInitDags" -}}
{{- if and .Values.airflow.dags.persistence.enabled .Values.airflow.dags.persistence.init_dags -}}true{{- end -}}
{{- end }}

{{/* Runs airflow.dags.persistence.init_dags on an empty folder and puts the outcome in place at once. */}}
{{- define "airflow.initDagsContainer" -}}
{{- if include "airflow.hasInitDags" . -}}
- name: init-dags
  {{- include "airflow.image" (list . nil) | nindent 2 }}
  command: [bash, /etc/leeward/init-dags/publish-dags.sh]
  args: [{{ .Values.airflow.dags.path }}, /volume]
  workingDir: /tmp
  envFrom:
    - secretRef: { name: {{ include "airflow.fullname" . }}-task-env }
  {{- with .Values.extraEnv }}
  env:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  resources:
    {{- toYaml .Values.dagProcessor.resources | nindent 4 }}
  securityContext:
    {{- include "airflow.containerSecurityContext" nil | nindent 4 }}
  volumeMounts:
    - name: tmp
      mountPath: /tmp
      subPath: init-dags
    - name: init-dags
      mountPath: /etc/leeward/init-dags
      readOnly: true
    - name: staged-dags
      mountPath: {{ .Values.airflow.dags.path }}
    - name: dags
      mountPath: /volume
      {{- with .Values.airflow.dags.persistence.existingClaimSubPath }}
      subPath: {{ . | quote }}
      {{- end }}
    {{- with .Values.extraVolumeMounts }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end }}
{{- end }}
