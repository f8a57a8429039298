{{/* The names and labels that the seed's commands rely on: <release>-web, app=<chart>-web,release=<release>. */}}

{{- define "airflow.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 40 | trimSuffix "-" -}}
{{- end }}

{{/* The prefix of every object's name. A release may have dots in its name, a Service may not. */}}
{{- define "airflow.fullname" -}}
{{- .Values.fullnameOverride | default .Release.Name | replace "." "-" | trunc 40 | trimSuffix "-" -}}
{{- end }}

{{/*
  (list $ "web" .Values.web.podLabels): the labels of an object of that component. `labels` goes over the chart's, what comes third over
  both, and what selects over all: each key stands once, and no value takes a pod from its selectors.
*/}}
{{- define "airflow.labels" -}}
{{- $root := index . 0 -}}
{{- $own := dict
  "chart" (printf "%s-%s" $root.Chart.Name $root.Chart.Version | replace "+" "_")
  "heritage" $root.Release.Service
  "app.kubernetes.io/name" (include "airflow.name" $root)
  "app.kubernetes.io/instance" $root.Release.Name
  "app.kubernetes.io/component" (index . 1)
  "app.kubernetes.io/version" $root.Chart.AppVersion
  "app.kubernetes.io/managed-by" $root.Release.Service
-}}
{{- $added := gt (len .) 2 | ternary (last .) nil | default dict -}}
{{- mergeOverwrite $own ($root.Values.labels | default dict) $added (include "airflow.selectorLabels" . | fromYaml) | toYaml -}}
{{- end }}

{{/* (list $ "web"): what selects that component's pods; never changes between versions. */}}
{{- define "airflow.selectorLabels" -}}
app: {{ include "airflow.name" (index . 0) }}-{{ index . 1 }}
release: {{ (index . 0).Release.Name | quote }}
{{- end }}

{{/* What the executor puts on every task's pod, whatever its template: the name of the installation. */}}
{{- define "airflow.taskLabels" -}}
airflow-worker: {{ include "airflow.fullname" . | quote }}
{{- end }}

{{/* (list $ "web"): metadata of an object named <release>-<component>. */}}
{{- define "airflow.metadata" -}}
name: {{ include "airflow.fullname" (index . 0) }}-{{ index . 1 }}
namespace: {{ (index . 0).Release.Namespace | quote }}
labels:
  {{- include "airflow.labels" . | nindent 2 }}
{{- end }}

{{/* (list $ "web" .Values.web): the account that the component's pods run under. */}}
{{- define "airflow.serviceAccountName" -}}
{{- $account := (index . 2).serviceAccount | default dict -}}
{{- $own := printf "%s-%s" (include "airflow.fullname" (index . 0)) (index . 1) -}}
{{- $account.name | default (eq $account.create false | ternary "default" $own) -}}
{{- end }}

{{- define "airflow.postgresqlName" -}}
{{- include "airflow.fullname" . }}-{{ include "airflow.postgresqlComponent" . -}}
{{- end }}

{{/* The web's address inside the cluster. */}}
{{- define "airflow.webUrl" -}}
http://{{ include "airflow.fullname" . }}-web.{{ .Release.Namespace }}.svc:{{ .Values.airflow.service.port }}{{ include "airflow.webPath" . }}
{{- end }}

{{/* The UI's path on its host, without a trailing slash: "" at the root. */}}
{{- define "airflow.webPath" -}}
{{- .Values.ingress.web.path | default "" | trimSuffix "/" -}}
{{- end }}
