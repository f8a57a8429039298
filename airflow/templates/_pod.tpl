{{/* (list $ .Values.web): the pod-level fields that values may set. */}}
{{- define "airflow.podFields" -}}
{{- $root := index . 0 -}}
{{- $values := index . 1 -}}
enableServiceLinks: false
{{- with $root.Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
terminationGracePeriodSeconds: {{ kindIs "invalid" $values.terminationGracePeriodSeconds | ternary 60 $values.terminationGracePeriodSeconds | int64 }}
securityContext:
  {{- include "airflow.podSecurityContext" $values.podSecurityContext | nindent 2 }}
{{- range $field := list "nodeSelector" "affinity" "tolerations" "hostAliases" }}
{{- with get $values $field }}
{{ $field }}:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
{{- range $field := list "priorityClassName" "runtimeClassName" "schedulerName" }}
{{- with get $values $field }}
{{ $field }}: {{ . | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/* (list $ "web" .Values.web): given constraints, or replicas spread over nodes where that is possible. */}}
{{- define "airflow.topologySpread" -}}
{{- $values := index . 2 -}}
topologySpreadConstraints:
{{- if $values.topologySpreadConstraints }}
  {{- toYaml $values.topologySpreadConstraints | nindent 2 }}
{{- else }}
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "airflow.selectorLabels" (list (index . 0) (index . 1)) | nindent 8 }}
{{- end }}
{{- end }}

{{/* (list $ .Values.web): env and envFrom of a control plane process. */}}
{{- define "airflow.controlPlaneEnv" -}}
{{- $root := index . 0 -}}
{{- $values := index . 1 -}}
{{- $name := include "airflow.fullname" $root -}}
envFrom:
  - configMapRef: { name: {{ $name }}-config }
  - configMapRef: { name: {{ $name }}-control-plane }
  - secretRef: { name: {{ $name }}-env }
  {{- with $values.extraEnvFrom }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- with concat ($root.Values.extraEnv | default list) ($values.extraEnv | default list) }}
env:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* (list alive ready .Values.web): probes by two httpGet actions, with what values add. */}}
{{- define "airflow.probes" -}}
{{- $alive := index . 0 -}}
{{- $ready := index . 1 -}}
{{- $values := index . 2 -}}
startupProbe:
  {{- $startup := dict "httpGet" $alive "periodSeconds" 1 "timeoutSeconds" 5 "failureThreshold" 120 }}
  {{- include "airflow.probe" (list $startup $values.startupProbe) | nindent 2 }}
livenessProbe:
  {{- $liveness := dict "httpGet" $alive "periodSeconds" 10 "timeoutSeconds" 5 "failureThreshold" 6 }}
  {{- include "airflow.probe" (list $liveness $values.livenessProbe) | nindent 2 }}
readinessProbe:
  {{- $readiness := dict "httpGet" $ready "periodSeconds" 5 "timeoutSeconds" 5 "failureThreshold" 3 }}
  {{- include "airflow.probe" (list $readiness $values.readinessProbe) | nindent 2 }}
{{- end }}

{{/* (list ours .Values.web.livenessProbe): ours with what is given over it. A probe has one handler: a given one of another kind takes its place. */}}
{{- define "airflow.probe" -}}
{{- $ours := index . 0 -}}
{{- $given := index . 1 | default dict -}}
{{- $handlers := list "exec" "grpc" "httpGet" "tcpSocket" -}}
{{- range $handler := $handlers -}}
{{- if get $given $handler -}}
{{- range without $handlers $handler }}{{ $ours = omit $ours . }}{{ end -}}
{{- end -}}
{{- end -}}
{{- mergeOverwrite $ours (deepCopy $given) | toYaml -}}
{{- end }}

{{/* (list "metrics" .Values.scheduler): probes of a process that serves /livez and /readyz on its monitoring port. */}}
{{- define "airflow.monitoringProbes" -}}
{{- include "airflow.probes" (list (dict "path" "/livez" "port" (index . 0)) (dict "path" "/readyz" "port" (index . 0)) (index . 1)) -}}
{{- end }}

{{/*
  (list $ .Values.web): brings the schema up to date under a lock in the database, or waits for the one who does. Also waits for the
  database to accept connections. Its resources are those of the process: they cost the pod nothing, since only the larger of the two counts,
  and what the namespace asks of every container (a quota, a LimitRange) can be met.
*/}}
{{- define "airflow.migrateContainer" -}}
{{- $root := index . 0 -}}
- name: migrate
  {{- include "airflow.image" (list $root nil) | nindent 2 }}
  args: [db, migrate, --wait]
  {{- $values := index . 1 }}
  {{- $own := dict "extraEnvFrom" $values.extraEnvFrom "extraEnv" (concat (include "airflow.secretsEnv" (list $root "database") | fromJsonArray) ($values.extraEnv | default list)) }}
  {{- include "airflow.controlPlaneEnv" (list $root $own) | nindent 2 }}
  resources:
    {{- toYaml $values.resources | nindent 4 }}
  securityContext:
    {{- include "airflow.containerSecurityContext" nil | nindent 4 }}
  volumeMounts:
    {{- include "airflow.mounts" (list $root "migrate") | nindent 4 }}
    - name: migrate-secrets
      mountPath: /run/secrets/leeward
      readOnly: true
{{- end }}

{{/* (true): the new pod comes first. (false): the old one goes first, and lets go of a volume that one node holds at a time. */}}
{{- define "airflow.rollingUpdate" -}}
type: RollingUpdate
rollingUpdate:
  maxSurge: {{ ternary 1 0 . }}
  maxUnavailable: {{ ternary 0 1 . }}
{{- end }}

{{/*
  A Deployment of the control plane. Takes root, component, values, mainContainer, surge (whether the new pod may start beside
  the old one), annotations of its pods (optional) and the YAML texts initContainers (after the migration), containers, volumes.
*/}}
{{- define "airflow.deployment" -}}
{{- $root := .root -}}
{{- $values := .values -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "airflow.metadata" (list $root .component) | nindent 2 }}
  {{- with $values.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  {{- if not ($values.autoscaling | default dict).enabled }}
  replicas: {{ $values.replicas }}
  {{- end }}
  revisionHistoryLimit: 3
  strategy:
    {{- $values.strategy | default (include "airflow.rollingUpdate" .surge | fromYaml) | toYaml | nindent 4 }}
  selector:
    matchLabels:
      {{- include "airflow.selectorLabels" (list $root .component) | nindent 6 }}
  template:
    metadata:
      labels:
        {{- $role := dict "leeward.dev/control-plane" "true" }}
        {{- include "airflow.labels" (list $root .component (merge $role ($values.podLabels | default dict))) | nindent 8 }}
      annotations:
        {{- $annotations := dict "kubectl.kubernetes.io/default-container" .mainContainer "checksum/config" (include "airflow.configChecksum" $root) }}
        {{- mergeOverwrite $annotations (.annotations | default dict) ($values.podAnnotations | default dict) | toYaml | nindent 8 }}
    spec:
      serviceAccountName: {{ include "airflow.serviceAccountName" (list $root .component $values) | quote }}
      automountServiceAccountToken: false
      {{- include "airflow.podFields" (list $root $values) | nindent 6 }}
      {{- include "airflow.topologySpread" (list $root .component $values) | nindent 6 }}
      initContainers:
        {{- include "airflow.migrateContainer" (list $root $values) | nindent 8 }}
        {{- with .initContainers }}
        {{- . | nindent 8 }}
        {{- end }}
        {{- with $values.extraInitContainers }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      containers:
        {{- .containers | nindent 8 }}
        {{- with $values.extraContainers }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      volumes:
        {{- include "airflow.volumes" $root | nindent 8 }}
        - name: migrate-secrets
          {{- include "airflow.secretsVolume" (list $root "database") | nindent 10 }}
        {{- .volumes | nindent 8 }}
        {{- with $values.extraVolumes }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
{{- end }}

{{/*
  A container that runs one of the image's processes. Takes root, name, args, values, secrets (the names of those that it
  may read), secretsVolume (the volume that holds them), monitoringPort, and the YAML texts ports, probes, mounts and,
  where it has one, lifecycle.
*/}}
{{- define "airflow.processContainer" -}}
{{- $values := .values -}}
- name: {{ .name }}
  {{- include "airflow.image" (list .root nil) | nindent 2 }}
  args: {{ toJson .args }}
  {{- $monitoring := dict "name" "LEEWARD__MONITORING__PORT" "value" (toString .monitoringPort) }}
  {{- $secrets := include "airflow.secretsEnv" (prepend .secrets .root) | fromJsonArray }}
  {{- $own := dict "extraEnvFrom" $values.extraEnvFrom "extraEnv" (concat (list $monitoring) $secrets ($values.extraEnv | default list)) }}
  {{- include "airflow.controlPlaneEnv" (list .root $own) | nindent 2 }}
  ports:
    {{- .ports | nindent 4 }}
  {{- .probes | nindent 2 }}
  {{- with .lifecycle }}
  lifecycle:
    {{- . | nindent 4 }}
  {{- end }}
  resources:
    {{- toYaml $values.resources | nindent 4 }}
  securityContext:
    {{- include "airflow.containerSecurityContext" $values.containerSecurityContext | nindent 4 }}
  volumeMounts:
    {{- include "airflow.mounts" (list .root .name) | nindent 4 }}
    - name: {{ .secretsVolume }}
      mountPath: /run/secrets/leeward
      readOnly: true
    {{- with .mounts }}
    {{- . | nindent 4 }}
    {{- end }}
    {{- with $values.extraVolumeMounts }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end }}

{{/* (list $ "web" .Values.web): the component's PodDisruptionBudget, where it has more than one replica or is asked for. */}}
{{- define "airflow.disruptionBudget" -}}
{{- $values := index . 2 -}}
{{- $budget := $values.podDisruptionBudget | default dict -}}
{{- $several := or (gt (int $values.replicas) 1) (($values.autoscaling | default dict).enabled) -}}
{{- if ternary $several $budget.enabled (kindIs "invalid" $budget.enabled) -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "airflow.metadata" (list (index . 0) (index . 1)) | nindent 2 }}
spec:
  selector:
    matchLabels:
      {{- include "airflow.selectorLabels" (list (index . 0) (index . 1)) | nindent 6 }}
  {{- if kindIs "invalid" $budget.minAvailable }}
  maxUnavailable: {{ kindIs "invalid" $budget.maxUnavailable | ternary 1 $budget.maxUnavailable }}
  {{- else }}
  minAvailable: {{ $budget.minAvailable }}
  {{- end }}
{{- end }}
{{- end }}

{{/* (list $ "web" .Values.web): the account of the component's pods. Its token is mounted only where it is needed. */}}
{{- define "airflow.serviceAccount" -}}
{{- $account := (index . 2).serviceAccount | default dict -}}
{{- if ne $account.create false -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ include "airflow.serviceAccountName" . | quote }}
  namespace: {{ (index . 0).Release.Namespace | quote }}
  labels:
    {{- include "airflow.labels" (list (index . 0) (index . 1)) | nindent 4 }}
  {{- with $account.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
automountServiceAccountToken: false
{{- end }}
{{- end }}
