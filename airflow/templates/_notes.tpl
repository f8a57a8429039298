{{/* What the values ask for that was changed, is ignored, or is unsafe: sentences as a JSON list. */}}
{{- define "airflow.remarks" -}}
{{- $airflow := .Values.airflow -}}
{{- $git := $airflow.dags.git -}}
{{- $remarks := list -}}
{{- $environment := include "airflow.environment" . | fromJson -}}
{{- range $environment.renamed -}}
{{- $remarks = append $remarks (printf "airflow.config.%s is now called %s and was handed on under that name." .from .to) -}}
{{- end -}}
{{- range $environment.removed -}}
{{- $remarks = append $remarks (printf "airflow.config.%s has no meaning in Airflow 3 and was left out." .) -}}
{{- end -}}
{{- range $environment.decided -}}
{{- $remarks = append $remarks (printf "airflow.config.%s was left out: the web server listens on port 8080 of its pod (airflow.service.port is that of the Service), and the executor is the KubernetesExecutor." .) -}}
{{- end -}}
{{- if and .Values.postgresql.enabled (include "airflow.configuredConnection" .) -}}
{{- $remarks = append $remarks "airflow.config names a database, so the one in the release is not used: set postgresql.enabled=false." -}}
{{- end -}}
{{- if not $airflow.dags.persistence.enabled -}}
{{- if ne (include "airflow.gitRef" .) ($git.branch | default "HEAD" | toString) -}}
{{- $remarks = append $remarks (printf "airflow.dags.git.branch: apache/airflow renamed its branch %s; %s is synced." $git.branch (include "airflow.gitRef" .)) -}}
{{- end -}}
{{- if ne (include "airflow.gitSubpath" .) ($git.subpath | default "" | trimPrefix "/" | trimSuffix "/") -}}
{{- $remarks = append $remarks (printf "airflow.dags.git.subpath: apache/airflow moved %s; %s is read." $git.subpath (include "airflow.gitSubpath" .)) -}}
{{- end -}}
{{- end -}}
{{- if $airflow.rbac.webserver_config -}}
{{- $remarks = append $remarks "airflow.rbac.webserver_config configures Flask-AppBuilder, which Airflow 3 no longer has; it was left out." -}}
{{- end -}}
{{- if has $airflow.fernet_key (list "abcdefghijklmnopqrstuvwxyzABCDEFG1234567890=" "j0PNE8131Vx-ix7BsNDwskFUlnLa00mWU17BRujVcdY=") -}}
{{- $remarks = append $remarks "airflow.fernet_key is a published example: whoever reads your database can decrypt its connections. Leave it out and one is made for you." -}}
{{- end -}}
{{- if and .Values.postgresql.enabled (eq (.Values.postgresql.postgresPassword | default "") "airflow") -}}
{{- $remarks = append $remarks "postgresql.postgresPassword is a published example. Leave it out and one is made for you." -}}
{{- end -}}
{{- if $airflow.rbac.enabled -}}
{{- range $airflow.rbac.users -}}
{{- if eq (.password | default "") "JDoe123" -}}
{{- $remarks = append $remarks (printf "The password of %s in airflow.rbac.users is a published example." .username) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if and (contains "/" $airflow.image.repository) (eq ($airflow.image.tag | default "" | toString) "latest") (ne $airflow.image.pull_policy "Always") -}}
{{- $remarks = append $remarks "airflow.image.tag is latest and nodes keep what they pulled once: nodes may run different versions. Name a version or a digest." -}}
{{- end -}}
{{- $several := or (gt (int .Values.web.replicas) 1) .Values.web.autoscaling.enabled -}}
{{- if and $several (include "airflow.webMaySpread" . | empty) -}}
{{- $remarks = append $remarks "Several API servers share a ReadWriteOnce volume: they only start on one node. Use ReadWriteMany, or airflow.logs.s3." -}}
{{- end -}}
{{- if and $several (include "airflow.logsOnVolume" . | empty) (empty $airflow.logs.s3.url) -}}
{{- $remarks = append $remarks "Several API servers keep logs each in their own pod: each shows only its own. Use a ReadWriteMany volume, or airflow.logs.s3." -}}
{{- end -}}
{{- $remarks | toJson -}}
{{- end }}
