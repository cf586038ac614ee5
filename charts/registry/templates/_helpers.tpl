{{/* Name of the chart's objects: at most 63 characters, unique to the release. */}}
{{- define "registry.fullname" -}}
{{- $name := default .Chart.Name .Values.nameOverride }}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}
{{- else if contains $name .Release.Name }}
{{- .Release.Name | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{/* The name with a suffix, together at most 63 characters: (list $ "files"). */}}
{{- define "registry.suffixed" -}}
{{- $suffix := index . 1 }}
{{- printf "%s-%s" (include "registry.fullname" (index . 0) | trunc (sub 62 (len $suffix) | int) | trimSuffix "-") $suffix }}
{{- end }}

{{/* Labels that never change, for selectors. */}}
{{- define "registry.selectorLabels" -}}
app.kubernetes.io/name: {{ default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{- define "registry.labels" -}}
{{ include "registry.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "registry.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- default (include "registry.fullname" .) .Values.serviceAccount.name }}
{{- else }}
{{- default "default" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{/* Image by digest if there is one, else by tag. */}}
{{- define "registry.image" -}}
{{- with .Values.image.digest }}
{{- printf "%s@%s" $.Values.image.repository . }}
{{- else }}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) }}
{{- end }}
{{- end }}

{{/* "true" when a value is more than white space, else nothing. */}}
{{- define "registry.isSet" -}}
{{- if and . (trim (toString .)) }}true{{ end }}
{{- end }}

{{/* "true" when the pod's Secret made elsewhere is known to hold a variable: (list $ "REGISTRY_DATABASE_URL"). */}}
{{- define "registry.existingSecretHolds" -}}
{{- $values := (index . 0).Values }}
{{- if and (include "registry.isSet" $values.app.existingSecret) (or (has (index . 1) $values.existingSecretKeys) (and $values.externalSecret.enabled (hasKey (default dict $values.externalSecret.data) (index . 1)))) }}true{{ end }}
{{- end }}

{{/* "true" when the registry stores in PostgreSQL, as far as the values tell. */}}
{{- define "registry.usesPostgresql" -}}
{{- if or (include "registry.isSet" .Values.app.registryDatabaseUrl) (include "registry.isSet" .Values.app.registryDatabaseUrlExistingSecret) (include "registry.existingSecretHolds" (list $ "REGISTRY_DATABASE_URL")) }}true{{ end }}
{{- end }}

{{/* A security context, without the fixed ids where OpenShift gives its own: (list $ .Values.podSecurityContext). */}}
{{- define "registry.securityContext" -}}
{{- $root := index . 0 }}
{{- $context := index . 1 }}
{{- $adapt := $root.Values.openshift.adaptSecurityContext }}
{{- if or (eq $adapt "force") (and (eq $adapt "auto") ($root.Capabilities.APIVersions.Has "security.openshift.io/v1")) }}
{{- $context = omit $context "runAsUser" "runAsGroup" "fsGroup" "fsGroupChangePolicy" }}
{{- end }}
{{- toYaml $context }}
{{- end }}

{{/* "true" when a resource of another project is to be rendered: (list $ .Values.serviceMonitor "monitoring.coreos.com/v1/ServiceMonitor"). */}}
{{- define "registry.renders" -}}
{{- $root := index . 0 }}
{{- $value := index . 1 }}
{{- if $value.enabled }}
{{- if or (eq $value.renderMode "alwaysRender") ($root.Capabilities.APIVersions.Has (index . 2)) }}true
{{- else if eq $value.renderMode "failIfMissing" }}
{{- fail (printf "\n\n- the cluster does not know %s: install what brings it, or set its renderMode to skipIfMissing or alwaysRender\n" (index . 2)) }}
{{- end }}
{{- end }}
{{- end }}
