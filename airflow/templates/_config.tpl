{{/*
  airflow.config sorted by what becomes of each entry, as JSON: everywhere and controlPlane and tasks (environments), renamed
  ({from, to}), removed and decided (names). files/renamed-options.yaml knows Airflow's renames.
*/}}
{{- define "airflow.environment" -}}
{{- $known := .Files.Get "files/renamed-options.yaml" | fromYaml -}}
{{- $given := .Values.airflow.config | default dict -}}
{{- $out := dict "everywhere" dict "controlPlane" dict "tasks" dict "renamed" list "removed" list "decided" list -}}
{{- range $name, $raw := $given -}}
{{- if not (kindIs "invalid" $raw) -}}
{{- $value := include "airflow.scalar" $raw -}}
{{- $old := include "airflow.optionName" $name -}}
{{- $target := get $known.renamed $old -}}
{{- $new := $name -}}
{{- $option := $target | default $old -}}
{{- $decided := or (has $option (list "api.host" "api.port")) (and (eq $option "core.executor") (not (contains "KubernetesExecutor" $value))) -}}
{{- if $target -}}
{{- $suffix := regexFind "_(CMD|SECRET)$" $name -}}
{{- $new = printf "AIRFLOW__%s%s" ($target | upper | replace "." "__") $suffix -}}
{{- if not $decided -}}
{{- $_ := set $out "renamed" (append $out.renamed (dict "from" $name "to" $new)) -}}
{{- end -}}
{{- end -}}
{{- if $decided -}}
{{- $_ := set $out "decided" (append $out.decided $name) -}}
{{- else if has $old $known.removed -}}
{{- $_ := set $out "removed" (append $out.removed $name) -}}
{{- else if hasPrefix "kubernetes_secrets." $old -}}
{{- $_ := set $out "removed" (append $out.removed $name) -}}
{{- else if hasPrefix "AIRFLOW__KUBERNETES_ENVIRONMENT_VARIABLES__" $name -}}
{{- $_ := set $out.tasks (trimPrefix "AIRFLOW__KUBERNETES_ENVIRONMENT_VARIABLES__" $name) $value -}}
{{- else if and $target (hasKey $given $new) -}}
{{- else if regexMatch "^AIRFLOW__(DATABASE__|API_AUTH__|CORE__FERNET_KEY|CORE__SIMPLE_AUTH_MANAGER|API__SECRET_KEY|KUBERNETES_EXECUTOR__)" $new -}}
{{- $_ := set $out.controlPlane $new $value -}}
{{- else -}}
{{- $_ := set $out.everywhere $new $value -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $out | toJson -}}
{{- end }}

{{/* AIRFLOW__CORE__SQL_ALCHEMY_CONN_CMD to core.sql_alchemy_conn; "" for any other variable. */}}
{{- define "airflow.optionName" -}}
{{- if regexMatch "^AIRFLOW__[A-Z0-9_]+?__[A-Z0-9_]+$" . -}}
{{- regexReplaceAll "^AIRFLOW__([A-Z0-9_]+?)__([A-Z0-9_]+?)(_CMD|_SECRET)?$" . "${1}.${2}" | lower -}}
{{- end -}}
{{- end }}

{{/* A YAML scalar as an environment variable's text; whole numbers without an exponent. */}}
{{- define "airflow.scalar" -}}
{{- if and (kindIs "float64" .) (eq (floor .) .) -}}
{{- printf "%.0f" . -}}
{{- else -}}
{{- toString . -}}
{{- end -}}
{{- end }}

{{/* What Airflow calls [core] dags_folder: where every process and task finds the Dags. */}}
{{- define "airflow.dagsFolder" -}}
{{- $dags := .Values.airflow.dags -}}
{{- if not $dags.persistence.enabled -}}
{{- $subpath := include "airflow.gitSubpath" . -}}
{{ $dags.path }}/repo{{ if $subpath }}/{{ $subpath }}{{ end }}
{{- else if $dags.persistence.init_dags -}}
{{ $dags.path }}/current
{{- else -}}
{{ $dags.path }}
{{- end -}}
{{- end }}

{{/* The environment that is no secret, for every pod. */}}
{{- define "airflow.sharedConfig" -}}
AIRFLOW_HOME: /usr/local/airflow
AIRFLOW__CORE__DAGS_FOLDER: {{ include "airflow.dagsFolder" . }}
AIRFLOW__CORE__LOAD_EXAMPLES: "False"
AIRFLOW__CORE__EXECUTION_API_SERVER_URL: {{ include "airflow.webUrl" . }}/execution/
AIRFLOW__LOGGING__BASE_LOG_FOLDER: /usr/local/airflow/logs
{{- if and .Values.ingress.enabled .Values.ingress.web.host }}
AIRFLOW__API__BASE_URL: {{ .Values.ingress.web.tls.enabled | empty | ternary "http" "https" }}://{{ .Values.ingress.web.host }}{{ include "airflow.webPath" . }}
{{- else if include "airflow.webPath" . }}
AIRFLOW__API__BASE_URL: http://localhost:8080{{ include "airflow.webPath" . }}
{{- end }}
{{- end }}

{{/* The environment that is no secret, for the control plane. */}}
{{- define "airflow.controlPlaneConfig" -}}
{{- $users := list -}}
{{- range include "airflow.users" . | fromJsonArray -}}
{{- $users = append $users (printf "%s:%s" .username .role) -}}
{{- end -}}
LEEWARD_HOME: /usr/local/airflow/.leeward
LEEWARD__CORE__AUTHOR_ENVIRONMENT: whole
LEEWARD__CORE__INSTALLATION: {{ include "airflow.fullname" . | quote }}
AIRFLOW__CORE__EXECUTOR: KubernetesExecutor
AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS: {{ join "," $users | quote }}
AIRFLOW__KUBERNETES_EXECUTOR__NAMESPACE: {{ .Release.Namespace | quote }}
AIRFLOW__KUBERNETES_EXECUTOR__POD_TEMPLATE_FILE: /etc/leeward/pod-template/pod_template_file.yaml
AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL: "5"
{{- with .Values.airflow.logs.s3 }}
{{- if .url }}
AIRFLOW__LOGGING__REMOTE_LOGGING: "True"
AIRFLOW__LOGGING__REMOTE_BASE_LOG_FOLDER: {{ .url | quote }}
{{- with .endpoint }}
AWS_ENDPOINT_URL_S3: {{ . | quote }}
{{- end }}
{{- with .region }}
AWS_REGION: {{ . | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/* Changes when the configuration or a secret given by a value does, so that pods roll; made-up secrets never change. */}}
{{- define "airflow.configChecksum" -}}
{{- $given := list .Values.airflow.fernet_key .Values.airflow.rbac .Values.postgresql.uri .Values.postgresql.postgresPassword .Values.airflow.logs.s3 .Values.airflow.dags .Values.secrets -}}
{{- list (include "airflow.environment" .) (include "airflow.sharedConfig" .) (include "airflow.controlPlaneConfig" .) $given | toJson | sha256sum -}}
{{- end }}
