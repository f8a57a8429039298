{{/* What the scheduler makes task pods from: the chart's template, or the user's in its place. */}}
{{- define "airflow.podTemplateFile" -}}
{{- if .Values.podTemplate -}}
{{- $text := tpl .Values.podTemplate . -}}
{{- $pod := fromYaml $text -}}
{{- if hasKey $pod "Error" -}}
{{- fail (printf "podTemplate is not YAML: %s" $pod.Error) -}}
{{- end -}}
{{- if or (ne (toString $pod.kind) "Pod") (empty (dig "spec" "containers" list $pod)) -}}
{{- fail "podTemplate is not a Pod with containers; expected kind: Pod and a first container for the task under spec.containers" -}}
{{- end -}}
{{- $text -}}
{{- else -}}
{{- include "airflow.podTemplate" . -}}
{{- end -}}
{{- end }}

{{/* A task attempt's pod, before the executor adds its name, labels, arguments and commit. No credential of the control plane is in it. */}}
{{- define "airflow.podTemplate" -}}
{{- $workers := .Values.workers -}}
apiVersion: v1
kind: Pod
metadata:
  name: task
  labels:
    {{- include "airflow.labels" (list . "worker" $workers.podLabels) | nindent 4 }}
  annotations:
    {{- $annotations := dict "cluster-autoscaler.kubernetes.io/safe-to-evict" "false" "leeward.dev/worker-program" ($workers.program | default "leeward") }}
    {{- if not .Values.airflow.dags.persistence.enabled }}
    {{- $_ := set $annotations "leeward.dev/git-sync" ($workers.gitSync | default "init") }}
    {{- end }}
    {{- mergeOverwrite $annotations ($workers.podAnnotations | default dict) | toYaml | nindent 4 }}
spec:
  restartPolicy: Never
  serviceAccountName: {{ include "airflow.serviceAccountName" (list . "worker" $workers) | quote }}
  automountServiceAccountToken: false
  {{- include "airflow.podFields" (list . $workers) | nindent 2 }}
  {{- with $workers.topologySpreadConstraints }}
  topologySpreadConstraints:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- $git := not .Values.airflow.dags.persistence.enabled }}
  {{- if or $git $workers.extraInitContainers }}
  initContainers:
    {{- if $git }}
    {{- include "airflow.gitCloneContainer" . | nindent 4 }}
    {{- end }}
    {{- with $workers.extraInitContainers }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- end }}
  containers:
    - name: base
      {{- include "airflow.image" (list . $workers.image) | nindent 6 }}
      envFrom:
        - configMapRef: { name: {{ include "airflow.fullname" . }}-config }
        - secretRef: { name: {{ include "airflow.fullname" . }}-task-env }
        {{- with $workers.extraEnvFrom }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- with concat (.Values.extraEnv | default list) ($workers.extraEnv | default list) }}
      env:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      resources:
        {{- toYaml $workers.resources | nindent 8 }}
      securityContext:
        {{- include "airflow.containerSecurityContext" $workers.containerSecurityContext | nindent 8 }}
      volumeMounts:
        {{- include "airflow.mounts" (list . "") | nindent 8 }}
        {{- include "airflow.dagsMount" . | nindent 8 }}
        {{- with $workers.extraVolumeMounts }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    {{- with $workers.extraContainers }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  volumes:
    {{- include "airflow.volumes" . | nindent 4 }}
    {{- include "airflow.dagsVolume" . | nindent 4 }}
    {{- with $workers.extraVolumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end }}
