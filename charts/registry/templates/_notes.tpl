{{/* What an installation ends with, also as part of a parent chart, whose notes Helm shows instead. */}}
{{- define "registry.notes" -}}
{{- $name := include "registry.fullname" . }}
{{- $app := .Values.app }}
{{- $root := ternary "" (printf "%s." .Chart.Name) .Chart.IsRoot }}
{{- $namespace := printf "--namespace %s" .Release.Namespace }}
The registry runs as {{ $name }} in the namespace {{ .Release.Namespace }}, {{ if include "registry.usesPostgresql" . }}with PostgreSQL{{ else }}with SQLite{{ if .Values.persistence.enabled }} on the claim {{ default $name .Values.persistence.existingClaim }}{{ end }}{{ end }}.

Reach it from your machine, in a terminal of its own:

  kubectl {{ $namespace }} port-forward service/{{ $name }} 8080:{{ int .Values.service.port }}

Register a first asset, with the API key of a caller in $KEY:

  curl http://127.0.0.1:8080/api/agents/register --header "Authorization: Bearer $KEY" --json \
    '{"name": "First Agent", "description": "Says hello", "url": "https://agents.example.com/first", "version": "1.0.0"}'

Try the settings, the identity provider and the gate as the pod sees them:

  kubectl {{ $namespace }} exec deployment/{{ $name }} -- gatectl verify

See how it started, and what it says about its settings:

  kubectl {{ $namespace }} logs deployment/{{ $name }}
{{- if not (or $app.registryApiKeys $app.registryApiKeysExistingSecret $app.existingSecret $app.registryOidcIssuerUrl (ne $app.registryAllowAnonymous "none")) }}

WARNING: no callers are configured: every call of the API is answered 401. Make an API key and its Secret:

  KEY=$(openssl rand -hex 32)
  kubectl {{ $namespace }} create secret generic registry-callers --from-literal=api-key=$KEY --from-literal=REGISTRY_API_KEYS="[{\"key\": \"$KEY\", \"name\": \"me\", \"groups\": [\"admins\"]}]"

and upgrade with {{ $root }}app.registryApiKeysExistingSecret=registry-callers and, for helm test, {{ $root }}test.apiKeySecret=registry-callers.
{{- end }}
{{- if and (ne $app.registryAllowAnonymous "none") }}

WARNING: anybody who reaches the registry may {{ if eq $app.registryAllowAnonymous "all" }}read and register{{ else }}read{{ end }} without credentials ({{ $root }}app.registryAllowAnonymous).
{{- end }}
{{- if not $app.registrationGateEnabled }}

NOTE: the registration gate is off ({{ $root }}app.registrationGateEnabled): registrations are stored without asking it.
{{- else if eq $app.registrationGateMode "audit" }}

WARNING: the registration gate runs in audit mode ({{ $root }}app.registrationGateMode): registrations pass whatever it says.
{{- end }}
{{- if and (not (include "registry.usesPostgresql" .)) (not .Values.persistence.enabled) }}

WARNING: persistence is off: what is registered is lost with the pod.
{{- end }}
{{- $literals := list }}
{{- range $env := include "registry.literalSecrets" . | fromYamlArray }}{{ $literals = append $literals $env }}{{ end }}
{{- with $literals }}

WARNING: {{ join ", " . }} {{ if gt (len .) 1 }}stand{{ else }}stands{{ end }} in the values: Helm keeps them readable in the release. Prefer the keys that end in ExistingSecret.
{{- end }}
{{- if and .Values.networkPolicy.enabled (not .Values.networkPolicy.gate.to) (not .Values.networkPolicy.identityProvider.to) }}

NOTE: the NetworkPolicy lets the pod reach every address on the ports of the identity provider and the gate: name them in {{ $root }}networkPolicy.
{{- end }}
{{- range $kind, $value := dict "ServiceMonitor" .Values.serviceMonitor "PrometheusRule" .Values.prometheusRule }}
{{- if and $value.enabled (eq $value.renderMode "skipIfMissing") (not ($.Capabilities.APIVersions.Has (printf "monitoring.coreos.com/v1/%s" $kind))) }}

NOTE: no {{ $kind }} was made: the cluster does not know this resource (renderMode skipIfMissing).
{{- end }}
{{- end }}
{{- end }}
