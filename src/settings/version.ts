declare const BUNDLED_VERSION: string | undefined;

/** Version of these programs; `development` in a checkout. */
export const VERSION = typeof BUNDLED_VERSION === 'string' ? BUNDLED_VERSION : 'development';
