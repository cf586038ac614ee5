/** A policy gate that runs. */
export const policyGate = {
  enabled: true,
  settings: {
    policyGateIssuerUrl: 'https://idp.example.com',
    policyGateAudience: 'api://gate',
    policyGateAllowedClients: 'registry',
  },
  policy: { agent: { type: 'object' } },
};

/** How the registry shows itself to the policy gate. */
export const login = {
  registrationGateAuthType: 'oauth2_client_credentials',
  registrationGateOauth2IssuerUrl: 'https://idp.example.com',
  registrationGateOauth2ClientId: 'registry',
  registrationGateOauth2ClientSecretExistingSecret: 'registration-gate',
};
