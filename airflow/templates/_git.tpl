{{/*
  The branch and folder to sync. apache/airflow renamed its branch and moved its example Dags since older values files
  were written; those two old names of that one repository still lead to them.
*/}}
{{- define "airflow.gitIsUpstream" -}}
{{- if regexMatch "^https://github\\.com/apache/airflow(\\.git)?/?$" .Values.airflow.dags.git.url -}}true{{- end -}}
{{- end }}

{{- define "airflow.gitRef" -}}
{{- $branch := .Values.airflow.dags.git.branch | default "HEAD" | include "airflow.scalar" -}}
{{- ternary "main" $branch (and (eq $branch "master") (include "airflow.gitIsUpstream" . | empty | not)) -}}
{{- end }}

{{- define "airflow.gitSubpath" -}}
{{- $subpath := .Values.airflow.dags.git.subpath | default "" | trimPrefix "/" | trimSuffix "/" -}}
{{- ternary "airflow-core/src/airflow/example_dags" $subpath (and (eq $subpath "airflow/example_dags") (include "airflow.gitIsUpstream" . | empty | not)) -}}
{{- end }}

{{/* How git logs in: "password", "ssh" or "". */}}
{{- define "airflow.gitAuth" -}}
{{- $git := .Values.airflow.dags.git -}}
{{- $existing := .Values.secrets.git.existingSecret -}}
{{- if regexMatch "^https?://" $git.url -}}
{{- if or $existing $git.username -}}password{{- end -}}
{{- else if or $existing $git.sshKey -}}
{{- if not (hasPrefix "file://" $git.url) -}}ssh{{- end -}}
{{- end -}}
{{- end }}

{{/* The environment of "leeward git-sync", shared by the sidecars and the init container of task pods. */}}
{{- define "airflow.gitSyncEnv" -}}
{{- $git := .Values.airflow.dags.git -}}
{{- $auth := include "airflow.gitAuth" . -}}
{{- if regexMatch "^https?://[^/@]*:[^/@]*@" $git.url -}}
{{- fail "airflow.dags.git.url holds a password, which every pod would show: give it as airflow.dags.git.username and airflow.dags.git.password" -}}
{{- end -}}
{{- if and (regexMatch "^https?://" $git.url) $git.password (empty $auth) -}}
{{- fail "airflow.dags.git.password is given without airflow.dags.git.username, which a token needs too: any name will do" -}}
{{- end -}}
- name: GITSYNC_REPO
  value: {{ $git.url | quote }}
- name: GITSYNC_REF
  value: {{ include "airflow.gitRef" . | quote }}
- name: GITSYNC_ROOT
  value: {{ .Values.airflow.dags.path }}
- name: GITSYNC_LINK
  value: repo
- name: GITSYNC_DEPTH
  value: {{ include "airflow.scalar" $git.depth | quote }}
- name: GITSYNC_SUBMODULES
  value: {{ $git.submodules | quote }}
- name: GITSYNC_SYNC_TIMEOUT
  value: {{ include "airflow.scalar" $git.timeout }}s
{{- with $git.filter }}
- name: GITSYNC_FILTER
  value: {{ . | quote }}
{{- end }}
{{- if $git.sparseCheckout }}
- name: GITSYNC_SPARSE_CHECKOUT_FILE
  value: /etc/leeward/git-sync/sparse-checkout
{{- end }}
{{- if eq $auth "password" }}
- name: GITSYNC_USERNAME
  valueFrom:
    secretKeyRef: { name: {{ include "airflow.secretName" (list . "git" "git") | quote }}, key: username }
- name: GITSYNC_PASSWORD_FILE
  value: /run/secrets/git/password
{{- else if eq $auth "ssh" }}
- name: GITSYNC_SSH_KEY_FILE
  value: /run/secrets/git/ssh-key
- name: GITSYNC_SSH_KNOWN_HOSTS_FILE
  value: /run/secrets/git/known_hosts
{{- end }}
{{- with concat (.Values.extraEnv | default list) ($git.extraEnv | default list) }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "airflow.gitSyncMounts" -}}
- name: dags
  mountPath: {{ .Values.airflow.dags.path }}
- name: git-sync-tmp
  mountPath: /tmp
{{- with .Values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- if include "airflow.gitAuth" . }}
- name: git-secret
  mountPath: /run/secrets/git
  readOnly: true
{{- end }}
{{- if .Values.airflow.dags.git.sparseCheckout }}
- name: git-sync
  mountPath: /etc/leeward/git-sync
  readOnly: true
{{- end }}
{{- end }}

{{/*
  (list $ port readiness): the sidecar that keeps the pod's Dags in sync. It never gives up and serves its last good tree
  meanwhile. Its readiness counts where the pod is of no use without Dags; in the web's pod it would take the UI away.
*/}}
{{- define "airflow.gitSyncContainer" -}}
{{- $root := index . 0 -}}
{{- $git := $root.Values.airflow.dags.git -}}
- name: git-sync
  {{- include "airflow.image" (list $root nil) | nindent 2 }}
  args: [git-sync]
  env:
    {{- include "airflow.gitSyncEnv" $root | nindent 4 }}
    - name: GITSYNC_PERIOD
      value: {{ include "airflow.scalar" $git.wait }}s
    - name: GITSYNC_MAX_FAILURES
      value: "-1"
    - name: GITSYNC_STALE_WORKTREE_TIMEOUT
      value: 10m
    - name: GITSYNC_ERROR_FILE
      value: git-sync-error.json
    - name: GITSYNC_HTTP_BIND
      value: ":8976"
    - name: GITSYNC_HTTP_METRICS
      value: "true"
  ports:
    - { name: git-sync, containerPort: 8976 }
  livenessProbe:
    {{- $alive := dict "tcpSocket" (dict "port" "git-sync") "periodSeconds" 20 "timeoutSeconds" 5 "failureThreshold" 6 }}
    {{- include "airflow.probe" (list $alive $git.livenessProbe) | nindent 4 }}
  readinessProbe:
    {{- $ready := ternary (dict "httpGet" (dict "path" "/" "port" "git-sync")) (dict "tcpSocket" (dict "port" "git-sync")) (index . 1) }}
    {{- include "airflow.probe" (list (merge $ready (dict "periodSeconds" 5 "timeoutSeconds" 5)) $git.readinessProbe) | nindent 4 }}
  resources:
    {{- toYaml $git.resources | nindent 4 }}
  securityContext:
    {{- include "airflow.containerSecurityContext" nil | nindent 4 }}
  volumeMounts:
    {{- include "airflow.gitSyncMounts" $root | nindent 4 }}
{{- end }}

{{/*
  What git-sync asks for in task pods: as much of the CPU as the task, which costs the pod nothing, since only the larger of the two
  counts, and keeps the start of a task from waiting for a fetch that gets no time.
*/}}
{{- define "airflow.gitCloneResources" -}}
{{- $own := .Values.airflow.dags.git.resources | default dict | deepCopy -}}
{{- $cpu := dig "requests" "cpu" "" (.Values.workers.resources | default dict) -}}
{{- if and $cpu (not (dig "limits" "cpu" "" $own)) -}}
{{- $own = mergeOverwrite $own (dict "requests" (dict "cpu" $cpu)) -}}
{{- end -}}
{{- toYaml $own -}}
{{- end }}

{{/* The init container of task pods: one shallow fetch. The executor knows it by its name and sets GITSYNC_REF to the run's commit. */}}
{{- define "airflow.gitCloneContainer" -}}
- name: git-sync
  {{- include "airflow.image" (list . nil) | nindent 2 }}
  args: [git-sync, --one-time]
  env:
    {{- include "airflow.gitSyncEnv" . | nindent 4 }}
    - name: GITSYNC_MAX_FAILURES
      value: "5"
    - name: GITSYNC_PERIOD
      value: 2s
  resources:
    {{- include "airflow.gitCloneResources" . | nindent 4 }}
  securityContext:
    {{- include "airflow.containerSecurityContext" nil | nindent 4 }}
  volumeMounts:
    {{- include "airflow.gitSyncMounts" . | nindent 4 }}
{{- end }}

{{/* The volumes that git-sync needs beside "dags". */}}
{{- define "airflow.gitVolumes" -}}
- name: git-sync-tmp
  emptyDir: {}
{{- if include "airflow.gitAuth" . }}
- name: git-secret
  secret:
    secretName: {{ include "airflow.secretName" (list . "git" "git") | quote }}
    defaultMode: 288
{{- end }}
{{- if .Values.airflow.dags.git.sparseCheckout }}
- name: git-sync
  configMap:
    name: {{ include "airflow.fullname" . }}-git-sync
{{- end }}
{{- end }}
