{{- /* Generated from schema/ by "gatectl generate"; edits are lost. */ -}}
{{- define "registry.secretReferences" -}}
{{- with .Values.app.registrationGateAuthCredentialExistingSecret }}
- name: REGISTRATION_GATE_AUTH_CREDENTIAL
  valueFrom:
    secretKeyRef:
      name: {{ tpl . $ | quote }}
      key: {{ $.Values.app.registrationGateAuthCredentialExistingSecretKey | default "REGISTRATION_GATE_AUTH_CREDENTIAL" | quote }}
{{- end }}
{{- with .Values.app.registrationGateSigningKeysExistingSecret }}
- name: REGISTRATION_GATE_SIGNING_KEYS
  valueFrom:
    secretKeyRef:
      name: {{ tpl . $ | quote }}
      key: {{ $.Values.app.registrationGateSigningKeysExistingSecretKey | default "REGISTRATION_GATE_SIGNING_KEYS" | quote }}
{{- end }}
{{- with .Values.app.registrationGateOauth2ClientSecretExistingSecret }}
- name: REGISTRATION_GATE_OAUTH2_CLIENT_SECRET
  valueFrom:
    secretKeyRef:
      name: {{ tpl . $ | quote }}
      key: {{ $.Values.app.registrationGateOauth2ClientSecretExistingSecretKey | default "REGISTRATION_GATE_OAUTH2_CLIENT_SECRET" | quote }}
{{- end }}
{{- with .Values.app.registrationGateOauth2PrivateKeyExistingSecret }}
- name: REGISTRATION_GATE_OAUTH2_PRIVATE_KEY
  valueFrom:
    secretKeyRef:
      name: {{ tpl . $ | quote }}
      key: {{ $.Values.app.registrationGateOauth2PrivateKeyExistingSecretKey | default "REGISTRATION_GATE_OAUTH2_PRIVATE_KEY" | quote }}
{{- end }}
{{- with .Values.app.registryDatabaseUrlExistingSecret }}
- name: REGISTRY_DATABASE_URL
  valueFrom:
    secretKeyRef:
      name: {{ tpl . $ | quote }}
      key: {{ $.Values.app.registryDatabaseUrlExistingSecretKey | default "REGISTRY_DATABASE_URL" | quote }}
{{- end }}
{{- with .Values.app.registryApiKeysExistingSecret }}
- name: REGISTRY_API_KEYS
  valueFrom:
    secretKeyRef:
      name: {{ tpl . $ | quote }}
      key: {{ $.Values.app.registryApiKeysExistingSecretKey | default "REGISTRY_API_KEYS" | quote }}
{{- end }}
{{- with .Values.app.registryEncryptionKeyExistingSecret }}
- name: REGISTRY_ENCRYPTION_KEY
  valueFrom:
    secretKeyRef:
      name: {{ tpl . $ | quote }}
      key: {{ $.Values.app.registryEncryptionKeyExistingSecretKey | default "REGISTRY_ENCRYPTION_KEY" | quote }}
{{- end }}
{{- with .Values.app.registrationWebhookAuthTokenExistingSecret }}
- name: REGISTRATION_WEBHOOK_AUTH_TOKEN
  valueFrom:
    secretKeyRef:
      name: {{ tpl . $ | quote }}
      key: {{ $.Values.app.registrationWebhookAuthTokenExistingSecretKey | default "REGISTRATION_WEBHOOK_AUTH_TOKEN" | quote }}
{{- end }}
{{- with .Values.app.registrationWebhookSigningSecretExistingSecret }}
- name: REGISTRATION_WEBHOOK_SIGNING_SECRET
  valueFrom:
    secretKeyRef:
      name: {{ tpl . $ | quote }}
      key: {{ $.Values.app.registrationWebhookSigningSecretExistingSecretKey | default "REGISTRATION_WEBHOOK_SIGNING_SECRET" | quote }}
{{- end }}
{{- end }}

{{- define "registry.secretSources" -}}
{{- if .Values.app.registrationGateAuthCredentialExistingSecret }}
- secret:
    name: {{ tpl .Values.app.registrationGateAuthCredentialExistingSecret . | quote }}
    items:
      - key: {{ .Values.app.registrationGateAuthCredentialExistingSecretKey | default "REGISTRATION_GATE_AUTH_CREDENTIAL" | quote }}
        path: REGISTRATION_GATE_AUTH_CREDENTIAL
{{- else if .Values.app.registrationGateAuthCredential }}
- secret:
    name: {{ include "registry.suffixed" (list . "files") | quote }}
    items:
      - key: {{ "REGISTRATION_GATE_AUTH_CREDENTIAL" | quote }}
        path: REGISTRATION_GATE_AUTH_CREDENTIAL
{{- end }}
{{- if .Values.app.registrationGateSigningKeysExistingSecret }}
- secret:
    name: {{ tpl .Values.app.registrationGateSigningKeysExistingSecret . | quote }}
    items:
      - key: {{ .Values.app.registrationGateSigningKeysExistingSecretKey | default "REGISTRATION_GATE_SIGNING_KEYS" | quote }}
        path: REGISTRATION_GATE_SIGNING_KEYS
{{- else if .Values.app.registrationGateSigningKeys }}
- secret:
    name: {{ include "registry.suffixed" (list . "files") | quote }}
    items:
      - key: {{ "REGISTRATION_GATE_SIGNING_KEYS" | quote }}
        path: REGISTRATION_GATE_SIGNING_KEYS
{{- end }}
{{- if .Values.app.registrationGateOauth2ClientSecretExistingSecret }}
- secret:
    name: {{ tpl .Values.app.registrationGateOauth2ClientSecretExistingSecret . | quote }}
    items:
      - key: {{ .Values.app.registrationGateOauth2ClientSecretExistingSecretKey | default "REGISTRATION_GATE_OAUTH2_CLIENT_SECRET" | quote }}
        path: REGISTRATION_GATE_OAUTH2_CLIENT_SECRET
{{- else if .Values.app.registrationGateOauth2ClientSecret }}
- secret:
    name: {{ include "registry.suffixed" (list . "files") | quote }}
    items:
      - key: {{ "REGISTRATION_GATE_OAUTH2_CLIENT_SECRET" | quote }}
        path: REGISTRATION_GATE_OAUTH2_CLIENT_SECRET
{{- end }}
{{- if .Values.app.registrationGateOauth2PrivateKeyExistingSecret }}
- secret:
    name: {{ tpl .Values.app.registrationGateOauth2PrivateKeyExistingSecret . | quote }}
    items:
      - key: {{ .Values.app.registrationGateOauth2PrivateKeyExistingSecretKey | default "REGISTRATION_GATE_OAUTH2_PRIVATE_KEY" | quote }}
        path: REGISTRATION_GATE_OAUTH2_PRIVATE_KEY
{{- else if .Values.app.registrationGateOauth2PrivateKey }}
- secret:
    name: {{ include "registry.suffixed" (list . "files") | quote }}
    items:
      - key: {{ "REGISTRATION_GATE_OAUTH2_PRIVATE_KEY" | quote }}
        path: REGISTRATION_GATE_OAUTH2_PRIVATE_KEY
{{- end }}
{{- if .Values.app.registryDatabaseUrlExistingSecret }}
- secret:
    name: {{ tpl .Values.app.registryDatabaseUrlExistingSecret . | quote }}
    items:
      - key: {{ .Values.app.registryDatabaseUrlExistingSecretKey | default "REGISTRY_DATABASE_URL" | quote }}
        path: REGISTRY_DATABASE_URL
{{- else if .Values.app.registryDatabaseUrl }}
- secret:
    name: {{ include "registry.suffixed" (list . "files") | quote }}
    items:
      - key: {{ "REGISTRY_DATABASE_URL" | quote }}
        path: REGISTRY_DATABASE_URL
{{- end }}
{{- if .Values.app.registryApiKeysExistingSecret }}
- secret:
    name: {{ tpl .Values.app.registryApiKeysExistingSecret . | quote }}
    items:
      - key: {{ .Values.app.registryApiKeysExistingSecretKey | default "REGISTRY_API_KEYS" | quote }}
        path: REGISTRY_API_KEYS
{{- else if .Values.app.registryApiKeys }}
- secret:
    name: {{ include "registry.suffixed" (list . "files") | quote }}
    items:
      - key: {{ "REGISTRY_API_KEYS" | quote }}
        path: REGISTRY_API_KEYS
{{- end }}
{{- if .Values.app.registryEncryptionKeyExistingSecret }}
- secret:
    name: {{ tpl .Values.app.registryEncryptionKeyExistingSecret . | quote }}
    items:
      - key: {{ .Values.app.registryEncryptionKeyExistingSecretKey | default "REGISTRY_ENCRYPTION_KEY" | quote }}
        path: REGISTRY_ENCRYPTION_KEY
{{- else if .Values.app.registryEncryptionKey }}
- secret:
    name: {{ include "registry.suffixed" (list . "files") | quote }}
    items:
      - key: {{ "REGISTRY_ENCRYPTION_KEY" | quote }}
        path: REGISTRY_ENCRYPTION_KEY
{{- end }}
{{- if .Values.app.registrationWebhookAuthTokenExistingSecret }}
- secret:
    name: {{ tpl .Values.app.registrationWebhookAuthTokenExistingSecret . | quote }}
    items:
      - key: {{ .Values.app.registrationWebhookAuthTokenExistingSecretKey | default "REGISTRATION_WEBHOOK_AUTH_TOKEN" | quote }}
        path: REGISTRATION_WEBHOOK_AUTH_TOKEN
{{- else if .Values.app.registrationWebhookAuthToken }}
- secret:
    name: {{ include "registry.suffixed" (list . "files") | quote }}
    items:
      - key: {{ "REGISTRATION_WEBHOOK_AUTH_TOKEN" | quote }}
        path: REGISTRATION_WEBHOOK_AUTH_TOKEN
{{- end }}
{{- if .Values.app.registrationWebhookSigningSecretExistingSecret }}
- secret:
    name: {{ tpl .Values.app.registrationWebhookSigningSecretExistingSecret . | quote }}
    items:
      - key: {{ .Values.app.registrationWebhookSigningSecretExistingSecretKey | default "REGISTRATION_WEBHOOK_SIGNING_SECRET" | quote }}
        path: REGISTRATION_WEBHOOK_SIGNING_SECRET
{{- else if .Values.app.registrationWebhookSigningSecret }}
- secret:
    name: {{ include "registry.suffixed" (list . "files") | quote }}
    items:
      - key: {{ "REGISTRATION_WEBHOOK_SIGNING_SECRET" | quote }}
        path: REGISTRATION_WEBHOOK_SIGNING_SECRET
{{- end }}
{{- end }}

{{- define "registry.secretVariables" -}}
- REGISTRATION_GATE_AUTH_CREDENTIAL
- REGISTRATION_GATE_SIGNING_KEYS
- REGISTRATION_GATE_OAUTH2_CLIENT_SECRET
- REGISTRATION_GATE_OAUTH2_PRIVATE_KEY
- REGISTRY_DATABASE_URL
- REGISTRY_API_KEYS
- REGISTRY_ENCRYPTION_KEY
- REGISTRATION_WEBHOOK_AUTH_TOKEN
- REGISTRATION_WEBHOOK_SIGNING_SECRET
{{- end }}

{{- define "registry.ownSecretVariables" -}}
{{- if or .Values.app.registrationGateAuthCredential .Values.app.registrationGateAuthCredentialExistingSecret }}
- REGISTRATION_GATE_AUTH_CREDENTIAL
{{- end }}
{{- if or .Values.app.registrationGateSigningKeys .Values.app.registrationGateSigningKeysExistingSecret }}
- REGISTRATION_GATE_SIGNING_KEYS
{{- end }}
{{- if or .Values.app.registrationGateOauth2ClientSecret .Values.app.registrationGateOauth2ClientSecretExistingSecret }}
- REGISTRATION_GATE_OAUTH2_CLIENT_SECRET
{{- end }}
{{- if or .Values.app.registrationGateOauth2PrivateKey .Values.app.registrationGateOauth2PrivateKeyExistingSecret }}
- REGISTRATION_GATE_OAUTH2_PRIVATE_KEY
{{- end }}
{{- if or .Values.app.registryDatabaseUrl .Values.app.registryDatabaseUrlExistingSecret }}
- REGISTRY_DATABASE_URL
{{- end }}
{{- if or .Values.app.registryApiKeys .Values.app.registryApiKeysExistingSecret }}
- REGISTRY_API_KEYS
{{- end }}
{{- if or .Values.app.registryEncryptionKey .Values.app.registryEncryptionKeyExistingSecret }}
- REGISTRY_ENCRYPTION_KEY
{{- end }}
{{- if or .Values.app.registrationWebhookAuthToken .Values.app.registrationWebhookAuthTokenExistingSecret }}
- REGISTRATION_WEBHOOK_AUTH_TOKEN
{{- end }}
{{- if or .Values.app.registrationWebhookSigningSecret .Values.app.registrationWebhookSigningSecretExistingSecret }}
- REGISTRATION_WEBHOOK_SIGNING_SECRET
{{- end }}
{{- end }}

{{- define "registry.literalSecrets" -}}
{{- if .Values.app.registrationGateAuthCredential }}
- REGISTRATION_GATE_AUTH_CREDENTIAL
{{- end }}
{{- if .Values.app.registrationGateSigningKeys }}
- REGISTRATION_GATE_SIGNING_KEYS
{{- end }}
{{- if .Values.app.registrationGateOauth2ClientSecret }}
- REGISTRATION_GATE_OAUTH2_CLIENT_SECRET
{{- end }}
{{- if .Values.app.registrationGateOauth2PrivateKey }}
- REGISTRATION_GATE_OAUTH2_PRIVATE_KEY
{{- end }}
{{- if .Values.app.registryDatabaseUrl }}
- REGISTRY_DATABASE_URL
{{- end }}
{{- if .Values.app.registryApiKeys }}
- REGISTRY_API_KEYS
{{- end }}
{{- if .Values.app.registryEncryptionKey }}
- REGISTRY_ENCRYPTION_KEY
{{- end }}
{{- if .Values.app.registrationWebhookAuthToken }}
- REGISTRATION_WEBHOOK_AUTH_TOKEN
{{- end }}
{{- if .Values.app.registrationWebhookSigningSecret }}
- REGISTRATION_WEBHOOK_SIGNING_SECRET
{{- end }}
{{- end }}
