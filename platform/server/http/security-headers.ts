import type { FastifyInstance } from 'fastify';

/** Content security policies by what an address answers with: directive to sources. */
type Policy = Readonly<Record<string, readonly string[]>>;

/**
 * For pages: nothing inline, nothing of another site, nobody may frame us. Text becomes markup or code nowhere:
 * the one policy of trusted types, in apps/web/trusted-scripts.ts, lets workers of the app start and nothing else.
 * Styles set on elements by script (React, positions of floating parts) are no inline styles to the browser, so they
 * need no exception.
 */
const pagePolicy: Policy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['default'],
};

/** For data and downloads: opened as a page, say an uploaded file, they may do nothing, not even as our origin. */
const dataPolicy: Policy = {
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
  sandbox: [],
};

/** What no page of ours asks for, nor may any script that got in. */
const unusedFeatures = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/** Every answer says what a browser may do with it; with HTTPS also that it is never to come without. */
export async function registerSecurityHeaders(app: FastifyInstance, isSecure: boolean): Promise<void> {
  const { default: helmet } = await import('@fastify/helmet');
  await app.register(helmet, {
    contentSecurityPolicy: false, // it depends on the address
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  });
  const page = written(isSecure ? { ...pagePolicy, 'upgrade-insecure-requests': [] } : pagePolicy);
  const data = written(dataPolicy);
  const permissions = unusedFeatures.map((feature) => `${feature}=()`).join(', ');
  app.addHook('onRequest', async ({ url }, reply) => {
    const isData = /^\/api(?!\/docs)\b|^\/(health|metrics)\b/.test(url);
    reply.header('content-security-policy', isData ? data : page).header('permissions-policy', permissions);
  });
}

const written = (policy: Policy) =>
  Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ');
