/** The three agents of the demo: one that the policy allows, one that it denies, one that comes too late. */
export const assets = {
  allowed: {
    name: 'Invoice Reader',
    description: 'Reads invoices and files them with the right cost centre',
    url: 'https://agents.example.com/invoice-reader',
    version: '1.0.0',
    provider: { organization: 'Example Finance', url: 'https://finance.example.com' },
    tags: ['finance'],
  },
  denied: {
    name: 'Plain Text Agent',
    description: 'Answers over an unencrypted connection',
    url: 'http://agents.example.com/plain-text',
    version: '1.0.0',
    provider: { organization: 'Example Labs', url: 'https://labs.example.com' },
  },
  blocked: {
    name: 'Night Owl',
    description: 'Comes while no access token can be had',
    url: 'https://agents.example.com/night-owl',
    version: '1.0.0',
    provider: { organization: 'Example Finance', url: 'https://finance.example.com' },
  },
} as const;
