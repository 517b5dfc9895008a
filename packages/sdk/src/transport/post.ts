/** Plain text needs no preflight. */
export const POST = { method: 'POST', headers: { 'content-type': 'text/plain' } };
