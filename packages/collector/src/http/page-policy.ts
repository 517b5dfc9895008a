interface PagePolicy {
  nonce: string;
  /** Where a page is, as seen from the folder of the collector: reports go there by a relative address. */
  up: string;
  images?: string;
  /** Who may show the page in a frame. @default nobody */
  ancestors?: readonly string[];
}

/** Where browsers report what they kept away, from the folder of the collector. */
export const REPORTS = 'policy-reports';

/**
 * What our own pages may do: run the scripts that one nonce lets in and what these import, and talk to the collector. There is no source of styles, as all are
 * adopted sheets, and no text becomes markup or code.
 */
export const pagePolicy = ({ nonce, up, images = 'data:', ancestors = [] }: PagePolicy): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "connect-src 'self'",
    `img-src 'self' ${images}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors.length === 0 ? "'none'" : ancestors.join(' ')}`,
    "require-trusted-types-for 'script'",
    `report-uri ${up}${REPORTS}`,
    'report-to policy',
  ].join('; '),
  'reporting-endpoints': `policy="${up}${REPORTS}"`,
});
