{{/* (list $ .Values.workers.image): "image:" and "imagePullPolicy:" lines; keys left null are those of airflow.image. */}}
{{- define "airflow.image" -}}
{{- $root := index . 0 -}}
{{- $own := $root.Values.airflow.image -}}
{{- $image := index . 1 | default dict -}}
{{- $repository := $image.repository | default $own.repository -}}
{{- $tag := ternary ($image.tag | default $own.tag) $image.tag (empty $image.repository) | default $root.Chart.AppVersion | include "airflow.scalar" -}}
{{- $digest := ternary ($image.digest | default $own.digest) $image.digest (and (empty $image.repository) (empty $image.tag)) -}}
image: {{ ternary (printf "%s@%s" $repository $digest) (printf "%s:%s" $repository $tag) (not (empty $digest)) | quote }}
imagePullPolicy: {{ $image.pull_policy | default $own.pull_policy }}
{{- end }}
