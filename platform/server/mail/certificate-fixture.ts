/** A certificate for localhost, good until 2126, that nobody trusts but who is told to: for the tests of mail alone. */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBlTCCATugAwIBAgIUW+326hDkeZef5DqzfAvhI7gqLdMwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTE5NDIyNVoYDzIxMjYxMDI4
MTk0MjI1WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAT+8APee3v8XmCubz1zlsES6rz2+Sl5dB9lsk8aJ5sJLnpAf/UzyVld
ijOqCWpvCnftib/dcqz71yUiUwLi+seco2kwZzAdBgNVHQ4EFgQUSyidgr+qLU9q
IFDgGicd6seQ10cwHwYDVR0jBBgwFoAUSyidgr+qLU9qIFDgGicd6seQ10cwDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
SAAwRQIgOPgqcQEMT1jznziGcIYQXmUesx/x1I04Pzvx7tXb4ocCIQDFnmD8XG8+
yggxjndrcem/iWEvMOYvwXkJGogMQ4dAtw==
-----END CERTIFICATE-----
`;

export const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgY32eLInW4QpPX3ac
dNfoqhnX+KCeaZgjWPeFJzjitbihRANCAAT+8APee3v8XmCubz1zlsES6rz2+Sl5
dB9lsk8aJ5sJLnpAf/UzyVldijOqCWpvCnftib/dcqz71yUiUwLi+sec
-----END PRIVATE KEY-----
`;
