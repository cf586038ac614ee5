{{- /* Generated from schema/ by "gatectl generate"; edits are lost. */ -}}
{{- define "stack.policyGateVariables" -}}
{{- with .Values.policyGate.settings.policyGateIssuerUrl }}
- name: POLICY_GATE_ISSUER_URL
  value: {{ . | toString | quote }}
{{- end }}
{{- with .Values.policyGate.settings.policyGateJwksUrl }}
- name: POLICY_GATE_JWKS_URL
  value: {{ . | toString | quote }}
{{- end }}
{{- with .Values.policyGate.settings.policyGateAudience }}
- name: POLICY_GATE_AUDIENCE
  value: {{ . | toString | quote }}
{{- end }}
{{- with .Values.policyGate.settings.policyGateAllowedClients }}
- name: POLICY_GATE_ALLOWED_CLIENTS
  value: {{ . | toString | quote }}
{{- end }}
{{- with .Values.policyGate.settings.policyGateAllowedTenants }}
- name: POLICY_GATE_ALLOWED_TENANTS
  value: {{ . | toString | quote }}
{{- end }}
{{- with .Values.policyGate.settings.policyGateRequiredRoles }}
- name: POLICY_GATE_REQUIRED_ROLES
  value: {{ . | toString | quote }}
{{- end }}
{{- with .Values.policyGate.settings.policyGateLogLevel }}
- name: POLICY_GATE_LOG_LEVEL
  value: {{ . | toString | quote }}
{{- end }}
{{- end }}
